import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import type { Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";

export type Params = Readonly<Record<string, ParamValue>>;

/** What comes of a sound through one plugin on a stereo strip at unity: frame 0 of it is frame 0 of the sound, however late the plugin is. */
export function through(plugin: string, params: Params, sound: readonly [Float32Array, Float32Array]): Promise<Sides> {
  return throughInsert({ id: "it", plugin, params }, sound);
}

export function throughInsert(insert: InsertDocument, sound: readonly [Float32Array, Float32Array]): Promise<Sides> {
  return renderDocument(session([track("a", { channels: 2, inserts: [insert] })], { lengthFrames: sound[0].length }), {
    a: [...sound],
  });
}

/** Twice the same. */
export const both = (sound: Float32Array): [Float32Array, Float32Array] => [sound, sound];

/** Of what was heard over what went in, in dB. */
export const gainDb = (heard: number, given: number) => 20 * Math.log10(Math.abs(heard / given));
