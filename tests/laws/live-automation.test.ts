import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { AutomationDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, constant, sine } from "../desk/signals.ts";

const FRAMES = 48000;
const gain = (db: number) => 10 ** (db / 20);
const desk = (automation: AutomationDocument[] = [], plugin?: string) =>
  session(
    [
      track("a", {
        channels: 1,
        pan: -1,
        ...(plugin && { inserts: [{ id: "it", plugin, ...(plugin === "compressor" && { params: { ratio: 1 } }) }] }),
      }),
    ],
    { lengthFrames: FRAMES, automation },
  );

const opened = (automation: AutomationDocument[] = [], plugin?: string, blockFrames?: () => number) =>
  openLive(desk(automation, plugin), { sounds: { a: constant(FRAMES, 1) }, ...(blockFrames && { blockFrames }) });

const fader = (mixer: Mixer) => mixer.strip("a").fader;

/** What is heard from a frame on, beside what should be. */
function off(live: LiveDesk, from: number, to: number, db: (frame: number) => number): number {
  const expected = Float64Array.from({ length: to - from }, (_, i) => gain(db(from + i)));
  return distance(live.heard().left.subarray(from, to), expected);
}

describe("a ramp", () => {
  const between = (frame: number, from: number, to: number, v0: number, v1: number) =>
    frame <= from ? v0 : frame >= to ? v1 : v0 + ((v1 - v0) * (frame - from)) / (to - from);

  test.each([
    ["a fader", undefined, (mixer: Mixer) => fader(mixer), 1e-6],
    ["a gain", "gain", (mixer: Mixer) => mixer.strip("a").inserts[0]!.params.gainDb!, 1e-6],
    ["a make-up", "compressor", (mixer: Mixer) => mixer.strip("a").inserts[0]!.params.makeupDb!, 2e-6],
  ] as const)("of %s is exact to the frame, in blocks of any size", async (_, plugin, paramOf, bound) => {
    const heard = async (blockFrames: () => number) => {
      const live = await opened([], plugin, blockFrames);
      live.mixer.transport.play();
      await live.render(1000);
      paramOf(live.mixer).rampTo(-12, { at: 3001, overMs: 100 });
      await live.render(12000);
      return live;
    };
    const pick = choices(4);
    const live = await heard(() => 128);
    expect(off(live, 0, 12000, (frame) => between(frame, 3001, 7801, 0, -12))).toBeLessThanOrEqual(bound);
    expect(firstDifference((await heard(() => pick(1, 128))).heard().left, live.heard().left)).toBeNull();
    expect(paramOf(live.mixer).value).toBe(-12);
  });

  test("in a render is the live one", async () => {
    const document = desk();
    const options = { setUp: (mixer: Mixer) => fader(mixer).rampTo(-12, { at: 3001, overMs: 100 }) };
    const { left } = await renderDocument(document, { a: constant(FRAMES, 1) }, options);
    const expected = Float64Array.from({ length: FRAMES }, (_, frame) => gain(between(frame, 3001, 7801, 0, -12)));
    expect(distance(left, expected)).toBeLessThanOrEqual(1e-6);
  });

  test("that follows another begins where that one ends, and one that overlaps replaces the rest", async () => {
    const live = await opened();
    live.mixer.transport.play();
    await live.render(100);
    fader(live.mixer).rampTo(-10, { at: 1000, overMs: 100 });
    fader(live.mixer).rampTo(-20, { at: 6000, overMs: 100 });
    fader(live.mixer).rampTo(-40, { at: 20000, overMs: 100 });
    await live.render(8000);
    fader(live.mixer).rampTo(0, { at: 10000, overMs: 100 });
    await live.render(20000);
    const level = (frame: number) => {
      if (frame < 6000) return between(frame, 1000, 5800, 0, -10);
      const at10000 = between(10000, 6000, 10800, -10, -20);
      return frame < 10000 ? between(frame, 6000, 10800, -10, -20) : between(frame, 10000, 14800, at10000, 0);
    };
    expect(off(live, 0, 28000, level)).toBeLessThanOrEqual(1e-6);
  });

  test("that is cancelled stays where it is at that frame; what was to follow does not come", async () => {
    const live = await opened();
    live.mixer.transport.play();
    await live.render(100);
    fader(live.mixer).rampTo(-24, { at: 2000, overMs: 200 });
    fader(live.mixer).rampTo(0, { at: 20000 });
    fader(live.mixer).cancelAndHold(5003);
    await live.render(24000);
    const held = between(5003, 2000, 11600, 0, -24);
    expect(off(live, 0, 24000, (frame) => (frame < 5003 ? between(frame, 2000, 11600, 0, -24) : held))).toBeLessThanOrEqual(1e-6);
    expect(fader(live.mixer).value).toBeCloseTo(held, 9);
  });

  test("runs while the transport stands, and goes over a lane while it lasts", async () => {
    const lane = { target: "a.faderDb", points: [{ frame: 0, value: -6 }] };
    const live = await opened([lane]);
    await live.render(1000);
    fader(live.mixer).rampTo(-30, { at: 2000, overMs: 100 });
    await live.render(6300 - 1000);
    live.mixer.transport.play();
    await live.render(10000);
    const since = live.heard().left;
    expect(since[6300 + 10]!).toBeLessThan(gain(-20));
    expect(off(live, 9000, 16000, () => -6)).toBeLessThanOrEqual(1e-6);
  });

  test("refuses what is none", async () => {
    const { mixer } = await opened();
    expect(() => fader(mixer).rampTo(13)).toThrow("out-of-range: a.faderDb: 13 is not a number from -144 to 12 (dB)");
    expect(() => fader(mixer).rampTo(0, { overMs: -1 })).toThrow("out-of-range: a.faderDb: overMs -1");
    expect(() => fader(mixer).rampTo(-3, { curve: "exponential" })).toThrow("would touch or cross 0");
    expect(() => mixer.strip("a").mute.rampTo(1)).toThrow("only numbers ramp");
  });
});

