import { checkedSaid, type Names } from "../session/said.ts";
import { plainRounding, triangularDither } from "./dither.ts";
import { checkSound } from "./measure-audio.ts";
import { WAV_BITS, type WavBits, wavFile } from "./wav.ts";

export interface WavOptions {
  /** Hz. */
  readonly sampleRate: number;
  /** Integers of 16 or 24 bits, or 32-bit floats, which hold what is above full scale too; 24 unless said. */
  readonly bits?: WavBits;
  /** Triangular dither before integers are rounded; on unless said. The same sound always gives the same bytes. */
  readonly dither?: boolean;
}

const WAV_OPTIONS: Names<WavOptions> = { sampleRate: true, bits: true, dither: true };

/**
 * A WAV file of a sound, as `postfade render` writes it: `wavOf([render.left, render.right], { sampleRate: render.sampleRate })`. In Node for
 * `writeFile`, on a page for `new Blob([bytes], { type: "audio/wav" })`. Integers are held at full scale.
 * @throws RangeError for options that are none, or what is no sound
 */
export function wavOf(channels: readonly Float32Array[], options: WavOptions): Uint8Array<ArrayBuffer> {
  const { sampleRate, bits = "24", dither = true } = checkedSaid("wavOf", options, WAV_OPTIONS);
  checkSound("wavOf", channels, sampleRate);
  if (!WAV_BITS.includes(bits))
    throw new RangeError(`bad-type: wavOf: bits ${JSON.stringify(bits)} is none of ${WAV_BITS.join(", ")}`);
  return wavFile(channels, sampleRate, bits, dither ? triangularDither() : plainRounding);
}
