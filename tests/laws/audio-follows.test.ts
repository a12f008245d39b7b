import { expect, test } from "vitest";
import type { ClipAudio } from "../../src/mixer/audio/tape.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, SAMPLE_RATE } from "../desk/signals.ts";

const FRAMES = 20_000;
const sounds = { a: noise(FRAMES, 1), b: noise(FRAMES, 2) };
const document = () =>
  session([
    track("a", { channels: 1, clips: [{ file: "a" }] }),
    track("b", { channels: 1, clips: [{ file: "b" }, { file: "a", startFrame: 3000 }] }),
  ]);

/** A desk whose files come when the test says so. */
async function desk(said = document()) {
  const come = new Map<string, (audio: ClipAudio) => void>();
  const fail = new Map<string, (why: Error) => void>();
  const read = (file: string) =>
    new Promise<ClipAudio>((resolve, reject) => {
      come.set(file, resolve);
      fail.set(file, reject);
    });
  const live = await openLive(said, { read });
  return {
    ...live,
    live,
    fail,
    bring: async (file: keyof typeof sounds) => {
      come.get(file)!({ sampleRate: SAMPLE_RATE, channels: [sounds[file]] });
      await turn();
    },
  };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const isSilent = (signal: Float32Array) => signal.every((x) => x === 0);

test("a desk is there before its audio, says how much of it is, and then plays what it would have played anyway, to the bit", async () => {
  const { mixer, live, bring } = await desk();
  const told: unknown[] = [];
  mixer.on("state", ({ change, state }) => change === "loading" && told.push(state.loading));
  expect(mixer.state.loading).toEqual({ ready: 0, asked: 2 });
  await bring("a");
  await bring("b");
  await mixer.loaded();
  expect(told).toEqual([{ ready: 1, asked: 2 }, { ready: 2, asked: 2 }, null]);
  expect(mixer.state.undoLabel).toBeNull();
  mixer.transport.play();
  await live.render(FRAMES);
  expect(live.heard().left).toEqual((await renderDocument(document(), sounds)).left.subarray(0, FRAMES));
});

test("what comes while the desk plays is faded in and is where it belongs; before that it is silent", async () => {
  const { mixer, live, bring } = await desk(session([track("a", { channels: 1, clips: [{ file: "a" }] })]));
  mixer.transport.play();
  await live.render(4096);
  expect(isSilent(live.heard().left)).toBe(true);
  await bring("a");
  await live.render(8192);
  const whole = await renderDocument(session([track("a", { channels: 1, clips: [{ file: "a" }] })]), sounds);
  const { left } = live.heard();
  const began = left.findIndex((x) => x !== 0);
  expect(began).toBeGreaterThanOrEqual(4096);
  expect(left.subarray(began + 480, 12_288)).toEqual(whole.left.subarray(began + 480, 12_288));
  const first = left.subarray(began, began + 48).map(Math.abs);
  expect(Math.max(...first)).toBeLessThan(0.2 * Math.max(...whole.left.map(Math.abs)));
});

test("saved meanwhile, a session names everything; undone meanwhile, what came is there all the same", async () => {
  const { mixer, live, bring } = await desk();
  const saved = () => mixer.toSession().strips.map(({ id, clips, channels }) => ({ id, clips, channels }));
  const before = saved();
  mixer.strip("b").fader.value = -6;
  const c = mixer.addTrack({ id: "c" });
  await c.addClip({ file: "c", audio: { sampleRate: SAMPLE_RATE, channels: [noise(500, 3)] } });
  await bring("a");
  await bring("b");
  await mixer.loaded();
  while (mixer.undo());
  expect(saved()).toEqual(before);
  mixer.transport.play();
  await live.render(FRAMES);
  expect(live.heard().left).toEqual((await renderDocument(document(), sounds)).left.subarray(0, FRAMES));
});

test("a file that does not come is told of when the others are there, and is not heard", async () => {
  const { mixer, live, fail, bring } = await desk();
  fail.get("a")!(new Error("gone"));
  await turn();
  await bring("b");
  await expect(mixer.loaded()).rejects.toThrow("gone");
  expect(mixer.state.loading).toBeNull();
  mixer.transport.play();
  await live.render(2048);
  const alone = session([track("b", { channels: 1, clips: [{ file: "b" }] })]);
  expect(live.heard().left).toEqual((await renderDocument(alone, sounds)).left.subarray(0, 2048));
});

test("a track whose channels nobody said is waited for: they are its clips'", async () => {
  const opened = openLive(session([track("a", { clips: [{ file: "a" }] })]), {
    read: async () => ({ sampleRate: SAMPLE_RATE, channels: [sounds.a, sounds.b] }),
  });
  const { mixer } = await opened;
  expect(mixer.state.loading).toBeNull();
  expect(mixer.strip("a").channels).toBe(2);
});

test("closed while audio is on its way, a desk waits for no more of it", async () => {
  const { mixer, bring } = await desk();
  mixer.close();
  await bring("a");
  await expect(mixer.loaded()).rejects.toThrow(/closed/);
});
