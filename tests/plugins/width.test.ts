import { expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

const FRAMES = 20000;
const [left, right] = [noise(FRAMES, 1), noise(FRAMES, 2)];
const heard = (params: Record<string, ParamValue>, sound = [left, right]) =>
  renderDocument(session([track("a", { channels: 2, inserts: [{ plugin: "width", params }] })], { lengthFrames: FRAMES }), {
    a: sound,
  });

test("as wide as it is, all is what came in, to the bit", async () => {
  expect(firstStereoDifference(await heard({}), { left, right })).toBeNull();
  expect(firstStereoDifference(await heard({ width: 1.01 }), { left, right })).not.toBeNull();
});

test.each([0, 0.5, 2])("the difference times %f, the mean as it is", async (width) => {
  const wide = await heard({ width });
  const due = (mine: Float32Array, other: Float32Array) =>
    Float64Array.from(mine, (x, i) => (x + other[i]!) / 2 + (width * (x - other[i]!)) / 2);
  expect(distance(wide.left, due(left, right))).toBeLessThan(1e-7);
  expect(distance(wide.right, due(right, left))).toBeLessThan(1e-7);
});

test("below a frequency the difference fades by 12 dB an octave, and the mean stays", async () => {
  for (const hz of [50, 200, 2000]) {
    const tone = sine(FRAMES, hz, 0.5);
    const { left: side, right: other } = await heard({ monoBelowHz: 200 }, [tone, tone.map((x) => -x)]);
    const due = Math.abs(1 / (1 + Math.tan((Math.PI * 200) / SAMPLE_RATE) ** 2 / Math.tan((Math.PI * hz) / SAMPLE_RATE) ** 2));
    const rms = (signal: Float32Array) => Math.sqrt(signal.subarray(FRAMES - 9600).reduce((sum, x) => sum + x * x, 0));
    expect(rms(side) / rms(tone)).toBeCloseTo(due, 3);
    expect(
      distance(
        side,
        other.map((x) => -x),
      ),
    ).toBeLessThan(1e-6);
    expect(distance((await heard({ monoBelowHz: 200 }, [tone, tone])).left, tone)).toBe(0);
  }
});

test.each([9600, 9800, 10300])(
  "the bass that is let go at frame %d leaves nothing behind: all is what comes in again, to the bit",
  async (at) => {
    const tone = sine(40000, 30, 0.5).fill(0, 30000);
    const sound = [tone, tone.map((x) => 0 - x)] as const;
    const desk = session([track("a", { channels: 2, inserts: [{ plugin: "width", params: { monoBelowHz: 200 } }] })]);
    const live = await openLive(desk, { sounds: { a: [...sound] } });
    live.mixer.transport.play();
    await live.render(at);
    expect(peak(live.heard().left.subarray(6400))).toBeLessThan(0.05);
    live.mixer.strip("a").inserts[0]!.params.monoBelowHz!.value = 20;
    await live.render(40000 - at);
    const since = ([left, right]: readonly [Float32Array, Float32Array]) => ({
      left: left.subarray(12000, 40000),
      right: right.subarray(12000, 40000),
    });
    expect(firstStereoDifference(since([live.heard().left, live.heard().right]), since(sound))).toBeNull();
  },
);