describe("a lane made live", () => {
  const line = [
    { frame: 4000, value: 0, curve: "linear" as const },
    { frame: 30000, value: -26 },
  ];

  test("is heard as a session's would be", async () => {
    const live = await opened();
    fader(live.mixer).automation.points = line;
    live.mixer.transport.play();
    await live.render(40000);
    const document = desk([{ target: "a.faderDb", points: line }]);
    const offline = (await renderDocument(document, { a: constant(FRAMES, 1) })).left;
    expect(firstDifference(live.heard().left, offline.subarray(0, 40000))).toBeNull();
    expect(live.mixer.toSession().automation).toEqual(
      document.automation!.map(({ target }) => ({ target, points: [{ ...line[0] }, { ...line[1], curve: "hold" }] })),
    );
  });

  test("and changed while it plays, is what the points say after a glide, without a click", async () => {
    const live = await openLive(desk([{ target: "a.faderDb", points: line }]), { sounds: { a: sine(FRAMES, 50, 1) } });
    live.mixer.transport.play();
    await live.render(12800);
    fader(live.mixer).automation.points = [{ frame: 0, value: -3 }];
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 12800)).toBeLessThanOrEqual(-70);
    fader(live.mixer).automation.clear();
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 18800)).toBeLessThanOrEqual(-70);
    expect(fader(live.mixer).value).toBe(0);
    expect(live.mixer.toSession().automation).toBeUndefined();
    const full = sine(FRAMES, 50, 1);
    expect(distance(live.heard().left.subarray(20000, 24000), full.subarray(20000, 24000))).toBeLessThanOrEqual(1e-6);
  });

  test("points come and go one by one, and wrong ones are refused by name", async () => {
    const { mixer } = await opened();
    const { automation } = fader(mixer);
    automation.add({ frame: 100, value: -3 }, { frame: 50, value: -1, curve: "linear" });
    automation.add({ frame: 100, value: -4 });
    expect(automation.points.map(({ frame, value }) => [frame, value])).toEqual([
      [50, -1],
      [100, -4],
    ]);
    automation.remove(0, 100);
    expect(automation.points).toHaveLength(1);
    expect(() => automation.add({ frame: 0.5, value: 0 })).toThrow("out-of-range: a.faderDb: points[1].frame 0.5");
    expect(() => automation.add({ frame: 1, value: 99 })).toThrow("out-of-range: a.faderDb: points[1].value 99 is not a number");
    expect(() => mixer.settings.panLaw.automation.add({ frame: 0, value: "0dB" })).toThrow("desk as a whole");
    expect(automation.points).toHaveLength(1);
  });

  test("that is off is not heard, and the hand is", async () => {
    const live = await opened([{ target: "a.faderDb", points: line }]);
    fader(live.mixer).automation.mode = "off";
    fader(live.mixer).value = -9;
    live.mixer.transport.play();
    await live.render(9000);
    expect(off(live, 2000, 9000, () => -9)).toBeLessThanOrEqual(1e-6);
    fader(live.mixer).automation.mode = "read";
    await live.render(9000);
    expect(off(live, 10000, 18000, (frame) => (-26 * (frame - 4000)) / 26000)).toBeLessThanOrEqual(1e-6);
  });
});

