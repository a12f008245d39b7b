/** One channel of samples, or two: left, right. Everything in double precision. */
export type Signal = readonly Float64Array[];

/** Gains from source side to output side: left to left, left to right, right to left, right to right. */
export type Matrix = readonly [ll: number, lr: number, rl: number, rr: number];

export function silence(channels: number, frames: number): Signal {
  return Array.from({ length: channels }, () => new Float64Array(frames));
}

export function add(sum: Signal, signal: Signal): void {
  for (const [c, channel] of sum.entries()) for (let n = 0; n < channel.length; n++) channel[n]! += signal[c]![n]!;
}

export function late(signal: Signal, frames: number): Signal {
  return signal.map((channel) => {
    const out = new Float64Array(channel.length);
    out.set(channel.subarray(0, Math.max(0, channel.length - frames)), Math.min(frames, channel.length));
    return out;
  });
}

export function scaled(signal: Signal, gainAt: (frame: number) => number): Signal {
  const out = signal.map((channel) => channel.slice());
  for (let n = 0; n < out[0]!.length; n++) {
    const gain = gainAt(n);
    for (const channel of out) channel[n]! *= gain;
  }
  return out;
}

/** A signal of one or two channels onto two sides. */
export function through([left, right = left]: Signal, matrixAt: (frame: number) => Matrix): Signal {
  const [outLeft, outRight] = silence(2, left!.length) as [Float64Array, Float64Array];
  const isStereo = right !== left;
  for (let n = 0; n < left!.length; n++) {
    const [ll, lr, rl, rr] = matrixAt(n);
    outLeft[n] = left![n]! * ll + (isStereo ? right![n]! * rl : 0);
    outRight[n] = left![n]! * lr + (isStereo ? right![n]! * rr : 0);
  }
  return [outLeft, outRight];
}

/** Mono is the same on both sides; stereo in mono is half of both. */
export function withChannels(signal: Signal, channels: 1 | 2): Signal {
  if (signal.length === channels) return signal;
  const [left, right] = signal as [Float64Array, Float64Array];
  return channels === 2 ? [left, left.slice()] : [left.map((x, n) => (x + right[n]!) / 2)];
}

export function peakOf(signal: Signal): number {
  let most = 0;
  for (const channel of signal) for (const x of channel) most = Math.max(most, Math.abs(x));
  return most;
}
