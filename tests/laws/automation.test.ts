import { describe, expect, test } from "vitest";
import type { PointDocument, SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, constant, noise } from "../desk/signals.ts";
import { drawnLines, levelAt } from "./drawn-lines.ts";

const FRAMES = 12000;
const gain = (db: number) => (db <= -144 ? 0 : 10 ** (db / 20));

/** A mono track hard left whose fader, pan or send is drawn; it plays a constant of one, so that what is heard is the gain. */
function drawn(target: string, points: readonly PointDocument[]): SessionDocument {
  const strips = [
    track("a", {
      channels: 1,
      pan: -1,
      ...(target.startsWith("a>") ? { output: null, sends: [{ id: "s", to: "b", pan: -1 }] } : {}),
    }),
    bus("b"),
  ];
  return session(strips, { automation: [{ target, points: [...points] }], lengthFrames: FRAMES });
}

const heardOf = async (document: SessionDocument, blockFrames = 128) =>
  (await renderDocument(document, { a: constant(FRAMES, 1) }, { blockFrames })).left;

describe.each(drawnLines)("%s", (_, points) => {
  test.each(["a.faderDb", "a>s.levelDb"])("of %s is exact to the frame, in blocks of any size", async (target) => {
    const expected = Float64Array.from({ length: FRAMES }, (_, frame) => gain(levelAt(points, frame)));
    const heard = await heardOf(drawn(target, points));
    expect(distance(heard, expected)).toBeLessThanOrEqual(1e-6);
    for (const blockFrames of [1, 61])
      expect(firstDifference(await heardOf(drawn(target, points), blockFrames), heard)).toBeNull();
  });

  test("...and a frame later is another sound", async () => {
    const late = points.map((point) => ({ ...point, frame: point.frame + 1 }));
    expect(distance(await heardOf(drawn("a.faderDb", late)), await heardOf(drawn("a.faderDb", points)))).toBeGreaterThan(1e-4);
  });
});

test("pan and fader drawn together, with a VCA above both, are the product", async () => {
  const ramp = (target: string, from: number, to: number) => ({
    target,
    points: [
      { frame: 0, value: from, curve: "linear" as const },
      { frame: FRAMES, value: to },
    ],
  });
  const document = session([track("a", { channels: 1 })], {
    vcas: [{ id: "v", members: ["a"] }],
    automation: [ramp("a.pan", -1, 1), ramp("a.faderDb", 0, -30), ramp("v.faderDb", -10, 5)],
  });
  const expected = Float64Array.from({ length: FRAMES }, (_, frame) => {
    const u = frame / FRAMES;
    return Math.cos((u * Math.PI) / 2) * gain(-30 * u - 10 + 15 * u);
  });
  expect(distance(await heardOf(document), expected)).toBeLessThanOrEqual(1e-6);
});