test("lanes go with what they belong to, and what is left can be loaded", async () => {
  const line = [{ frame: 0, value: -6 }];
  const document = session(
    [track("a", { inserts: [{ id: "it", plugin: "gain" }], sends: [{ id: "s", to: "b" }] }), bus("b"), track("c")],
    {
      automation: ["a.faderDb", "a/it.gainDb", "a>s.levelDb", "b.faderDb", "c.faderDb"].map((target) => ({
        target,
        points: line,
      })),
    },
  );
  const { mixer } = await openLive(document, { sounds: { a: constant(100, 1), c: constant(100, 1) } });
  const targets = () => (mixer.toSession().automation ?? []).map(({ target }) => target);
  mixer.strip("b").remove();
  expect(targets()).toEqual(["a.faderDb", "a/it.gainDb", "c.faderDb"]);
  mixer.strip("a").inserts[0]!.remove();
  expect(targets()).toEqual(["a.faderDb", "c.faderDb"]);
  mixer.strip("a").remove();
  expect(targets()).toEqual(["c.faderDb"]);
  expect(() => loadSession(mixer.toSession())).not.toThrow();
});

test("a value that is drawn is what sounds, and whoever listens is told as it moves", async () => {
  const live = await opened([
    {
      target: "a.faderDb",
      points: [
        { frame: 0, value: 0, curve: "linear" },
        { frame: 40000, value: -40 },
      ],
    },
  ]);
  const told: number[] = [];
  fader(live.mixer).on(() => told.push(fader(live.mixer).value));
  live.mixer.transport.play();
  await live.render(20480);
  expect(fader(live.mixer).value).toBeCloseTo(-20.48, 6);
  expect(told.length).toBeGreaterThan(20);
  expect(told.every((value, i) => i === 0 || value < told[i - 1]!)).toBe(true);
  expect(live.mixer.toSession().strips[0]!.faderDb).toBeUndefined();
});

test("a hand beside a lane that shares its gain is heard, and the lane goes on", async () => {
  const document = {
    ...desk([
      {
        target: "v.faderDb",
        points: [
          { frame: 0, value: 0, curve: "linear" as const },
          { frame: 48000, value: -24 },
        ],
      },
    ]),
    vcas: [{ id: "v", members: ["a"] }],
  };
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1) } });
  live.mixer.transport.play();
  await live.render(10000);
  fader(live.mixer).value = -6;
  await live.render(20000);
  expect(off(live, 0, 10000, (frame) => -frame / 2000)).toBeLessThanOrEqual(1e-6);
  expect(off(live, 11200, 30000, (frame) => -6 - frame / 2000)).toBeLessThanOrEqual(1e-6);
});
