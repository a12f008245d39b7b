import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Render } from "../../src/offline/render.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { ALL_PLUGINS, anySession, anySounds } from "../desk/any-session.ts";
import { bus, session, track } from "../desk/documents.ts";
import { distance } from "../desk/measure.ts";
import { renderDocument, type Sounds } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";
import { renderModel } from "../model/model.ts";
import { wholeDesk, wholeSounds } from "./whole-desk.ts";

/** -120 dBFS, tighter than MIXING.md is with compressors. */
const BOUND = 1e-6;
/** What MIXING.md allows where there are equalisers: about one desk in eighty has a filter near its ends that needs more than {@link BOUND}. */
const EQUALISER_BOUND = 1e-5;

/** How far a render is from the model of a desk at worst, in its mix or any of its stems: of full scale, or of the loudest the desk has to carry. */
function distanceFromModel(heard: Render, document: SessionDocument, sounds: Sounds): number {
  const wanted = renderModel(document, sounds);
  if (heard.latencyFrames !== wanted.latencyFrames) return Number.POSITIVE_INFINITY;
  const stems = [...wanted.stems].map(([id, [left, right]]) =>
    Math.max(distance(heard.stems.get(id)!.left, left!), distance(heard.stems.get(id)!.right, right!)),
  );
  const worst = Math.max(distance(heard.left, wanted.left), distance(heard.right, wanted.right), ...stems);
  return worst / Math.max(1, wanted.loudest);
}

const plainPlugins = ALL_PLUGINS.filter((plugin) => plugin !== "equaliser");
test.each([
  { desk: "any desk without equalisers", plugins: plainPlugins, bound: BOUND },
  { desk: "any desk", plugins: ALL_PLUGINS, bound: EQUALISER_BOUND },
])("$desk sounds as the model has it, and so does every strip of it", PATIENCE, async ({ plugins, bound }) => {
  const law = fc.asyncProperty(anySession({ plugins }), async (document) => {
    const heard = await renderDocument(document, anySounds, { stems: true });
    expect(distanceFromModel(heard, document, anySounds)).toBeLessThanOrEqual(bound);
  });
  await fc.assert(law, runs(6));
});

describe("the desk that has everything", () => {
  const everything = () => ({ ...wholeDesk(), lengthFrames: 3000 });
  const sounds = wholeSounds();
  let heard: Render;
  beforeAll(async () => {
    heard = await renderDocument(everything(), sounds, { stems: true });
  });

  test("sounds as the model has it", () => {
    expect(distanceFromModel(heard, everything(), sounds)).toBeLessThanOrEqual(BOUND);
  });

  type Change = (document: SessionDocument) => void;
  const strip = (document: SessionDocument, id: string) => document.strips.find((any) => any.id === id)!;
  const changes: Readonly<Record<string, Change>> = {
    "a fader 0.001 dB off": (desk) => (strip(desk, "mix").faderDb = -1.501),
    "a send that pans a thousandth": (desk) => (strip(desk, "bass").sends![0]!.pan = 0.001),
    "a key from the other tap": (desk) => (strip(desk, "bass").inserts![0]!.sidechain = { from: "snare" }),
    "an insert after the fader": (desk) => (strip(desk, "drums").inserts![0]!.placement = "post-fader"),
    "a bypass forgotten": (desk) => (strip(desk, "room").inserts![0]!.bypassed = true),
    "a point one frame late": (desk) => (desk.automation![0]!.points![0]!.frame = 1),
    "another bend": (desk) => (desk.automation![1]!.points![0]!.tension = 0.51),
    "a knee half a decibel wide": (desk) => (strip(desk, "drums").inserts![0]!.params!.kneeDb = 6.5),
    "a bell of 5.01 dB": (desk) => (strip(desk, "kick").inserts![0]!.params!.band1GainDb = 5.01),
    "the cookbook's bell": (desk) => (strip(desk, "kick").inserts![0]!.params!.family = "cookbook"),
    "another pan law": (desk) => (desk.panLaw = "-4.5dB"),
    "a width of 1.301": (desk) => (strip(desk, "keys").width = 1.301),
    "a clip that fades": (desk) => (strip(desk, "keys").clips![0]!.fadeInFrames = 10),
    "a solo": (desk) => (strip(desk, "snare").solo = true),
    "a VCA": (desk) => (desk.vcas = [{ id: "vca", faderDb: -0.01, members: ["keys"] }]),
  };
  test.each(Object.entries(changes))("...and not as one with %s", (_, change) => {
    const wrong = everything();
    change(wrong);
    expect(distanceFromModel(heard, wrong, sounds)).toBeGreaterThan(BOUND);
  });
});

test("what is automated of a send that waits is heard on its own frame, not on that of what it waits for", async () => {
  const desk = session(
    [
      track("late", { inserts: [{ plugin: "latency", params: { frames: 300 } }], output: "aux" }),
      track("early", { output: null, sends: [{ id: "s", to: "aux" }] }),
      bus("aux"),
    ],
    {
      lengthFrames: 1000,
      automation: [
        {
          target: "early>s.mute",
          points: [
            { frame: 0, value: false },
            { frame: 501, value: true },
          ],
        },
      ],
    },
  );
  const early = noise(1000, 1).fill(0, 501);
  const { left } = await renderDocument(desk, { late: new Float32Array(1000), early: [noise(1000, 1), noise(1000, 1)] });
  expect(left).toEqual(early);
});
