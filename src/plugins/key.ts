import { hertz, milliseconds, type ParamValue, toggle } from "../params/spec.ts";

/** What dynamics hear and when, described once for all of them. */

/** Cuts of the key, Butterworth of 12 dB per octave; at the ends of their ranges they are off. */
export const keyCuts = {
  keyLowCutHz: hertz({ label: "Key low cut", min: 10, max: 20000, initial: 10 }),
  keyHighCutHz: hertz({ label: "Key high cut", min: 20, max: 24000, initial: 24000 }),
} as const;

/** The key, as it is filtered, instead of the sound. */
export const keyListen = { listen: toggle("Key listen", false) } as const;

/** How much earlier the key is heard than the sound, which is late by that. */
export const lookahead = (initialMs: number) =>
  ({ lookaheadMs: milliseconds({ label: "Look-ahead", min: 0, max: 20, initial: initialMs }) }) as const;

/** The kernel rounds the same float the same way. */
export function lookaheadFrames(values: Readonly<Record<string, ParamValue>>, sampleRate: number): number {
  return Math.round((Math.fround(Number(values.lookaheadMs)) * sampleRate) / 1000);
}
