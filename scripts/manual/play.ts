import { type EngineFactory, renderOffline } from "../../src/offline/render.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { loadSession } from "../../src/session/load.ts";

export const SAMPLE_RATE = 48000;
export type Params = Readonly<Record<string, ParamValue>>;

/** What a plugin makes of a sound on a mono strip at unity, in the engine. */
export async function play(engine: EngineFactory, plugin: string, params: Params, sound: Float32Array): Promise<Float32Array> {
  const strip = { id: "a", role: "track", channels: 1, pan: -1, clips: [{ file: "a" }], inserts: [{ id: "it", plugin, params }] };
  const document = { format: "postfade-session", version: 1, sampleRate: SAMPLE_RATE, lengthFrames: sound.length };
  const session = loadSession({ ...document, strips: [strip, { id: "master", role: "master" }] });
  const audio = () => ({ sampleRate: SAMPLE_RATE, channels: [sound] });
  return (await renderOffline(session, { engine, audio })).left;
}

/** Magnitude in dB at each of the frequencies. */
export async function response(
  engine: EngineFactory,
  plugin: string,
  params: Params,
  hz: readonly number[],
): Promise<[number, number][]> {
  const sound = new Float32Array(16384);
  sound[0] = 1;
  const heard = await play(engine, plugin, params, sound);
  return hz.map((at) => {
    const w = (2 * Math.PI * at) / SAMPLE_RATE;
    const re = heard.reduce((sum, x, n) => sum + x * Math.cos(w * n), 0);
    const im = heard.reduce((sum, x, n) => sum + x * Math.sin(w * n), 0);
    return [at, 20 * Math.log10(Math.hypot(re, im) + 1e-9)];
  });
}

/** RMS of a sine of 1 kHz that went in and of what came out, both as dBFS of a sine, once it has settled. */
export async function levels(
  engine: EngineFactory,
  plugin: string,
  params: Params,
  inDb: readonly number[],
): Promise<[number, number][]> {
  const frames = 24000;
  const settled = 19200;
  return Promise.all(
    inDb.map(async (db): Promise<[number, number]> => {
      const sound = Float32Array.from({ length: frames }, (_, n) => 10 ** (db / 20) * Math.sin((2 * Math.PI * n) / 48));
      const heard = (await play(engine, plugin, params, sound)).subarray(settled);
      const power = heard.reduce((sum, x) => sum + x * x, 0) / heard.length;
      return [db, 10 * Math.log10(2 * power + 1e-20)];
    }),
  );
}
