/**
 * White noise made pink: six one-poles and what passes by them (P. Kellet, 1999, made for 44.1 kHz, within 0.05 dB there above 9 Hz). Poles keep their frequencies at other
 * sample rates and their gains at 0 Hz. Fields: their states, then their poles and gains, what came in last, and how much makes a root mean square of 1.
 */
const POLES: i32 = 6;
export const FIELDS: i32 = 3 * POLES + 2;
const LAST: usize = <usize>(3 * POLES) << 4;
const LEVEL: usize = LAST + 16;

const KELLET_HZ: f64 = 44100.0;
const KELLET_POLES = memory.data<f64>([0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616], 8);
const KELLET_GAINS = memory.data<f64>([0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898], 8);
/** What passes by, now and a frame later. */
const STRAIGHT: f32 = 0.5362;
const LATER: f32 = 0.115926;
/** The mean square of even noise from -1 to 1. */
const EVEN: f64 = 1.0 / 3.0;

export function tune(fields: usize, lane: usize, sampleRate: f64): void {
  for (let i = 0; i < POLES; i++) {
    const was = load<f64>(KELLET_POLES + (<usize>i << 3));
    const pole = was > 0.0 ? Math.pow(was, KELLET_HZ / sampleRate) : was;
    const gain = (load<f64>(KELLET_GAINS + (<usize>i << 3)) * (1.0 - pole)) / (1.0 - was);
    store<f32>(fields + (<usize>(POLES + i) << 4) + lane, <f32>pole);
    store<f32>(fields + (<usize>(2 * POLES + i) << 4) + lane, <f32>gain);
  }
  store<f32>(fields + lane, <f32>(1.0 / Math.sqrt(EVEN * energyOf(fields + lane))), LEVEL);
}

/** The sum of the squares of what a single 1 becomes. */
function energyOf(fields: usize): f64 {
  let energy: f64 = <f64>STRAIGHT * <f64>STRAIGHT + <f64>LATER * <f64>LATER;
  for (let i: usize = 0; i < <usize>POLES << 4; i += 16) {
    const pole = <f64>load<f32>(fields + i, <usize>POLES << 4);
    const gain = <f64>load<f32>(fields + i, <usize>(2 * POLES) << 4);
    energy += 2.0 * gain * (<f64>STRAIGHT + <f64>LATER * pole);
    for (let k: usize = 0; k < <usize>POLES << 4; k += 16)
      energy += (gain * <f64>load<f32>(fields + k, <usize>(2 * POLES) << 4)) / (1.0 - pole * <f64>load<f32>(fields + k, <usize>POLES << 4));
  }
  return energy;
}

@inline
export function filter(fields: usize, x: v128): v128 {
  let sum = f32x4.add(f32x4.mul(x, f32x4.splat(STRAIGHT)), f32x4.mul(v128.load(fields, LAST), f32x4.splat(LATER)));
  for (let i: usize = 0; i < <usize>POLES << 4; i += 16) {
    const pole = v128.load(fields + i, <usize>POLES << 4);
    const gain = v128.load(fields + i, <usize>(2 * POLES) << 4);
    const next = f32x4.add(f32x4.mul(v128.load(fields + i), pole), f32x4.mul(x, gain));
    v128.store(fields + i, next);
    sum = f32x4.add(sum, next);
  }
  v128.store(fields, x, LAST);
  return f32x4.mul(sum, v128.load(fields, LEVEL));
}
