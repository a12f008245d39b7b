/** A recorded track: what came down the microphone line, before anybody mixed it. */
import { LENGTH_FRAMES } from "./form.ts";

export interface Stem {
  /** File name without ending, and the strip's id in the demo sessions. */
  name: string;
  /** One or two channels of {@link LENGTH_FRAMES}. */
  channels: Float32Array[];
}

export function silence(frames: number = LENGTH_FRAMES): Float32Array {
  return new Float32Array(frames);
}

/** `into += gain * sound`, from `frame` on; what sticks out at the end is cut. */
export function addAt(into: Float32Array, frame: number, sound: Float32Array, gain: number): void {
  const frames = Math.min(sound.length, into.length - frame);
  for (let i = 0; i < frames; i++) into[frame + i] = (into[frame + i] ?? 0) + gain * (sound[i] ?? 0);
}

/** Equal-power pan of a mono sound into a pair. */
export function addPanned(
  pair: readonly [Float32Array, Float32Array],
  frame: number,
  sound: Float32Array,
  gain: number,
  pan: number,
): void {
  const angle = ((pan + 1) * Math.PI) / 4;
  addAt(pair[0], frame, sound, gain * Math.cos(angle));
  addAt(pair[1], frame, sound, gain * Math.sin(angle));
}

export function peakOf(channels: readonly Float32Array[]): number {
  let peak = 0;
  for (const channel of channels) for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** The recording level: scales all channels alike so that the highest peak is at `peakDb` dBFS. */
export function recordAt(peakDb: number, channels: readonly Float32Array[]): void {
  const gain = 10 ** (peakDb / 20) / peakOf(channels);
  for (const channel of channels) for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) * gain;
}
