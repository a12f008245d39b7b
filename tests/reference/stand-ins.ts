import { changeInsert } from "../../src/graph/edit.ts";
import type { InsertDocument, SessionDocument, StripDocument } from "../../src/session/document.ts";
import type { Session } from "../../src/session/session.ts";
import { bus } from "../desk/documents.ts";
import type { Sounds } from "../desk/render.ts";

/**
 * Two plugins of the reference have no twin among ours: `ref-delay`, whose echoes report no lateness, and `ref-tanh`. What they do to a
 * session is said here by other means; everything else on the desk stays what it is.
 */

const HIDDEN = "hidden";
const has = ({ inserts = [] }: StripDocument, plugin: string) => inserts[0]?.plugin === plugin;
const withoutFirst = (strip: StripDocument) => ({ ...strip, inserts: strip.inserts!.slice(1) });
const numberOf = ({ params = {} }: InsertDocument, name: string) => Number(params[name] ?? 0);

/** A track that begins with `ref-tanh` plays files that are bent already. */
export function shaped(document: SessionDocument, sounds: Sounds): { document: SessionDocument; sounds: Sounds } {
  const bent: Record<string, readonly Float32Array[]> = {};
  const strips = document.strips.map((strip) => {
    if (!has(strip, "ref-tanh")) return strip;
    const [drive, output] = ["driveDb", "outputDb"].map((name) => 10 ** (numberOf(strip.inserts![0]!, name) / 20)) as [
      number,
      number,
    ];
    const clips = strip.clips!.map((clip) => ({ ...clip, file: `${clip.file} bent` }));
    for (const { file } of strip.clips!)
      bent[`${file} bent`] = [sounds[file]!].flat().map((channel) => channel.map((x) => Math.tanh(drive * x) * output));
    return { ...withoutFirst(strip), clips };
  });
  return { document: { ...document, strips }, sounds: { ...sounds, ...bent } };
}

/** A bus that begins with `ref-delay` gets its echoes from a row of buses, each as late as one echo is after the one before. */
export function echoed(document: SessionDocument): SessionDocument {
  const echoing = new Set(document.strips.filter((strip) => has(strip, "ref-delay")).map(({ id }) => id));
  const first = (id: string) => (echoing.has(id) ? `${id} echo 1` : id);
  const strips = document.strips.flatMap((strip) => {
    const sends = strip.sends?.map((send) => ({ ...send, to: first(send.to) }));
    const routed = { ...strip, ...(sends && { sends }), ...(strip.output && { output: first(strip.output) }) };
    if (!echoing.has(strip.id)) return [routed];
    return [...echoes(strip, document.lengthFrames!), withoutFirst(routed)];
  });
  return { ...document, strips };
}

function echoes({ id, inserts }: StripDocument, lengthFrames: number): StripDocument[] {
  const delay = inserts![0]!;
  const frames = numberOf(delay, "frames");
  const levelDb = 20 * Math.log10(numberOf(delay, "feedback"));
  const count = Math.ceil(lengthFrames / frames);
  return Array.from({ length: count }, (_, i) =>
    bus(`${id} echo ${i + 1}`, {
      inserts: [{ id: HIDDEN, plugin: "ref-latency", params: { frames } }],
      sends: i + 1 < count ? [{ to: `${id} echo ${i + 2}`, tap: "pre-fader", levelDb }] : [],
      output: id,
    }),
  );
}

/** Echoes are no lateness: nothing waits for them. */
export function withEchoesUnreported(session: Session): Session {
  const hidden = [...session.graph.strips.values()].filter(({ inserts }) => inserts[0]?.id === HIDDEN);
  const graph = hidden.reduce((before, { id }) => changeInsert(before, id, HIDDEN, { latencyFrames: 0 }), session.graph);
  return { ...session, graph };
}

/** The session without them: what waits, waits as if they were not there. */
export function withoutStandIns(document: SessionDocument): SessionDocument {
  const strips = document.strips.map((strip) =>
    has(strip, "ref-delay") || has(strip, "ref-tanh") ? withoutFirst(strip) : strip,
  );
  return { ...document, strips };
}
