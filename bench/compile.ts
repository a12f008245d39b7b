import { directTransport } from "../src/engine/direct-transport.ts";
import { Mixer } from "../src/mixer/mixer.ts";
import { gain } from "../src/plugins/gain.ts";
import { loadSession } from "../src/session/load.ts";
import { deskDocument, type Load } from "./desk.ts";
import type { Engines } from "./engines/engines.ts";
import { SAMPLE_RATE } from "./session/clips.ts";
import { median } from "./statistics.ts";

export interface EditTime {
  readonly trackCount: number;
  readonly load: Load;
  /** From the document to a desk in the engine, without its audio. */
  readonly openMs: number;
  /** An insert comes or goes: a new graph, a new plan, its addresses, and its bytes on their way. The median of several. */
  readonly editMs: number;
}

const MEMORY_PAGES = 2048;

/** What does an edit cost the page, on desks of this many tracks? The audio thread does nothing meanwhile. */
export async function timeEdits(engines: Engines, trackCount: number, load: Load, edits: number): Promise<EditTime> {
  const start = performance.now();
  const session = loadSession(withoutClips(deskDocument(trackCount, load)));
  const engine = await engines.usual({ sampleRate: SAMPLE_RATE, inputs: 0, memoryPages: MEMORY_PAGES });
  const mixer = new Mixer({ transport: directTransport(engine), layout: engine.layout, sampleRate: SAMPLE_RATE }, session);
  await mixer.ready();
  const openMs = performance.now() - start;

  const [track] = mixer.strips;
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    const start = performance.now();
    const insert = track!.addInsert(gain);
    await mixer.arrived();
    const between = performance.now();
    insert.remove();
    await mixer.arrived();
    times.push(between - start, performance.now() - between);
  }
  return { trackCount, load, openMs, editMs: median(times) };
}

function withoutClips(document: ReturnType<typeof deskDocument>) {
  return { ...document, strips: document.strips.map(({ clips: _, ...strip }) => strip) };
}
