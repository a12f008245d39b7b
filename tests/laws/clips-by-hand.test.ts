import { expect, test } from "vitest";
import type { ClipAudio } from "../../src/mixer/audio/tape.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { renderDocument } from "../desk/render.ts";
import { delayed, noise, SAMPLE_RATE } from "../desk/signals.ts";

const take = noise(6000, 5);
const audio = { sampleRate: SAMPLE_RATE, channels: [take, take] };

test("a clip that is added by hand plays on its own frame, bit for bit, and the saved session names it", async () => {
  const live = await openLive(session([]));
  const track = live.mixer.addTrack({ id: "t" });
  await track.addClip({ file: "take.wav", audio, startFrame: 1234 });
  live.mixer.transport.play();
  await live.render(9000);
  const wanted = new Float32Array(9000);
  wanted.set(delayed(take, 1234).subarray(0, 7234));
  expect(live.heard().left).toEqual(wanted);
  expect(live.mixer.toSession().strips.find(({ id }) => id === "t")?.clips).toEqual([{ file: "take.wav", startFrame: 1234 }]);
});

test("...and is heard no more when it is removed", async () => {
  const live = await openLive(session([]));
  const track = live.mixer.addTrack({ id: "t" });
  const clip = await track.addClip({ file: "take.wav", audio });
  track.removeClip(clip);
  live.mixer.transport.play();
  await live.render(2000);
  expect(live.heard().left.every((x) => x === 0)).toBe(true);
});

test("a clip on a bus, or of another rate, is refused by name, and nothing changes", async () => {
  const live = await openLive(session([]));
  const bus = live.mixer.addBus({ id: "b" });
  await expect(bus.addClip({ file: "take.wav", audio })).rejects.toThrow(/bad-route: "b" is a bus/);
  const track = live.mixer.addTrack({ id: "t" });
  const slow = { ...audio, sampleRate: 22050 };
  await expect(track.addClip({ file: "slow.wav", audio: slow })).rejects.toThrow(/bad-audio: slow.wav: is at 22050 Hz/);
  expect(live.mixer.toSession().strips.some(({ clips }) => clips)).toBe(false);
});

/** The second channel of a shorter first one would lie over whatever stands behind it in the engine's memory. */
test.each([
  ["nothing", undefined, "nothing is no audio"],
  ["no channels", { sampleRate: 48000 }, "an object is no audio"],
  ["a longer second channel", [10, 5000], "has channels of 10 and 5000 frames"],
  ["a shorter second channel", [10, 5], "has channels of 10 and 5 frames"],
])("audio that is none is refused by the name of its file: %s", async (_, said, reason) => {
  const wrong = (
    Array.isArray(said) ? { sampleRate: 48000, channels: said.map((frames) => new Float32Array(frames)) } : said
  ) as ClipAudio;
  const live = await openLive(session([]));
  await expect(live.mixer.addTrack({ id: "t" }).addClip({ file: "take.wav", audio: wrong })).rejects.toThrow(
    `bad-audio: take.wav: ${reason}`,
  );
  expect(live.mixer.toSession().strips.some(({ clips }) => clips)).toBe(false);
  await expect(
    renderDocument(session([track("t", { clips: [{ file: "take.wav" }] })]), {}, { audio: () => wrong }),
  ).rejects.toThrow(`bad-audio: take.wav: ${reason}`);
});

test.each([
  { startFrame: -10 },
  { startFrame: 0.5 },
  { offsetFrames: -1 },
  { lengthFrames: Number.NaN },
  { gainDb: 1e9 },
  { fadeInFrames: -5 },
])("%o, which no session may hold, is refused by name, and nothing changes", async (said) => {
  const live = await openLive(session([]));
  const track = live.mixer.addTrack({ id: "t" });
  const [name] = Object.keys(said);
  await expect(track.addClip({ file: "take.wav", audio, ...said })).rejects.toThrow(new RegExp(`: take.wav.${name}: `));
  expect(live.mixer.toSession().strips.some(({ clips }) => clips)).toBe(false);
});
