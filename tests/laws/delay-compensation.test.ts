import { describe, expect, test } from "vitest";
import { gain } from "../../src/plugins/gain.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { InsertDocument, SessionDocument } from "../../src/session/document.ts";
import { type ClickCase, clickOf } from "../desk/click-case.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { delayed, noise } from "../desk/signals.ts";

const FRAMES = 6000;
const LATE = 333;
const dry = [noise(FRAMES, 3), noise(FRAMES, 4)];
/** The same sound as it comes back from a device that is late and says nothing. */
const outside = dry.map((side) => delayed(side, LATE));
const sounds = { dry, outside };
const device = (extraLatencyFrames: number, said: Partial<InsertDocument> = {}): InsertDocument => ({
  id: "device",
  plugin: "gain",
  extraLatencyFrames,
  ...said,
});
const late: InsertDocument = { id: "late", plugin: "latency", params: { frames: LATE } };

/** What came from outside through a group, and its dry twin upside down. */
const twins = (extraFrames: number) =>
  session(
    [
      track("outside", { inserts: [device(extraFrames)], output: "group" }),
      track("dry", { polarity: "inverted" }),
      bus("group", { sends: [] }),
    ],
    { lengthFrames: FRAMES },
  );

describe("an insert that is later than its plugin says", () => {
  test("is made up for when the user says by how much: twins cancel exactly", async () => {
    const heard = await renderDocument(twins(LATE), sounds);
    expect(heard.latencyFrames).toBe(LATE);
    expect(peak(heard.left)).toBe(0);
    expect(peak(heard.right)).toBe(0);
  });

  test("...and not when it is said one frame wrong, or not at all", async () => {
    for (const frames of [0, LATE - 1, LATE + 1])
      expect(peak((await renderDocument(twins(frames), sounds)).left)).toBeGreaterThan(0.5);
  });

  test("is as late when it is bypassed: then what went in is held back", async () => {
    const document = session([track("dry", { inserts: [device(LATE, { bypassed: true })] })]);
    const heard = await renderDocument(document, sounds);
    expect(heard.latencyFrames).toBe(LATE);
    expect(firstStereoDifference(heard, { left: dry[0]!, right: dry[1]! })).toBeNull();
  });

  test("adds to what the plugin says", async () => {
    const both = session([
      track("outside", { inserts: [{ ...late, extraLatencyFrames: LATE }] }),
      track("dry", { polarity: "inverted", inserts: [late] }),
    ]);
    const heard = await renderDocument({ ...both, lengthFrames: FRAMES }, sounds);
    expect(heard.latencyFrames).toBe(2 * LATE);
    expect(peak(heard.left)).toBe(0);
  });

  test("said by hand while it plays is saved, and sounds as a session that says so", async () => {
    const live = await openLive(twins(0), { sounds });
    await live.render(128);
    const [insert] = live.mixer.strip("outside").inserts;
    insert!.extraLatencyFrames = LATE;
    expect([insert!.extraLatencyFrames, insert!.latencyFrames]).toEqual([LATE, LATE]);
    expect(live.mixer.toSession()).toEqual(twinsSaid());
    await live.render(3000);
    live.mixer.transport.play();
    await live.render(FRAMES);
    const { left } = live.heard();
    expect(peak(left.subarray(3128))).toBe(0);
    insert!.extraLatencyFrames = 0;
    await live.render(4000);
    expect([insert!.latencyFrames, live.mixer.latencyFrames]).toEqual([0, 0]);
    const added = live.mixer.strip("dry").addInsert(gain, {}, { extraLatencyFrames: 10 });
    expect([added.latencyFrames, live.mixer.latency.totalFrames]).toEqual([10, 10]);
    expect(() => {
      added.extraLatencyFrames = 0.5;
    }).toThrow("bad-type: dry/gain.extraLatencyFrames: 0.5 is not a whole number from 0 to 192000 (frames)");
    expect(added.replace(gain).latencyFrames).toBe(0);
  });
});

function twinsSaid(): SessionDocument {
  const { strips, ...rest } = twins(LATE);
  return { ...rest, strips: strips.map(({ sends, ...strip }) => strip) };
}

const three = (delayCompensation?: boolean) =>
  session(
    [
      track("dry", { sends: [{ to: "aux" }] }),
      track("late", { clips: [{ file: "dry" }], inserts: [late], polarity: "inverted" }),
      bus("aux", { inserts: [{ ...late, id: "b", params: { frames: 100 } }], faderDb: -6 }),
    ],
    { lengthFrames: FRAMES, ...(delayCompensation === false && { delayCompensation }) },
  );

