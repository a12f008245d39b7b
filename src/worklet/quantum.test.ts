import { expect, test } from "vitest";
import { fakeEngine } from "../../tests/web/fake-engine.ts";
import { Quantum } from "./quantum.ts";

const channel = (frames: number, value: number) => new Float32Array(frames).fill(value);
const empty = (frames: number) => [channel(frames, 9), channel(frames, 9)];

/** The pretended engine passes input 0 through, so what comes out tells what went in. */
function through(inputs: Float32Array[][], frames = 128): Float32Array[] {
  const output = empty(frames);
  new Quantum(fakeEngine().engine()).render(inputs, output);
  return output;
}

test.each([
  ["nothing is silence", [], 0, 0],
  ["mono goes to both sides", [channel(128, 0.25)], 0.25, 0.25],
  ["stereo stays stereo", [channel(128, 0.25), channel(128, 0.5)], 0.25, 0.5],
  ["of six channels the first two are heard", [1, 2, 3, 4, 5, 6].map((value) => channel(128, value)), 1, 2],
])("%s", (_, input, left, right) => {
  expect(through([input])).toEqual([channel(128, left), channel(128, right)]);
});

test.each([1, 64, 128, 200, 441, 512])("a quantum of %i frames is passed on frame by frame", (frames) => {
  const ramp = Float32Array.from({ length: frames }, (_, i) => i / 1024);
  const [left, right] = through([[ramp, ramp.map((x) => -x)]], frames);
  expect(left).toEqual(ramp);
  expect(right).toEqual(ramp.map((x) => -x));
});

test("an input that was unplugged is silent at once", () => {
  const quantum = new Quantum(fakeEngine().engine());
  const output = empty(128);
  quantum.render([[channel(128, 0.5)]], output);
  quantum.render([[]], output);
  expect(output).toEqual([channel(128, 0), channel(128, 0)]);
});
