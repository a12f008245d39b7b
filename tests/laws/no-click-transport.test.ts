import { describe, expect, test } from "vitest";
import { AT, type ClickCase, expectNoClick } from "../desk/click-case.ts";
import { declaredRamp, RAMP_FRAMES } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstDifference } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";

const desk = session([track("a", { channels: 2 })]);
const down = declaredRamp(AT, 1, 0);
const up = declaredRamp(AT + RAMP_FRAMES);

const cases: readonly ClickCase[] = [
  { name: "stop", desk, act: ({ transport }) => transport.stop(), declared: (frame, x) => x(frame) * down(frame) },
  {
    name: "locate while it plays: out here, in there",
    desk,
    act: ({ transport }) => transport.locate(12345),
    declared: (frame, x) => (frame < AT + RAMP_FRAMES ? x(frame) * down(frame) : x(12345 + frame - AT - RAMP_FRAMES) * up(frame)),
  },
  {
    name: "stop and play again in one breath",
    desk,
    act: ({ transport }) => {
      transport.stop();
      transport.play();
    },
    declared: (frame, x) => x(frame) * (frame < AT + RAMP_FRAMES ? down(frame) : up(frame)),
  },
];

describe("the transport does not click", () => {
  test.each(cases)("$name", expectNoClick);
});

describe("the transport is exact to the frame", () => {
  const sounds = { a: [noise(20000, 1), noise(20000, 2)] };

  test("play from the very beginning has the first sample whole", async () => {
    const live = await openLive(desk, { sounds });
    await live.render(1000);
    live.mixer.transport.play();
    await live.render(3000);
    expect(firstDifference(live.heard().left.subarray(1000), sounds.a[0]!.subarray(0, 3000))).toBeNull();
    expect(live.mixer.transport.positionFrames).toBe(3000);
  });

  test("play from elsewhere fades in, and is then where it should be", async () => {
    const live = await openLive(desk, { sounds });
    live.mixer.transport.locate(5000);
    live.mixer.transport.play();
    await live.render(3000);
    expect(firstDifference(live.heard().left.subarray(RAMP_FRAMES), sounds.a[0]!.subarray(5000 + RAMP_FRAMES, 8000))).toBeNull();
  });

  test("a loop goes round without a gap", async () => {
    const live = await openLive(desk, { sounds, blockFrames: () => 100 });
    live.mixer.transport.loop = { from: 300, to: 1301 };
    live.mixer.transport.play();
    await live.render(5000);
    const lap = sounds.a[0]!.subarray(300, 1301);
    expect(firstDifference(live.heard().left.subarray(0, 1301), sounds.a[0]!.subarray(0, 1301))).toBeNull();
    expect(firstDifference(live.heard().left.subarray(1301, 2302), lap)).toBeNull();
    expect(firstDifference(live.heard().left.subarray(3303, 4304), lap)).toBeNull();
  });
});
