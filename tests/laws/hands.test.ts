import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointBefore, valueOn } from "../../src/mixer/curves/automation-curve.ts";
import { punched } from "../../src/mixer/curves/punch.ts";
import { THINNING_TRAVEL, thinned } from "../../src/mixer/curves/thin.ts";
import { faderDb, hertz } from "../../src/params/spec.ts";
import { travelOfValue, valueAtTravel } from "../../src/params/travel.ts";
import type { AutomationMode, Point } from "../../src/session/session.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 120000;
const lane = [
  { frame: 0, value: -10, curve: "linear" as const },
  { frame: 96000, value: -34 },
];
const laneDb = (frame: number) => -10 - (24 * Math.min(frame, 96000)) / 96000;
const at = (points: readonly Point[], frame: number) => valueOn(points, pointBefore(points, frame), frame, 0);

/** A desk whose fader follows its lane and its hand as `mode` says; transport rolling, unless said. */
async function desk(mode: AutomationMode, rolls = true): Promise<LiveDesk> {
  const document = session([track("a", { channels: 1, pan: -1 })], {
    automation: [{ target: "a.faderDb", mode, points: lane }],
    lengthFrames: FRAMES,
  });
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1) } });
  await live.render(512);
  if (rolls) live.mixer.transport.play();
  return live;
}

const fader = ({ mixer }: LiveDesk) => mixer.strip("a").fader;
const pointsOf = (live: LiveDesk) => fader(live).automation.points as readonly Point[];
const heardDb = (live: LiveDesk) => 20 * Math.log10(live.heard().left.at(-1)!);
const position = (live: LiveDesk) => live.mixer.transport.positionFrames;

describe("touch", () => {
  test("takes over without a jump, is heard, is written, and comes back to the lane", async () => {
    const live = await desk("touch");
    await live.render(12800);
    const touchedAt = position(live);
    fader(live).touch();
    expect(fader(live).value).toBeCloseTo(laneDb(touchedAt), 9);
    await live.render(5120);
    expect(Math.abs(heardDb(live) - laneDb(touchedAt))).toBeLessThan(0.01);
    fader(live).value = -3;
    await live.render(5120);
    expect(heardDb(live)).toBeCloseTo(-3, 5);
    const releasedAt = position(live);
    fader(live).release();
    await live.render(9600);
    expect(heardDb(live)).toBeCloseTo(laneDb(position(live)), 2);
    const points = pointsOf(live);
    for (const frame of [0, 5000, touchedAt - 1]) expect(at(points, frame)).toBeCloseTo(laneDb(frame), 6);
    expect(at(points, releasedAt - 100)).toBeCloseTo(-3, 6);
    for (const frame of [releasedAt + 9601, 90000]) expect(at(points, frame)).toBeCloseTo(laneDb(frame), 6);
  });

  test("while the transport stands is heard, and writes nothing", async () => {
    const live = await desk("touch", false);
    fader(live).touch();
    fader(live).value = -1;
    await live.render(5000);
    fader(live).release();
    await live.render(20000);
    expect(fader(live).value).toBe(-10);
    expect(pointsOf(live)).toHaveLength(2);
  });
});

test("latch goes on with the last value until the transport stops", async () => {
  const live = await desk("latch");
  await live.render(12800);
  fader(live).touch();
  fader(live).value = -20;
  fader(live).release();
  await live.render(25600);
  expect(heardDb(live)).toBeCloseTo(-20, 5);
  const stoppedAt = position(live);
  live.mixer.transport.stop();
  await live.render(2000);
  expect(at(pointsOf(live), stoppedAt - 500)).toBeCloseTo(-20, 6);
  expect(at(pointsOf(live), 80000)).toBeCloseTo(laneDb(80000), 6);
});

test("write writes from where the transport starts to where it stops, touched or not", async () => {
  const live = await desk("write");
  await live.render(12800);
  expect(heardDb(live)).toBeCloseTo(-10, 5);
  fader(live).value = -16;
  await live.render(12800);
  live.mixer.transport.stop();
  await live.render(2000);
  const points = pointsOf(live);
  expect(at(points, 6000)).toBeCloseTo(-10, 6);
  expect(at(points, 20000)).toBeCloseTo(-16, 6);
  expect(at(points, 80000)).toBeCloseTo(laneDb(80000), 6);
});

test("what is to be written stays, in a render, where its lane has it as time begins: nobody moves it", async () => {
  const document = session([track("a", { channels: 1, pan: -1 })], {
    automation: [{ target: "a.faderDb", mode: "write", points: lane }],
    lengthFrames: FRAMES,
  });
  const { left } = await renderDocument(document, { a: constant(FRAMES, 1) });
  for (const frame of [0, 50, 200, 50000, FRAMES - 1]) expect(20 * Math.log10(left[frame]!)).toBeCloseTo(-10, 5);
});