describe("with compensation switched off", () => {
  test("nothing waits, and a render takes nothing off", async () => {
    const heard = await renderDocument(three(false), sounds, { stems: true });
    expect(heard.latencyFrames).toBe(0);
    const [left] = dry as [Float32Array];
    const due = Float32Array.from(
      left,
      (x, i) =>
        Math.fround(Math.fround(x) - (left[i - LATE] ?? 0)) + Math.fround((left[i - 100] ?? 0) * Math.fround(10 ** (-6 / 20))),
    );
    for (let i = 0; i < FRAMES; i++) expect(Math.abs(heard.left[i]! - due[i]!)).toBeLessThan(2e-7);
    expect(firstStereoDifference(heard.stems.get("dry")!, { left: dry[0]!, right: dry[1]! })).toBeNull();
    expect((await renderDocument(three(), sounds)).latencyFrames).toBe(LATE);
  });

  test("what plays into a late bus does not wait for it", async () => {
    const desk = (delayCompensation: boolean) =>
      session(
        [
          track("late", { clips: [{ file: "dry" }], inserts: [late], output: "mix" }),
          track("key", { clips: [], inserts: [{ plugin: "compressor", sidechain: { from: "late" }, bypassed: true }] }),
          bus("mix", { polarity: "inverted" }),
        ],
        { delayCompensation },
      );
    const live = async (compensated: boolean) => {
      const opened = await openLive(desk(compensated), { sounds, inputs: [{ left: dry[0]!, right: dry[1]! }] });
      void opened.mixer.strip("mix").input;
      await opened.render(FRAMES);
      return opened.heard().left;
    };
    const first = (signal: Float32Array) => signal.findIndex((x) => x !== 0);
    expect([first(await live(true)), first(await live(false))]).toEqual([LATE, 0]);
  });

  test("switched by hand while it plays: it is saved, and sounds as a session that says so", async () => {
    const live = await openLive(three(), { sounds });
    await live.render(128);
    live.mixer.settings.delayCompensation.value = false;
    expect(live.mixer.toSession()).toMatchObject({ delayCompensation: false });
    await live.render(3968);
    live.mixer.transport.play();
    await live.render(FRAMES);
    const { left, right } = live.heard();
    const heard = { left: left.subarray(4096), right: right.subarray(4096) };
    expect(firstStereoDifference(heard, await renderDocument(three(false), sounds))).toBeNull();
    live.mixer.settings.delayCompensation.value = true;
    expect(live.mixer.toSession()).not.toHaveProperty("delayCompensation");
    expect(live.mixer.latency.edges.find(({ edge }) => edge === "dry")!.waitFrames).toBe(LATE);
  });
});

test("the report says how late everything is and what waits, as data", async () => {
  const { mixer } = await openLive(
    session([
      track("a", { clips: [], inserts: [{ ...late, extraLatencyFrames: 7 }], sends: [{ id: "s", to: "aux", tap: "pre-fader" }] }),
      track("b", { clips: [], inserts: [{ id: "comp", plugin: "compressor", sidechain: { from: "a" } }] }),
      bus("aux"),
    ]),
  );
  const report = mixer.latency;
  expect(report).toMatchObject({ compensated: true, totalFrames: 340 });
  expect(report.strips).toEqual([
    { strip: "a", inputFrames: 0, outputFrames: 340, sourcesWaitFrames: 0 },
    { strip: "b", inputFrames: 340, outputFrames: 340, sourcesWaitFrames: 340 },
    { strip: "aux", inputFrames: 340, outputFrames: 340, sourcesWaitFrames: 340 },
    { strip: "master", inputFrames: 340, outputFrames: 340, sourcesWaitFrames: 340 },
  ]);
  expect(report.edges).toEqual([
    { edge: "a", kind: "output", from: "a", to: "master", tap: "post-fader", waitFrames: 0 },
    { edge: "a>s", kind: "send", from: "a", to: "aux", tap: "pre-fader", waitFrames: 0 },
    { edge: "b", kind: "output", from: "b", to: "master", tap: "post-fader", waitFrames: 0 },
    { edge: "b/comp", kind: "key", from: "a", to: "b", tap: "post-fader", waitFrames: 0 },
    { edge: "aux", kind: "output", from: "aux", to: "master", tap: "post-fader", waitFrames: 0 },
  ]);
  expect(report.inserts).toEqual([
    { insert: "a/late", pluginFrames: 333, extraFrames: 7, latencyFrames: 340 },
    { insert: "b/comp", pluginFrames: 0, extraFrames: 0, latencyFrames: 0 },
  ]);
  mixer.settings.delayCompensation.value = false;
  expect(mixer.latency).toMatchObject({ compensated: false, totalFrames: 340 });
  expect(mixer.latency.strips[1]).toEqual({ strip: "b", inputFrames: 0, outputFrames: 0, sourcesWaitFrames: 0 });
  expect(JSON.parse(JSON.stringify(mixer.latency))).toEqual(mixer.latency);
});

const cases: readonly Omit<ClickCase, "declared">[] = [
  {
    name: "switched off: what waited comes at once",
    desk: session([track("a", { channels: 2 }), track("b", { channels: 2, faderDb: -144, inserts: [late] })]),
    act: (mixer) => {
      mixer.settings.delayCompensation.value = false;
    },
  },
  {
    name: "switched off, with a source that waited for a key",
    desk: session([
      track("a", { channels: 2, inserts: [{ plugin: "compressor", bypassed: true, sidechain: { from: "b" } }] }),
      track("b", { channels: 2, inserts: [late], output: null }),
    ]),
    act: (mixer) => {
      mixer.settings.delayCompensation.value = false;
    },
  },
  {
    name: "an insert that is said to be later",
    desk: session([track("a", { channels: 2, inserts: [device(0), { ...device(0), id: "other" }] })]),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.extraLatencyFrames = 700;
    },
  },
  {
    name: "a late insert that comes while nothing waits",
    desk: session([track("a", { channels: 2 })], { delayCompensation: false }),
    act: (mixer) => void mixer.strip("a").addInsert(latency, { frames: 700 }),
  },
];

describe("on the way from one lateness to another there is no click:", () => {
  test.each(cases)("$name", async (clickCase) => {
    for (const hz of [50, 1000])
      expect((await clickOf({ ...clickCase, declared: () => 0 }, hz)).residualDbfs).toBeLessThanOrEqual(-70);
  });
});
