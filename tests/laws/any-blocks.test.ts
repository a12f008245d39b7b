import { expect, test } from "vitest";
import type { Param } from "../../src/mixer/console/param.ts";
import type { ParamSpec, ValueOf } from "../../src/params/spec.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { equaliser } from "../../src/plugins/equaliser.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, noise } from "../desk/signals.ts";

const FRAMES = 12000;
const sounds = Object.fromEntries(["a", "b", "c"].map((id, i) => [id, [noise(FRAMES, i + 1), noise(FRAMES, i + 9)]]));
const inputs = [{ left: noise(FRAMES, 21), right: noise(FRAMES, 22) }];

/** A desk with something of every kind, and automation of some of it. */
function busyDesk(): SessionDocument {
  const strips = [
    track("a", {
      sends: [{ id: "s", to: "room", levelDb: -6 }],
      inserts: [{ id: "eq", plugin: "equaliser", params: { band1GainDb: 6 } }],
    }),
    track("b", { pan: 0.3, inserts: [{ id: "late", plugin: "latency", params: { frames: 77 } }], output: "mix" }),
    track("c", {
      channels: 1,
      output: "mix",
      inserts: [{ id: "eq", plugin: "equaliser", params: { band2FrequencyHz: 900, band2GainDb: -9 } }],
    }),
    bus("room", { inserts: [{ id: "comp", plugin: "compressor", params: { thresholdDb: -30 }, sidechain: { from: "c" } }] }),
    bus("mix", { faderDb: -3 }),
  ];
  const points = (values: readonly number[]) => values.map((value, i) => ({ frame: 1001 * i, value, curve: "linear" as const }));
  return session(strips, {
    automation: [
      { target: "a.pan", points: points([-1, 1, 0, 0.5]) },
      { target: "mix.faderDb", points: points([0, -30, -144, -6, 3]) },
      { target: "a/eq.band1GainDb", points: points([0, 12, -12]) },
    ],
  });
}

function move<S extends ParamSpec>(control: Param<S>, value: ValueOf<S>): void {
  control.value = value;
}

/** Everything a hand can do, each at its frame. */
const script: readonly (readonly [frame: number, act: (desk: LiveDesk) => void])[] = [
  [0, ({ mixer }) => mixer.transport.play()],
  [333, ({ mixer }) => move(mixer.strip("b").fader, -12)],
  [500, ({ mixer }) => move(mixer.strip("b").fader, 3)],
  [700, ({ mixer }) => move(mixer.strip("c").mute, true)],
  [1111, ({ mixer }) => move(mixer.strip("c").pan, -0.7)],
  [1500, ({ mixer }) => move(mixer.strip("c").mute, false)],
  [1777, ({ mixer }) => move(mixer.strip("a").inserts[0]!.bypassed, true)],
  [2222, ({ mixer }) => move(mixer.strip("a").solo, true)],
  [2900, ({ mixer }) => move(mixer.strip("a").solo, false)],
  [3001, ({ mixer }) => void mixer.strip("c").addInsert(compressor, { thresholdDb: -24 })],
  [4100, ({ mixer }) => void mixer.strip("b").addSend(mixer.strip("room"), { levelDb: -3 })],
  [5003, ({ mixer }) => void mixer.strip("live").addInsert(latency, { frames: 100 })],
  [6200, ({ mixer }) => mixer.strip("room").inserts[0]!.remove()],
  [7007, ({ mixer }) => mixer.transport.locate(2000)],
  [8100, ({ mixer }) => mixer.strip("a").remove()],
  [9009, ({ mixer }) => void mixer.addTrack({ name: "d" }).addInsert(equaliser, { band1GainDb: -3 })],
  [10000, ({ mixer }) => mixer.transport.stop()],
];

async function perform(blockFrames: () => number, late = 0) {
  const desk = await openLive(busyDesk(), { sounds, inputs, blockFrames });
  void desk.mixer.addTrack({ id: "live" }).input;
  for (const [frame, act] of script) {
    await desk.render(frame - desk.frame + (frame > 0 ? late : 0));
    act(desk);
  }
  await desk.render(FRAMES - desk.frame);
  return desk.heard();
}

test("hands, edits and automation at their frames sound the same in blocks of any size", async () => {
  const whole = await perform(() => 128);
  expect(peak(whole.left)).toBeGreaterThan(0.5);
  for (const seed of [1, 2, 3]) {
    const pick = choices(seed);
    expect(firstStereoDifference(await perform(() => pick(1, 128)), whole)).toBeNull();
  }
  expect(firstStereoDifference(await perform(() => 1), whole)).toBeNull();
});

test("...and one frame later they do not", async () => {
  expect(firstStereoDifference(await perform(() => 128, 1), await perform(() => 128))).toMatch(/ frame 33[3-9]/);
});

test("an offline render sounds the same in blocks of any size", async () => {
  const whole = await renderDocument(busyDesk(), sounds);
  for (const blockFrames of [1, 7, 64, 127])
    expect(firstStereoDifference(await renderDocument(busyDesk(), sounds, { blockFrames }), whole)).toBeNull();
});
