import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { delay } from "../../src/plugins/delay.ts";
import { declaredRamp, residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, sine } from "../desk/signals.ts";

const echoes = (params: Record<string, ParamValue>) => [{ id: "it", plugin: "delay", params }];

describe("what a delay heard while it or its strip came or went does not click when it comes again", () => {
  /** It begins softly, so that nothing but what is done can click. */
  const lasting = sine(60000, 1000).map((x, frame) => x * declaredRamp(0)(frame));
  const wet = { timeMs: 100, feedback: 0.5, mix: 1 };
  const acts: readonly (readonly [string, (mixer: Mixer) => void])[] = [
    ["a delay is added", (mixer) => void mixer.strip("a").addInsert(delay, wet)],
    [
      "a strip with a delay is added",
      (mixer) =>
        mixer.edit(() => {
          const bus = mixer.addBus({ id: "echo" });
          bus.addInsert(delay, wet);
          mixer.strip("a").routeTo(bus);
        }),
    ],
    ["another plugin becomes a delay", (mixer) => void mixer.strip("c").inserts[0]!.replace(delay, wet)],
    ["its strip becomes mono", (mixer) => void Object.assign(mixer.strip("b"), { channels: 1 })],
    ["a late insert comes before it", (mixer) => void Object.assign(mixer.strip("b").inserts[0]!, { extraLatencyFrames: 700 })],
    [
      "a strip with a delay is removed, and comes back",
      (mixer) => {
        mixer.strip("b").remove();
        mixer.undo();
      },
    ],
  ];
  const tracks = session([
    track("a", { channels: 2 }),
    track("b", { channels: 2, inserts: echoes(wet) }),
    track("c", { channels: 2, inserts: [{ id: "it", plugin: "gain" }] }),
  ]);

  test.each(acts)("%s", async (_, act) => {
    const live = await openLive(tracks, { sounds: { a: lasting, b: lasting, c: lasting } });
    live.mixer.transport.play();
    await live.render(20001);
    act(live.mixer);
    await live.render(20000);
    expect(peak(live.heard().left.subarray(30000))).toBeGreaterThan(0.1);
    expect(residualDbfs(live.heard().left, 19993, 40000)).toBeLessThanOrEqual(-70);
  });

  test("...the same echo that begins at once does", async () => {
    const { left: hard } = await renderDocument(session([track("a", { channels: 2, inserts: echoes(wet) })]), {
      a: sine(20000, 1000),
    });
    expect(residualDbfs(hard, 4000, 6000)).toBeGreaterThan(-30);
  });
});

test("a delay that rested is as empty as one that never did", async () => {
  const bursts = new Float32Array(760000);
  bursts.set(noise(2000, 3), 100);
  bursts.set(noise(2000, 4), 700000);
  const render = async (busy: boolean) => {
    const params = { timeMs: 40, feedback: 0.5, modulationMs: 1, lowCutHz: 100 };
    const strips = [
      track("a", { channels: 2, inserts: echoes(params) }),
      track("b", { channels: 2, inserts: echoes(params), output: null }),
    ];
    const live = await openLive(session(strips), { sounds: { a: bursts, b: busy ? noise(760000, 5) : bursts }, stems: ["a"] });
    live.mixer.transport.play();
    await live.render(740000);
    return live.heard(1);
  };
  const alone = await render(false);
  expect(peak(alone.left.subarray(702000))).toBeGreaterThan(0.1);
  expect(firstStereoDifference(alone, await render(true))).toBeNull();
});
