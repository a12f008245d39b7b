import { dbtpText, figuresOf } from "./figures.ts";
import { refusal } from "./outcome.ts";

/** EBU R 128: true peaks above this may clip in whatever decodes or converts the file. */
const HIGHEST_DBTP = -1;

/**
 * Makes the mix as loud as was asked for, and everything else louder or softer by as much, so that stems still add up to it. The samples are
 * changed in place. Says by how many decibels.
 * @param targetLufs integrated loudness
 * @throws SessionError when the mix has no loudness: nothing in it is above -70 LUFS
 */
export function normalise(
  mix: readonly Float32Array[],
  others: readonly (readonly Float32Array[])[],
  sampleRate: number,
  targetLufs: number,
): number {
  const { integratedLufs } = figuresOf(mix, sampleRate);
  if (integratedLufs === null)
    throw refusal(
      "out-of-range",
      "--normalise",
      "the mix has no loudness: nothing in it is above -70 LUFS for 400 ms; leave --normalise out, or render another part",
    );
  const byDb = targetLufs - integratedLufs;
  const gain = 10 ** (byDb / 20);
  for (const channel of [mix, ...others].flat()) for (let i = 0; i < channel.length; i++) channel[i]! *= gain;
  return byDb;
}

/** What is to be said of a mix that loudness made too high. */
export function truePeakWarnings(file: string, truePeakDbtp: number | null, targetLufs: number): readonly string[] {
  if (truePeakDbtp === null || truePeakDbtp <= HIGHEST_DBTP) return [];
  const peak = `at ${targetLufs} LUFS its true peak is ${dbtpText(truePeakDbtp)}`;
  return [`${file}: ${peak}, above the ${dbtpText(HIGHEST_DBTP)} of EBU R 128; put a limiter on the master, or ask for less`];
}
