import { describe, expect, test } from "vitest";
import { equaliser } from "../../src/plugins/equaliser.ts";
import { anyParams } from "../desk/any-params.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, noise } from "../desk/signals.ts";

/** Nothing is heard before this frame of the session. */
const BEGINS = 3000;
const FRAMES = 2000;
const sounds = { n: noise(FRAMES, 1, 0.1) };

/** A desk with so many standing values of lanes that the engine's queue, of 4096 records, does not hold them. */
function crowded() {
  const pick = choices(5);
  const tracks = Array.from({ length: 90 }, (_, i) =>
    track(`t${i}`, {
      clips: i % 20 === 0 ? [{ file: "n", startFrame: BEGINS }] : [],
      inserts: [{ id: "e", plugin: "equaliser" }],
    }),
  );
  const automation = tracks.flatMap(({ id }) =>
    Object.entries(anyParams(equaliser, pick)).map(([name, value]) => ({
      target: `${id}/e.${name}`,
      points: [{ frame: 0, value }],
    })),
  );
  expect(automation.length).toBeGreaterThan(4096);
  return session(tracks, { lengthFrames: BEGINS + FRAMES, automation });
}

/** What is heard from the first frame on that is not silent. */
function sound({ left, right }: Sides): Sides {
  const begins = left.findIndex((x) => x !== 0);
  return { left: left.subarray(begins, begins + FRAMES), right: right.subarray(begins, begins + FRAMES) };
}

/** A context that is suspended takes what it is told, but its time stands. */
describe("while no time passes, a desk with more standing values than the engine's queue holds", () => {
  const whole = renderDocument(crowded(), sounds);

  test("is told to play, and begins as it should", async () => {
    const live = await openLive(crowded(), { sounds });
    live.mixer.transport.play();
    await live.mixer.arrived();
    await live.render(BEGINS + FRAMES);
    expect(firstStereoDifference(sound(live.heard()), sound(await whole))).toBeNull();
  });

  test("is sent about: what was said arrives or waits, and none of it is lost", async () => {
    const live = await openLive(crowded(), { sounds });
    const { transport } = live.mixer;
    transport.play();
    transport.stop();
    for (const frame of [100, 1200, 300, 0]) {
      transport.locate(frame);
      await live.mixer.arrived();
    }
    transport.play();
    await live.mixer.arrived();
    await live.render(BEGINS + FRAMES + 10000);
    expect(firstStereoDifference(sound(live.heard()), sound(await whole))).toBeNull();
  });
});
