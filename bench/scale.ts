import { directTransport } from "../src/engine/direct-transport.ts";
import { Mixer } from "../src/mixer/mixer.ts";
import { compile } from "../src/plan/compile.ts";
import { gain } from "../src/plugins/gain.ts";
import type { SessionDocument, StripDocument } from "../src/session/document.ts";
import { loadSession } from "../src/session/load.ts";
import type { Engines } from "./engines/engines.ts";
import { SAMPLE_RATE } from "./session/clips.ts";
import { quantile } from "./statistics.ts";

export interface Milliseconds {
  readonly p50: number;
  readonly p99: number;
}

/** What a large desk costs the page. */
export interface ScaleTime {
  readonly trackCount: number;
  readonly insertsPerTrack: number;
  /** From the graph to the plan. */
  readonly compileMs: Milliseconds;
  /** A whole edit while the desk sounds: graph, plan, addresses, fades, and everything on its way to the engine. */
  readonly editMs: Milliseconds;
  /** A fader, as far as that. */
  readonly valueMs: Milliseconds;
  /** Somebody's solo, which opens and closes what everybody gives. */
  readonly soloMs: Milliseconds;
}

const BUSES = 32;
const SENDS = 4;
const MEMORY_PAGES = 8192;
/** An edit fades for a ramp, is swapped in, and what comes with it fades in. */
const SETTLED_FRAMES = 1536;
/** Edits before the first that counts: code that has run is faster. */
const WARM_UP = 20;

/** Stereo tracks with sends to four of 32 buses each. */
export function largeDesk(trackCount: number, insertsPerTrack: number): SessionDocument {
  const bus = (number: number) => `bus ${number % BUSES}`;
  const inserts = ["equaliser", "compressor"].slice(0, insertsPerTrack).map((plugin) => ({ plugin }));
  const tracks = Array.from(
    { length: trackCount },
    (_, i): StripDocument => ({
      id: `track ${i}`,
      role: "track",
      channels: 2,
      inserts,
      sends: Array.from({ length: SENDS }, (_, n) => ({ id: `send ${n}`, to: bus(i + 5 * (n + 1)), levelDb: -12 })),
      output: bus(i),
    }),
  );
  const buses = Array.from({ length: BUSES }, (_, i): StripDocument => ({ id: bus(i), role: "bus" }));
  return { format: "postfade-session", version: 1, strips: [...tracks, ...buses, { id: "master", role: "master" }] };
}

/** @param rounds of seven edits and a value, after those that warm up */
export async function timeScale(
  engines: Engines,
  trackCount: number,
  insertsPerTrack: number,
  rounds: number,
): Promise<ScaleTime> {
  const session = loadSession(largeDesk(trackCount, insertsPerTrack));
  const engine = await engines.usual({ sampleRate: SAMPLE_RATE, inputs: 0, memoryPages: MEMORY_PAGES });
  const listeners = new Set<() => void>();
  const onStatus = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const transport = { ...directTransport(engine), onStatus };
  const mixer = new Mixer({ transport, layout: engine.layout, sampleRate: SAMPLE_RATE }, session);
  const settle = async () => {
    for (let frames = 0; frames < SETTLED_FRAMES; frames += 512) {
      engine.render(512);
      for (const listener of listeners) listener();
      await mixer.arrived();
    }
  };
  const times = { edit: [] as number[], value: [] as number[], solo: [] as number[], compile: [] as number[] };
  const time = async (kind: keyof typeof times, act: () => void) => {
    const start = performance.now();
    act();
    await mixer.arrived();
    times[kind].push(performance.now() - start);
    await settle();
  };
  await mixer.ready();
  await settle();
  const around = { clips: new Map(), inputs: new Map(), meters: new Set<string>(), stems: [] };
  for (let round = 0; round < WARM_UP + rounds; round++) {
    if (round === WARM_UP) for (const kind of Object.values(times)) kind.length = 0;
    const strip = mixer.strip(`track ${(37 * round) % trackCount}`);
    await time("edit", () => void strip.addInsert(gain, {}, { id: "new" }));
    await time("edit", () => strip.routeTo(mixer.strip(`bus ${(round + 7) % BUSES}`)));
    await time("edit", () => strip.inserts.find(({ id }) => id === "new")!.remove());
    await time("edit", () => void strip.addSend(mixer.strip("bus 3"), { id: "new" }));
    await time("edit", () => strip.sends.find(({ id }) => id === "new")!.remove());
    await time("edit", () => void mixer.addTrack({ id: "new" }));
    await time("edit", () => mixer.edit(() => mixer.strip("new").remove()));
    await time("value", () => {
      strip.fader.value = -round / 10;
    });
    await time("solo", () => {
      strip.solo.value = !strip.solo.value;
    });
    // A graph that nobody has looked at yet, as after an edit.
    const graph = { ...session.graph };
    const start = performance.now();
    compile(graph, around);
    times.compile.push(performance.now() - start);
  }
  const spread = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  return {
    trackCount,
    insertsPerTrack,
    compileMs: spread(times.compile),
    editMs: spread(times.edit),
    valueMs: spread(times.value),
    soloMs: spread(times.solo),
  };
}

/** How much more a desk costs to compile than the smallest of its kind, as a share of what n log n would allow: 1 is as fast as that grows. */
export function growth(time: ScaleTime, times: readonly ScaleTime[]): number {
  const alike = times.filter(({ insertsPerTrack }) => insertsPerTrack === time.insertsPerTrack);
  const smallest = alike.reduce((least, other) => (other.trackCount < least.trackCount ? other : least));
  const perStep = ({ trackCount, compileMs }: ScaleTime) => compileMs.p50 / (trackCount * Math.log2(trackCount));
  return perStep(time) / perStep(smallest);
}
