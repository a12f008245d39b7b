import * as L from "../generated/layout";

/** The sound goes through as it is: who looks at it looks behind the insert. */
export const FIELDS: i32 = 0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  for (let c: usize = 0; c < <usize>channels; c++)
    memory.copy(output + c * L.QUAD_BYTES, input + c * L.QUAD_BYTES, <usize>frames << 4);
}

export function rest(bank: usize): bool {
  return true;
}
