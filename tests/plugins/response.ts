import type { ParamValue } from "../../src/params/spec.ts";
import { session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { impulse, SAMPLE_RATE } from "../desk/signals.ts";

type Params = Readonly<Record<string, ParamValue>>;

/** What a plugin makes of an impulse on a mono strip. */
export async function impulseResponse(
  plugin: string,
  params: Params,
  frames: number,
  sampleRate = SAMPLE_RATE,
): Promise<Float32Array> {
  const strip = track("a", { channels: 1, pan: -1, inserts: [{ id: "it", plugin, params }] });
  const audio = () => ({ sampleRate, channels: [impulse(frames)] });
  const { left } = await renderDocument(session([strip], { lengthFrames: frames, sampleRate }), {}, { audio });
  return left;
}

/** Magnitude in dB of an impulse response at `hz`. */
export function magnitudeDb(response: ArrayLike<number>, hz: number, sampleRate = SAMPLE_RATE): number {
  const w = (2 * Math.PI * hz) / sampleRate;
  const [turnRe, turnIm] = [Math.cos(w), -Math.sin(w)];
  let [re, im] = [0, 0];
  for (let n = response.length - 1; n >= 0; n--) [re, im] = [response[n]! + re * turnRe - im * turnIm, re * turnIm + im * turnRe];
  return 20 * Math.log10(Math.hypot(re, im));
}

/** So many frequencies, each the same step above the one before. */
export const spread = (fromHz: number, toHz: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => fromHz * (toHz / fromHz) ** (i / (count - 1)));
