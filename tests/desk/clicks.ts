import { SAMPLE_RATE } from "./signals.ts";

const HIGH_PASS_HZ = 8000;
const ORDER = 8;

/** Butterworth high-pass of the 8th order at 8 kHz: second-order sections by the bilinear transform, in double precision. */
function aboveEightKilohertz(signal: ArrayLike<number>): Float64Array {
  const y = Float64Array.from(signal);
  const k = Math.tan((Math.PI * HIGH_PASS_HZ) / SAMPLE_RATE);
  for (let section = 0; section < ORDER / 2; section++) {
    const damping = 2 * Math.sin((Math.PI * (2 * section + 1)) / (2 * ORDER));
    const norm = 1 / (1 + k * damping + k * k);
    const [a1, a2] = [2 * (k * k - 1) * norm, (1 - k * damping + k * k) * norm];
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let i = 0; i < y.length; i++) {
      const x = y[i]!;
      const out = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
      [x2, x1, y2, y1] = [x1, x, y1, out];
      y[i] = out;
    }
  }
  return y;
}

/** What an ear finds of a click: the peak above 8 kHz from 8 frames before an edit to 50 ms after it, in dBFS. */
export function clickDbfs(signal: ArrayLike<number>, editFrame: number): number {
  return residualDbfs(signal, editFrame - 8, editFrame + 0.05 * SAMPLE_RATE);
}

/** The peak above 8 kHz between two frames, in dBFS. */
export function residualDbfs(signal: ArrayLike<number>, from: number, to = signal.length): number {
  const high = aboveEightKilohertz(signal).subarray(from, to);
  return 20 * Math.log10(high.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-12));
}

/** Frames of the declared ramp: 10 ms. */
export const RAMP_FRAMES = 0.01 * SAMPLE_RATE;

/** The declared ramp between two gains, from rest to rest: 3 t^2 - 2 t^3 over {@link RAMP_FRAMES} from `startFrame` on. */
export function declaredRamp(startFrame: number, from = 0, to = 1): (frame: number) => number {
  return (frame) => {
    const t = Math.min(1, Math.max(0, (frame - startFrame) / RAMP_FRAMES));
    return from + (to - from) * t * t * (3 - 2 * t);
  };
}

/** What comes of a signal through a gain that moves. */
export function through(signal: ArrayLike<number>, gainAt: (frame: number) => number): Float64Array {
  return Float64Array.from(signal, (x, frame) => x * gainAt(frame));
}
