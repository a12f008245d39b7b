import { describe, expect, test } from "vitest";
import { changeInsert } from "../../src/graph/edit.ts";
import { renderOffline } from "../../src/offline/render.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import type { InsertDocument, PointDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { AT, type ClickCase, expectNoClick } from "../desk/click-case.ts";
import { declaredRamp } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { engine } from "../desk/engine.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference, peak } from "../desk/measure.ts";
import { readerOf, renderDocument } from "../desk/render.ts";
import { choices, noise } from "../desk/signals.ts";

const FRAMES = 4000;
const sounds = { a: [noise(FRAMES, 5), noise(FRAMES, 6)] };
const [left, right] = sounds.a as [Float32Array, Float32Array];
const squeeze: InsertDocument = { id: "squeeze", plugin: "compressor", params: { thresholdDb: -30 } };
const late: InsertDocument = { id: "late", plugin: "latency", params: { frames: 333 } };
const down: InsertDocument = { id: "down", plugin: "gain", params: { gainDb: -6 } };
const HALF = 10 ** (-6 / 20);

const desk = (inserts: readonly InsertDocument[], points?: PointDocument[]) =>
  session([track("a", { inserts: [...inserts] })], points && { automation: [{ target: "a/down.wet", points }] });
const render = (...inserts: InsertDocument[]) => renderDocument(desk(inserts), sounds);

describe("the wet of an insert", () => {
  test("at 1 is the plugin to the bit, also when it is drawn there", async () => {
    const plain = await render(down);
    expect(firstStereoDifference(await render({ ...down, wet: 1 }), plain)).toBeNull();
    expect(firstStereoDifference(await renderDocument(desk([down], [{ frame: 0, value: 1 }]), sounds), plain)).toBeNull();
    expect(firstStereoDifference(await render({ ...down, wet: 0.9999 }), plain)).not.toBeNull();
  });

  test("at 0 is what went in to the bit, as late as the plugin", async () => {
    const heard = await render({ ...squeeze, wet: 0 }, { ...late, wet: 0 });
    expect(heard.latencyFrames).toBe(333);
    expect(firstStereoDifference(heard, { left, right })).toBeNull();
    expect(firstStereoDifference(await render({ ...squeeze, wet: 0.01 }, late), { left, right })).not.toBeNull();
  });

  test("between is so much of the plugin and the rest of what went in", async () => {
    for (const wet of [0.25, 0.5, 0.9]) {
      const heard = await render({ ...down, wet });
      const due = Float64Array.from(left, (x) => x * (1 - wet) + x * HALF * wet);
      expect(distance(heard.left, due)).toBeLessThan(1e-7);
    }
  });

  test("does not matter while it is bypassed", async () => {
    const bypassed = await render({ ...down, wet: 0.3, bypassed: true });
    expect(firstStereoDifference(bypassed, { left, right })).toBeNull();
  });

  test("mixes in step: a pure delay at half is the delay, and cancels its twin", async () => {
    const twins = (wet: number) =>
      session([track("a", { inserts: [{ ...late, wet }] }), track("b", { clips: [{ file: "a" }], polarity: "inverted" })]);
    expect(peak((await renderDocument(twins(0.5), sounds)).left)).toBe(0);
    const loaded = loadSession(twins(0.5));
    const hidden = { ...loaded, graph: changeInsert(loaded.graph, "a", "late", { latencyFrames: 0 }) };
    expect(peak((await renderOffline(hidden, { engine, audio: readerOf(sounds) })).left)).toBeGreaterThan(0.4);
  });

  test("follows a line to the frame, in blocks of any size", async () => {
    const points: PointDocument[] = [
      { frame: 1001, value: 0, curve: "linear" },
      { frame: 3001, value: 1 },
    ];
    const heard = await renderDocument(desk([down], points), sounds);
    const due = Float64Array.from(left, (x, frame) => x * (1 + (HALF - 1) * Math.min(1, Math.max(0, (frame - 1001) / 2000))));
    expect(distance(heard.left, due)).toBeLessThan(2e-7);
    const pick = choices(4);
    const cut = await renderDocument(desk([down], points), sounds, { blockFrames: pick(1, 127) });
    expect(firstStereoDifference(cut, heard)).toBeNull();
  });

  test("and bypass on one line of time: bypassed from its frame on, then as wet as it was drawn", async () => {
    const document = desk([down], [{ frame: 0, value: 0.5 }]);
    document.automation!.push({
      target: "a/down.bypassed",
      points: [
        { frame: 0, value: false },
        { frame: 1000, value: true },
        { frame: 2000, value: false },
      ],
    });
    const heard = await renderDocument(document, sounds);
    const due = Float64Array.from(left, (x, frame) => (frame >= 1000 && frame < 2000 ? x : x * (0.5 + HALF / 2)));
    expect(distance(heard.left, due)).toBeLessThan(1e-7);
  });

  test("set by hand is saved, and sounds as a session that says so", async () => {
    const live = await openLive(desk([late]), { sounds });
    const insert = live.mixer.strip("a").addInsert(compressor, { thresholdDb: -30 }, { wet: 0.75 });
    expect(insert.wet.value).toBe(0.75);
    insert.wet.value = 0.5;
    expect(() => live.mixer.strip("a").addInsert(compressor, {}, { wet: 2 })).toThrow(
      "out-of-range: a/compressor-2.wet: 2 is not a number from 0 to 1 (amount)",
    );
    const saved = live.mixer.toSession();
    expect(saved.strips[0]!.inserts![1]!.wet).toBe(0.5);
    await live.render(2000);
    live.mixer.transport.play();
    await live.render(FRAMES + 333);
    const heard = { left: live.heard().left.subarray(2333), right: live.heard().right.subarray(2333) };
    expect(firstStereoDifference(heard, await renderDocument(saved, sounds))).toBeNull();
  });
});

const walks = (from: number, to: number): ClickCase["declared"] => {
  const ramp = declaredRamp(AT, from, to);
  return (frame, x) => x(frame) * ramp(frame);
};

const cases: readonly ClickCase[] = [
  {
    name: "from the plugin to half of it",
    desk: session([track("a", { channels: 2, inserts: [down] })]),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.wet.value = 0.5;
    },
    declared: walks(HALF, (1 + HALF) / 2),
  },
  {
    name: "to nothing of it, where it is late",
    desk: session([track("a", { channels: 2, inserts: [late, down] })]),
    act: (mixer) => {
      for (const insert of mixer.strip("a").inserts) insert.wet.value = 0;
    },
    declared: (frame, x) => walks(HALF, 1)(frame, (at) => x(at - 333)),
  },
  {
    name: "bypassed from the middle",
    desk: session([track("a", { channels: 2, inserts: [{ ...down, wet: 0.5 }] })]),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.bypassed.value = true;
    },
    declared: walks((1 + HALF) / 2, 1),
  },
];

describe("a wet that is moved by hand does not click", () => {
  test.each(cases)("$name", expectNoClick);
});
