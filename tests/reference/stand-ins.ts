import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import type { Sounds } from "../desk/render.ts";

/** One plugin of the reference has no twin among ours: `ref-tanh`. What it does to a session is said here by other means; everything else stays. */

const isBent = ({ inserts = [] }: StripDocument) => inserts[0]?.plugin === "ref-tanh";
const withoutFirst = (strip: StripDocument) => ({ ...strip, inserts: strip.inserts!.slice(1) });

/** A track that begins with `ref-tanh` plays files that are bent already. */
export function shaped(document: SessionDocument, sounds: Sounds): { document: SessionDocument; sounds: Sounds } {
  const bent: Record<string, readonly Float32Array[]> = {};
  const strips = document.strips.map((strip) => {
    if (!isBent(strip)) return strip;
    const { params = {} } = strip.inserts![0]!;
    const [drive, output] = [params.driveDb, params.outputDb].map((db) => 10 ** (Number(db ?? 0) / 20)) as [number, number];
    const clips = strip.clips!.map((clip) => ({ ...clip, file: `${clip.file} bent` }));
    for (const { file } of strip.clips!)
      bent[`${file} bent`] = [sounds[file]!].flat().map((channel) => channel.map((x) => Math.tanh(drive * x) * output));
    return { ...withoutFirst(strip), clips };
  });
  return { document: { ...document, strips }, sounds: { ...sounds, ...bent } };
}

/** The session without it: what waits, waits as if it were not there. */
export function withoutStandIns(document: SessionDocument): SessionDocument {
  return { ...document, strips: document.strips.map((strip) => (isBent(strip) ? withoutFirst(strip) : strip)) };
}
