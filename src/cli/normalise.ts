import { normaliseRender } from "../offline/normalise.ts";
import type { Render } from "../offline/render.ts";
import { dbtpText } from "./figures.ts";
import { refusal } from "./outcome.ts";

/** EBU R 128: true peaks above this may clip in whatever decodes or converts the file. */
const HIGHEST_DBTP = -1;

/**
 * `normaliseRender`, as the option asks for it. Says by how many decibels.
 * @throws SessionError when the mix has no loudness
 */
export function normalise(render: Render, targetLufs: number): number {
  try {
    return normaliseRender(render, targetLufs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal(
      "out-of-range",
      "--normalise",
      "the mix has no loudness: nothing in it is above -70 LUFS for 400 ms; leave --normalise out, or render another part",
    );
  }
}

/** What is to be said of a mix that loudness made too high. */
export function truePeakWarnings(file: string, truePeakDbtp: number | null, targetLufs: number): readonly string[] {
  if (truePeakDbtp === null || truePeakDbtp <= HIGHEST_DBTP) return [];
  const peak = `at ${targetLufs} LUFS its true peak is ${dbtpText(truePeakDbtp)}`;
  return [`${file}: ${peak}, above the ${dbtpText(HIGHEST_DBTP)} of EBU R 128; put a limiter on the master, or ask for less`];
}
