import * as glide from "../dsp/lane-glide";
import * as P from "../generated/gain";
import * as L from "../generated/layout";

const COEFFICIENTS: i32 = 1;
const SILENCE_DB: f64 = -144.0;

export const FIELDS: i32 = 1 + glide.FIELDS_EACH * COEFFICIENTS;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, fresh: bool): void {
  const levelDb = <f64>load<f32>(params, P.GAIN_DB);
  const gain = levelDb <= SILENCE_DB ? 0.0 : Math.pow(10.0, levelDb / 20.0);
  glide.aim(bank, COEFFICIENTS, 0, lane, <f32>gain);
  glide.depart(bank, COEFFICIENTS, lane, sampleRate, fresh);
}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank, frames - done);
    const from = <usize>done << 4;
    const end = from + (<usize>stretch << 4);
    const step = v128.load(glide.stepAt(bank, COEFFICIENTS, 0));
    let gain = v128.load(glide.valueAt(bank, 0));
    for (let at = from; at < end; at += 16) {
      v128.store(output + at, f32x4.mul(v128.load(input + at), gain));
      if (channels == 2) v128.store(output + at, f32x4.mul(v128.load(input + at, L.QUAD_BYTES), gain), L.QUAD_BYTES);
      gain = f32x4.add(gain, step);
    }
    v128.store(glide.valueAt(bank, 0), gain);
    glide.passed(bank, COEFFICIENTS, stretch);
    done += stretch;
  }
}

export function rest(bank: usize): bool {
  return !glide.walking(bank);
}