test("...also of a send that waits for another, and what is set before the first frame is there at it", async () => {
  const document = session(
    [
      track("late", { inserts: [{ plugin: "latency", params: { frames: 61 } }], output: "aux" }),
      track("a", { channels: 1, pan: -1, output: null, sends: [{ id: "s", to: "aux", pan: -1 }] }),
      bus("aux"),
    ],
    { automation: [{ target: "a>s.levelDb", mode: "write", points: [{ frame: 0, value: -20 }] }], lengthFrames: FRAMES },
  );
  const { left } = await renderDocument(
    document,
    { a: constant(FRAMES, 1), late: constant(FRAMES, 0) },
    { setUp: (mixer) => (mixer.strip("aux").fader.value = -6) },
  );
  for (const frame of [0, 50, 200, 50000, FRAMES - 1]) expect(20 * Math.log10(left[frame]!)).toBeCloseTo(-26, 5);
});

test.each<AutomationMode>(["read", "off"])("%s writes nothing", async (mode) => {
  const live = await desk(mode);
  await live.render(12800);
  fader(live).touch();
  fader(live).value = -1;
  await live.render(5120);
  expect(heardDb(live)).toBeCloseTo(mode === "off" ? -1 : laneDb(position(live)), 1);
  fader(live).release();
  live.mixer.transport.stop();
  await live.render(2000);
  expect(pointsOf(live)).toHaveLength(2);
});

test("a mode is saved with its lane", async () => {
  const live = await desk("latch", false);
  expect(live.mixer.toSession().automation![0]!.mode).toBe("latch");
  fader(live).automation.mode = "read";
  expect(live.mixer.toSession().automation![0]!.mode).toBeUndefined();
});

describe("thinning", () => {
  const samplesOf = (travels: readonly number[], gaps: readonly number[], spec: ReturnType<typeof faderDb>) => {
    let frame = 0;
    return travels.map((travel, i) => {
      frame += 1 + (gaps[i] ?? 0);
      return { frame, value: valueAtTravel(spec, travel) };
    });
  };
  const hand = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 });
  const time = fc.array(fc.nat(4000), { minLength: 200, maxLength: 200 });

  test.each([faderDb("Fader"), hertz({ label: "Frequency", min: 20, max: 20000, initial: 1000 }) as never])(
    "comes within its bound of everything the hand did",
    (spec) => {
      fc.assert(
        fc.property(hand, time, (travels, gaps) => {
          const samples = samplesOf(travels, gaps, spec);
          const points = thinned(spec, samples);
          for (const { frame, value } of samples)
            expect(Math.abs(travelOfValue(spec, at(points, frame)) - travelOfValue(spec, value))).toBeLessThanOrEqual(
              THINNING_TRAVEL + 1e-9,
            );
        }),
        { numRuns: 200 },
      );
    },
  );

  test("...and a coarser one does not, so that the bound means something", () => {
    const spec = faderDb("Fader");
    const samples = Array.from({ length: 100 }, (_, i) => ({ frame: i * 400, value: -20 + 10 * Math.sin(i / 5) }));
    const points = thinned(spec, samples, 5 * THINNING_TRAVEL);
    const off = samples.map(({ frame, value }) => Math.abs(travelOfValue(spec, at(points, frame)) - travelOfValue(spec, value)));
    expect(Math.max(...off)).toBeGreaterThan(THINNING_TRAVEL);
  });

  test("leaves two points of a straight move", () => {
    const samples = Array.from({ length: 1000 }, (_, i) => ({ frame: i * 100, value: -i / 50 }));
    expect(thinned(faderDb("Fader"), samples)).toHaveLength(2);
  });
});

test("what is punched in changes a lane only where it is, whatever ways the lane goes", () => {
  const way = fc.constantFrom<Point["curve"]>("hold", "linear", "exponential", "curve");
  const point = fc.record({
    gap: fc.integer({ min: 1, max: 9000 }),
    value: fc.double({ min: -60, max: -1, noNaN: true }),
    curve: way,
    tension: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 12 }),
      fc.nat(40000),
      fc.integer({ min: 1, max: 20000 }),
      (gaps, from, length) => {
        let frame = 0;
        const points = gaps.map(({ gap, ...rest }) => {
          frame += gap;
          return { ...rest, frame };
        });
        const take = [
          { frame: from, value: -5, curve: "linear" as const, tension: 0 },
          { frame: from + length, value: -7, curve: "linear" as const, tension: 0 },
        ];
        const punchedIn = punched(points, take, 1000);
        expect(punchedIn.every((one, i) => i === 0 || one.frame >= punchedIn[i - 1]!.frame)).toBe(true);
        for (let at0 = points[0]!.frame; at0 < frame + 5000; at0 += 333)
          if (at0 < from || at0 >= from + length + 1000) expect(at(punchedIn, at0)).toBeCloseTo(at(points, at0), 6);
        expect(at(punchedIn, from + length / 2)).toBeCloseTo(-6, 6);
      },
    ),
  );
});
