/**
 * Half-band filters that double a sample rate and halve it again, for a bank: equiripple (J. McClellan and T. Parks, 1973), linear phase, every
 * second tap nothing but for the one in the middle. On the way up images are 103 dB down, for sound to 20 kHz at 48 kHz (5/12 of the lowest rate);
 * on the way down what would fold back is 78 dB down or more. With 4 h + 3 taps a filter is 2 h + 1 samples of its higher rate late.
 */

/** Twice the taps before the one in the middle, of each stage: from the lowest rate up. The others mirror them. */
const first = memory.data<f32>([
  3.20520261e-5, -9.79313274e-5, 0.000238976368, -0.000501930517, 0.000953083512, -0.00167974067, 0.00279297238,
  -0.00443077214, 0.00676268574, -0.00999839219, 0.0144048092, -0.0203414221, 0.0283340966, -0.0392376293, 0.0546236602,
  -0.0778429219, 0.117643807, -0.206265618, 0.634616841,
]);
const second = memory.data<f32>([0.00142792698, -0.0110307136, 0.0462712533, -0.149248695, 0.612585132]);
const third = memory.data<f32>([-0.0029456649, 0.0263118661, -0.123772912, 0.600406565]);
/** The first stage's, on the way down: what is bent has harmonics just above half the lowest rate. Passes to 23 kHz, stops from 25 kHz. */
const landing = memory.data<f32>([
  0.000152709313, -9.41142445e-05, 0.000122517289, -0.000156287695, 0.000196138637, -0.000242665599,
  0.0002964816, -0.000358434341, 0.000429502239, -0.000510398651, 0.000601855059, -0.000705401308,
  0.000821508503, -0.000951620259, 0.00109664629, -0.00125787656, 0.00143663696, -0.00163427482,
  0.00185218413, -0.00209194473, 0.00235519797, -0.00264359593, 0.00295914302, -0.00330374273,
  0.00367975135, -0.00408955715, 0.00453586255, -0.0050216652, 0.00555034829, -0.0061257068,
  0.00675209996, -0.00743455761, 0.00817888296, -0.00899201468, 0.00988202834, -0.0108587503,
  0.0119340116, -0.0131223746, 0.0144418961, -0.015915315, 0.0175716665, -0.0194486667,
  0.0215961964, -0.0240815536, 0.0269979254, -0.0304778326, 0.0347165117, -0.0400135549,
  0.0468533746, -0.0560731789, 0.0692550459, -0.0897900384, 0.126496258, -0.211709082,
  0.636453779,
]);

export const LANDING: i32 = 3;
export const STAGES: i32 = 3;

/** Distinct taps of a stage, less one. */
@inline
export function halfOf(stage: i32): i32 {
  return stage == 0 ? 18 : stage == 1 ? 4 : stage == 2 ? 3 : 54;
}

@inline
function tapsOf(stage: i32): usize {
  return stage == 0 ? first : stage == 1 ? second : stage == 2 ? third : landing;
}

/** Samples before the present one that a stage looks back at: of what it doubles, and of the even and the odd samples that it halves. */
@inline
export function backOf(stage: i32): i32 {
  return 2 * halfOf(stage) + 1;
}

@inline
export function oddBackOf(stage: i32): i32 {
  return halfOf(stage) + 1;
}

/** All even taps over the samples that end at `newest`: pairs that mirror each other are added first. */
@inline
function even(stage: i32, newest: usize): v128 {
  const taps = tapsOf(stage);
  let near = newest;
  let far = newest - (<usize>backOf(stage) << 4);
  let a = f32x4.splat(0.0);
  let b = f32x4.splat(0.0);
  let at = taps;
  for (const last = taps + (<usize>(halfOf(stage) & ~1) << 2); at < last; at += 8, near -= 32, far += 32) {
    a = f32x4.add(a, f32x4.mul(v128.load32_splat(at), f32x4.add(v128.load(near), v128.load(far))));
    b = f32x4.add(b, f32x4.mul(v128.load32_splat(at, 4), f32x4.add(v128.load(near - 16), v128.load(far, 16))));
  }
  for (const end = taps + (<usize>(halfOf(stage) + 1) << 2); at < end; at += 4, near -= 16, far += 16)
    a = f32x4.add(a, f32x4.mul(v128.load32_splat(at), f32x4.add(v128.load(near), v128.load(far))));
  return f32x4.add(a, b);
}

/** The first of the two samples that become of the one at `newest`. */
@inline
export function early(stage: i32, newest: usize): v128 {
  return even(stage, newest);
}

/** The second of them: what came in, late. */
@inline
export function late(stage: i32, newest: usize): v128 {
  return v128.load(newest - (<usize>halfOf(stage) << 4));
}

/** The one sample that becomes of the even ones that end at `evens`, and the odd ones whose last but the newest stands before `odds`. */
@inline
export function joined(stage: i32, evens: usize, odds: usize): v128 {
  const middle = v128.load(odds - (<usize>oddBackOf(stage) << 4));
  return f32x4.mul(f32x4.splat(0.5), f32x4.add(even(stage, evens), middle));
}