describe("live automation", () => {
  const points: PointDocument[] = [
    { frame: 1000, value: 0, curve: "linear" },
    { frame: 40000, value: -40 },
  ];
  const long = { a: constant(60000, 1) };
  const open = (blockFrames?: () => number) =>
    openLive(drawn("a.faderDb", points), { sounds: long, ...(blockFrames && { blockFrames }) });

  test("is the offline render's, to the bit, whatever the blocks", async () => {
    const offline = (await renderDocument({ ...drawn("a.faderDb", points), lengthFrames: 50000 }, long)).left;
    const pick = choices(9);
    const live = await open(() => pick(1, 128));
    live.mixer.automate();
    live.mixer.transport.play();
    await live.render(50000);
    expect(firstDifference(live.heard().left, offline)).toBeNull();
  });

  test("begins where the transport was sent before there was a first block", async () => {
    const live = await open();
    live.mixer.transport.locate(30000);
    live.mixer.automate();
    live.mixer.transport.play();
    live.mixer.automate();
    await live.render(4000);
    const [fadeIn, frames] = [480, 4000];
    const expected = Float64Array.from({ length: frames - fadeIn }, (_, i) => gain(levelAt(points, 30000 + fadeIn + i)));
    expect(distance(live.heard().left.subarray(fadeIn, frames), expected)).toBeLessThanOrEqual(1e-6);
  });

  const RAMP = 480;
  const strips = [
    track("a", { channels: 1, pan: -0.3, sends: [{ id: "s", to: "b", levelDb: -6 }] }),
    track("late", { inserts: [{ plugin: "latency", params: { frames: 301 } }] }),
    bus("b"),
  ];
  const sends = session(strips, {
    lengthFrames: 60000,
    automation: ["a.faderDb", "a.pan", "a>s.levelDb", "b.faderDb"].map((target) => ({
      target,
      points: points.map((point) => ({ ...point, value: target === "a.pan" ? Number(point.value) / 40 : point.value })),
    })),
  });
  const noises = { a: noise(60000, 1), late: noise(60000, 2) };
  /** As far as the page has heard when it acts: nothing yet, some blocks, less than one status. */
  const moments = [0, 128, 5000, 6217];

  test.each(moments)("started at frame %s is the offline render's from its first frame on, to the bit", async (at) => {
    const offline = await renderDocument({ ...sends, lengthFrames: 30000 }, noises);
    const live = await openLive(sends, { sounds: noises });
    await live.render(at);
    live.mixer.transport.play();
    await live.render(20000);
    const { left, right } = live.heard();
    const first = at + (at > 0 ? RAMP : 0) + 301;
    for (const [heard, whole] of [
      [left, offline.left],
      [right, offline.right],
    ] as const)
      expect(firstDifference(heard.subarray(first, first + 15000), whole.subarray(0, 15000))).toBeNull();
    expect(peak(left.subarray(0, first))).toBe(0);
  });

  test("goes on elsewhere, from the first frame after a jump, to the bit", async () => {
    const offline = await renderDocument({ ...sends, lengthFrames: 50000 }, noises);
    const live = await openLive(sends, { sounds: noises });
    await live.render(700);
    live.mixer.transport.play();
    await live.render(9000);
    live.mixer.transport.locate(31001);
    await live.render(9000);
    // Out, to its place, and in: a ramp each.
    const first = 9700 + 3 * RAMP + 301;
    const there = offline.left.subarray(31001 + RAMP, 31001 + RAMP + 5000);
    expect(firstDifference(live.heard().left.subarray(first, first + 5000), there)).toBeNull();
    const fadesIn = Float64Array.from({ length: RAMP }, (_, i) => offline.left[31001 + i]! * smooth(i / RAMP));
    expect(distance(live.heard().left.subarray(first - RAMP, first), fadesIn)).toBeLessThanOrEqual(1e-6);
  });

  test("...and counted from a frame later it is another sound", async () => {
    const { left } = await renderDocument({ ...sends, lengthFrames: 9000 }, noises);
    const moved = sends.automation!.map((lane) => ({ ...lane, points: lane.points!.map((p) => ({ ...p, frame: p.frame + 1 })) }));
    const late = await renderDocument({ ...sends, automation: moved, lengthFrames: 9000 }, noises);
    expect(firstDifference(late.left, left)).not.toBeNull();
  });

  test("follows a jump of the transport, and a loop", async () => {
    const live = await open();
    live.mixer.transport.loop = { from: 20000, to: 22000 };
    live.mixer.transport.play();
    await live.render(5000);
    live.mixer.transport.locate(19000);
    await live.render(25000);
    const { left } = live.heard();
    /** Out here, to its place there, and in again. */
    const [jump, settled] = [5000 + 2 * RAMP, 5000 + 3 * RAMP];
    const expected = Float64Array.from({ length: 30000 - settled }, (_, i) => {
      const since = settled + i - jump;
      return gain(levelAt(points, since < 3000 ? 19000 + since : 20000 + ((since - 3000) % 2000)));
    });
    expect(distance(left.subarray(settled), expected)).toBeLessThanOrEqual(1e-6);
  });
});

const smooth = (t: number) => t * t * (3 - 2 * t);
