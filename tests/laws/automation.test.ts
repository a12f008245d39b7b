import { describe, expect, test } from "vitest";
import type { PointDocument, SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, constant } from "../desk/signals.ts";
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

  test("follows a jump of the transport, and a loop", async () => {
    const live = await open();
    live.mixer.transport.loop = { from: 20000, to: 22000 };
    live.mixer.transport.play();
    await live.render(5000);
    live.mixer.transport.locate(19000);
    await live.render(25000);
    const { left } = live.heard();
    /** When the jump is over, and what was said late because of it. */
    const settled = 5000 + 480 + 480 + 1024;
    const expected = Float64Array.from({ length: 30000 - settled }, (_, i) => {
      const since = settled + i - 5480;
      return gain(levelAt(points, since < 3000 ? 19000 + since : 20000 + ((since - 3000) % 2000)));
    });
    expect(distance(left.subarray(settled), expected)).toBeLessThanOrEqual(1e-6);
  });
});
