import { describe, expect, test } from "vitest";
import { allEdges, type Edge } from "../../src/graph/graph.ts";
import { type Render, renderOffline } from "../../src/offline/render.ts";
import { lateness } from "../../src/plan/lateness.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { engine } from "../desk/engine.ts";
import { openLive } from "../desk/live.ts";
import { readerOf, renderDocument } from "../desk/render.ts";
import { withOurPlugins } from "./plugins.ts";
import { type Expected, expectedOf, sessionDocument, sessionNames, soundsOf } from "./reference.ts";

/** Peak distance from double precision: the weakest of what the session's plugins are held to. */
function boundOf(document: SessionDocument): number {
  const plugins = new Set(document.strips.flatMap(({ inserts }) => inserts?.map(({ plugin }) => plugin) ?? []));
  if (plugins.has("ref-biquad")) return 1e-5;
  return plugins.has("ref-compressor") ? 5e-6 : 1e-6;
}

type Sides = { readonly left: Float32Array; readonly right: Float32Array };

/** The largest distance of samples and of peak, RMS and mean from what was expected. */
function distanceFrom({ probes, metrics }: Expected, { left, right }: Sides): number {
  const sides = [left, right].map((signal, side) => {
    const samples = side === 0 ? probes.L : probes.R;
    const sum = signal.reduce((total, x) => total + x, 0);
    const squares = signal.reduce((total, x) => total + x * x, 0);
    return Math.max(
      ...probes.frame.map((frame, i) => Math.abs(signal[frame]! - samples[i]!)),
      Math.abs(signal.reduce((most, x) => Math.max(most, Math.abs(x)), 0) - metrics.peak[side]!),
      Math.abs(Math.sqrt(squares / signal.length) - metrics.rms[side]!),
      Math.abs(sum / signal.length - metrics.mean[side]!),
    );
  });
  return Math.max(...sides);
}

/** What every edge that waits at all waits, by the reference's names. */
function waits(document: SessionDocument): Record<string, number> {
  const { graph } = loadSession(withOurPlugins(document));
  const late = lateness(graph);
  const nameOf = ({ id, kind, from, to, insert }: Edge) => {
    if (kind === "output") return `${from}->${to}`;
    const list = kind === "send" ? graph.strips.get(from)!.sends : graph.strips.get(to)!.inserts;
    return `${from}->${to} ${kind} ${list.findIndex((item) => item.id === (insert ?? id.split(">")[1]))}`;
  };
  const waiting = allEdges(graph).map((edge) => [nameOf(edge), late.edge.get(edge.id)!] as const);
  return Object.fromEntries(waiting.filter(([, frames]) => frames > 0));
}

function renderReference(document: SessionDocument): Promise<Render> {
  return renderOffline(loadSession(withOurPlugins(document)), { engine, audio: readerOf(soundsOf(document)) });
}

describe.each(sessionNames)("%s", (name) => {
  const document = sessionDocument(name);
  const expected = expectedOf(name);

  test("waits where the reference waits", () => {
    expect(waits(document)).toEqual(expected.compensation);
  });

  test(`sounds like the reference, to ${boundOf(document)}`, async () => {
    const heard = await renderReference(document);
    expect(heard.left.length).toBe(expected.frames);
    expect(heard.latencyFrames).toBe(expected.latency);
    expect(distanceFrom(expected, heard)).toBeLessThanOrEqual(boundOf(document));
  });
});

/** Compressors without a key say what they hear. */
test("compressors of a whole session hear what the reference's hear", async () => {
  const document = sessionDocument("buses_eq_comp");
  const live = await openLive(withOurPlugins(document), { sounds: soundsOf(document) });
  const compressors = live.mixer.strips.flatMap(({ inserts }) => inserts.filter(({ plugin }) => plugin.id === "compressor"));
  for (const insert of compressors) insert.readout("inputPeak");
  live.mixer.transport.play();
  await live.render(document.lengthFrames!);
  const heard = compressors.map((insert) => [insert.target, insert.readout("inputPeak")] as const);
  expect(heard.length).toBeGreaterThan(0);
  for (const [target, peak] of heard)
    expect(Math.abs(peak - expectedOf("buses_eq_comp").insertInputPeak[target]!)).toBeLessThanOrEqual(1e-5);
});

describe("...and a desk that is a little wrong is found out:", () => {
  const renderedAs = async (name: string, change: (document: SessionDocument) => void) => {
    const document = withOurPlugins(sessionDocument(name));
    change(document);
    return distanceFrom(expectedOf(name), await renderDocument(document, soundsOf(document)));
  };

  test("a fader 0.0001 dB off", async () => {
    expect(
      await renderedAs("sum8", ({ strips }) => {
        strips[0]!.faderDb = (strips[0]!.faderDb ?? 0) + 1e-4;
      }),
    ).toBeGreaterThan(1e-6);
  });

  test("a point of automation one frame late", async () => {
    expect(
      await renderedAs("automation", ({ automation }) => {
        automation![0]!.points![1]!.frame += 1;
      }),
    ).toBeGreaterThan(1e-3);
  });

  test("an echo a thousandth louder than the one before has it", async () => {
    const document = sessionDocument("sends");
    const params = document.strips.find(({ id }) => id === "fx")!.inserts![0]!.params!;
    params.feedback = Number(params.feedback) * 1.001;
    expect(distanceFrom(expectedOf("sends"), await renderReference(document))).toBeGreaterThan(1e-6);
  });

  test("a clip one frame late", async () => {
    const late = await renderedAs("latency_sends", ({ strips }) => {
      strips.find(({ clips }) => clips)!.clips![0]!.startFrame = 1;
    });
    expect(late).toBeGreaterThan(1e-3);
  });

  test("a release half a millisecond long", async () => {
    expect(
      await renderedAs("mix_bus_insert_pre_fader", ({ strips }) => {
        const { params } = strips.find(({ id }) => id === "mix")!.inserts![0]!;
        params!.releaseMs = Number(params!.releaseMs) + 0.5;
      }),
    ).toBeGreaterThan(5e-6);
  });
});
