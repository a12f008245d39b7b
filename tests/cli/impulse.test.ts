import { expect, test } from "vitest";
import { readAudio } from "../../src/cli/audio/read-audio.ts";
import { wavFile } from "../../src/offline/wav.ts";
import { type Workplace, workplace } from "./command.ts";

/** A track in a room whose file the session names. @param plays whether another track, which is heard nowhere, plays the same file */
function place(file: string, channels: readonly Float32Array[], sampleRate = 48000, plays = false) {
  const at: Workplace = workplace();
  const source = at.noise("noise.wav", 9600);
  at.write("rooms/room.wav", wavFile(channels, sampleRate, "32f"));
  at.session({
    format: "postfade-session",
    version: 1,
    strips: [
      {
        id: "a",
        role: "track",
        channels: 2,
        clips: [{ file: "noise.wav" }],
        inserts: [{ id: "room", plugin: "convolver", impulse: file, params: { mix: 1 } }],
      },
      ...(plays ? [{ id: "b", role: "track" as const, clips: [{ file }], output: null }] : []),
      { id: "master", role: "master" },
    ],
  });
  return { at, source };
}
const click = (frames: number, at: number, size = 0.5) => Float32Array.from({ length: frames }, (_, n) => (n === at ? size : 0));
const silence = new Float32Array(3000);
const mixOf = async (at: Workplace) => {
  const { code, stderr } = at.run("render", "session.json", "-o", "mix.wav", "--bits", "32f");
  expect(code === 0 ? "" : stderr).not.toContain("bad-");
  return (await readAudio(at.path("mix.wav"))).audio.channels;
};

test("a render finds a room beside its session, in true stereo, and is as long as it lasts", async () => {
  const { at, source } = place("rooms/room.wav", [click(3000, 100), click(3000, 2000, 0.25), silence, click(3000, 100)]);
  const [left, right] = await mixOf(at);
  expect(left!.length).toBe(12600);
  for (const n of [101, 3000, 9000]) {
    expect(left![n]).toBeCloseTo(0.5 * source[0]![n - 100]!, 6);
    expect(right![n]).toBeCloseTo(0.5 * source[1]![n - 100]! + (n >= 2000 ? 0.25 * source[0]![n - 2000]! : 0), 6);
  }
  expect(at.run("explain", "session.json", "a").stdout).toContain("through rooms/room.wav");
  expect(at.run("validate", "session.json").code).toBe(0);
});

test.each([false, true])("a room of another rate is as loud as it was, and a clip of the same file: %s", async (plays) => {
  const smooth = Float32Array.from(
    { length: 2000 },
    (_, n) => Math.exp(-0.5 * ((n - 1000) / 40) ** 2) / (40 * Math.sqrt(2 * Math.PI)),
  );
  const energy = async (sampleRate: number) => {
    const [left] = await mixOf(place("rooms/room.wav", [smooth], sampleRate, plays).at);
    return left!.reduce((sum, x) => sum + x, 0);
  };
  expect((await energy(24000)) / (await energy(48000))).toBeCloseTo(1, 2);
});

test.each([
  ["that is not there", "rooms/hall.wav", [silence], "missing-file: strips[0].inserts[0].impulse"],
  ["outside the session's folder", "../room.wav", [silence], "path-outside: strips[0].inserts[0].impulse"],
  ["of three channels", "rooms/room.wav", [silence, silence, silence], "an impulse response has 1, 2 or 4"],
  ["of eleven seconds", "rooms/room.wav", [new Float32Array(11 * 48000)], "lasts 11.0 s; an impulse response has at most 10"],
])("a room %s is refused", (_, file, channels, said) => {
  const { at } = place(file, channels);
  const { code, stderr } = at.run("render", "session.json", "-o", "mix.wav");
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});
