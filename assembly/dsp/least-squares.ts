/**
 * The best answer to a few more equations than unknowns, by modified Gram-Schmidt (G. H. Golub and C. F. Van Loan, "Matrix Computations", 5.2):
 * without squaring, so that unknowns which say nearly the same are still told apart. In float64, in memory of its own.
 */
export const MOST_EQUATIONS: i32 = 20;
export const MOST_UNKNOWNS: i32 = 4;
const COLUMN: usize = <usize>MOST_EQUATIONS << 3;
const columns = memory.data(20 * 4 * 8, 16);
const wanted = memory.data(20 * 8, 16);
const triangle = memory.data(4 * 4 * 8, 16);
const answers = memory.data(4 * 8, 16);

/** What the `unknown` is multiplied by in an `equation`. */
@inline
export function put(equation: i32, unknown: i32, factor: f64): void {
  store<f64>(columns + <usize>unknown * COLUMN + (<usize>equation << 3), factor);
}

/** What an `equation` should come to. */
@inline
export function want(equation: i32, value: f64): void {
  store<f64>(wanted + (<usize>equation << 3), value);
}

@inline
export function answer(unknown: i32): f64 {
  return load<f64>(answers + (<usize>unknown << 3));
}

/** The product of two columns; the one after the last is what is wanted. */
function product(a: usize, b: usize, equations: i32): f64 {
  let sum = 0.0;
  for (let i: usize = 0, end = <usize>equations << 3; i < end; i += 8) sum += load<f64>(a + i) * load<f64>(b + i);
  return sum;
}

function takeAway(from: usize, column: usize, times: f64, equations: i32): void {
  for (let i: usize = 0, end = <usize>equations << 3; i < end; i += 8)
    store<f64>(from + i, load<f64>(from + i) - times * load<f64>(column + i));
}

@inline
function entry(row: i32, column: i32): usize {
  return triangle + (<usize>(row * MOST_UNKNOWNS + column) << 3);
}

export function solve(equations: i32, unknowns: i32): void {
  for (let i = 0; i < unknowns; i++) {
    const own = columns + <usize>i * COLUMN;
    const length = product(own, own, equations);
    for (let j = i + 1; j < unknowns; j++) {
      const other = columns + <usize>j * COLUMN;
      const share = product(own, other, equations) / length;
      store<f64>(entry(i, j), share);
      takeAway(other, own, share, equations);
    }
    const share = product(own, wanted, equations) / length;
    store<f64>(answers + (<usize>i << 3), share);
    takeAway(wanted, own, share, equations);
  }
  for (let i = unknowns - 2; i >= 0; i--) {
    let sum = answer(i);
    for (let j = i + 1; j < unknowns; j++) sum -= load<f64>(entry(i, j)) * answer(j);
    store<f64>(answers + (<usize>i << 3), sum);
  }
}
