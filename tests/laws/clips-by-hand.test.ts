import { expect, test } from "vitest";
import { session } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
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
