import { figuresOf } from "../loudness/figures.ts";
import type { Render } from "./render.ts";

/**
 * Makes a render as loud as is asked for: the mix, and its stems by as much, so that what added up to it still does. The samples are changed in place; peaks may
 * come to lie above full scale, which `measureAudio` says and a limiter on the master prevents.
 * @param targetLufs integrated loudness by ITU-R BS.1770-5, from -70 to 0 LUFS
 * @returns by how many decibels it was turned up
 * @throws RangeError `out-of-range` for another target, `no-loudness` for a mix in which nothing is above -70 LUFS for 400 ms; then nothing changed
 */
export function normaliseRender({ left, right, sampleRate, stems }: Render, targetLufs: number): number {
  if (!(targetLufs >= -70 && targetLufs <= 0))
    throw new RangeError(`out-of-range: normaliseRender: ${targetLufs} is not a loudness from -70 to 0 LUFS, like -16`);
  const { integratedLufs } = figuresOf([left, right], sampleRate);
  if (integratedLufs === null)
    throw new RangeError(
      "no-loudness: normaliseRender: nothing in the mix is above -70 LUFS for 400 ms; leave it as it is, or render another part",
    );
  const byDb = targetLufs - integratedLufs;
  const gain = 10 ** (byDb / 20);
  const others = [...stems.values()].flatMap((stem) => [stem.left, stem.right]);
  for (const samples of [left, right, ...others]) for (let i = 0; i < samples.length; i++) samples[i]! *= gain;
  return byDb;
}
