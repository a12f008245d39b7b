import { beforeAll, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { renderOffline } from "../../src/offline/render.ts";
import { loadSession } from "../../src/session/load.ts";
import { openMixer } from "../../src/web/open-mixer.ts";
import { firstStereoDifference, peak, type Sides } from "../desk/measure.ts";
import type { Sounds } from "../desk/render.ts";
import { SAMPLE_RATE } from "../desk/signals.ts";
import { startingDesk, startingSounds } from "./starting-desk.ts";
import { WHOLE_DESK_FRAMES, wholeDesk, wholeSounds } from "./whole-desk.ts";

declare module "vitest/browser" {
  interface BrowserCommands {
    renderInNode: (desk: "whole-desk-in-node" | "room-in-node") => Promise<string>;
  }
}

const readerOf = (sounds: Sounds) => async (file: string) => {
  const sound = sounds[file]!;
  return { sampleRate: SAMPLE_RATE, channels: sound instanceof Float32Array ? [sound] : sound };
};
const audio = readerOf(wholeSounds());

let inPage: Sides;
beforeAll(async () => {
  inPage = await renderOffline(loadSession(wholeDesk()), { audio });
});

test("a session sounds in a page as it does in Node, to the bit", async () => {
  const bytes = Uint8Array.from(atob(await commands.renderInNode("whole-desk-in-node")), (letter) => letter.charCodeAt(0));
  const floats = new Float32Array(bytes.buffer);
  expect(floats.length).toBe(2 * WHOLE_DESK_FRAMES);
  expect(peak(inPage.left)).toBeGreaterThan(0.1);
  const inNode = { left: floats.slice(0, WHOLE_DESK_FRAMES), right: floats.slice(WHOLE_DESK_FRAMES) };
  expect(firstStereoDifference(inNode, inPage)).toBeNull();
});

function inWorker(faderDb = 0): Promise<Sides> {
  const worker = new Worker(new URL("./whole-desk-in-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Sides>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Sides>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ faderDb });
  }).finally(() => worker.terminate());
}

test("and in a Worker", async () => {
  expect(firstStereoDifference(await inWorker(), inPage)).toBeNull();
});

test("...and there too a fader a millionth of a decibel down is another sound", async () => {
  expect(firstStereoDifference(await inWorker(-1e-6), inPage)).not.toBeNull();
});

/** The mixer of a page, its engine in a worklet, from the first frame on; what the desk is late by is taken off. */
async function inWorklet(wire: "shared" | "port", faderDb = 0): Promise<Sides> {
  const context = new OfflineAudioContext(2, WHOLE_DESK_FRAMES + 1000, SAMPLE_RATE);
  const mixer = await openMixer(context, { session: wholeDesk(), audio, wire, memoryMegabytes: 16 });
  expect(mixer.wire).toBe(wire);
  mixer.connect(context.destination);
  mixer.strip("keys").fader.value = faderDb;
  mixer.transport.play();
  mixer.automate();
  await mixer.arrived();
  const { latencyFrames } = mixer;
  const heard = await context.startRendering();
  mixer.close();
  const side = (channel: number) => heard.getChannelData(channel).slice(latencyFrames, latencyFrames + WHOLE_DESK_FRAMES);
  return { left: side(0), right: side(1) };
}

test.each(["shared", "port"] as const)("and in an AudioWorklet on the %s wire", async (wire) => {
  expect(firstStereoDifference(await inWorklet(wire), inPage)).toBeNull();
});

test("...and a fader a millionth of a decibel down is another sound", async () => {
  expect(firstStereoDifference(await inWorklet("shared", -1e-6), inPage)).not.toBeNull();
});

/** Started by a page while its context renders, at this frame or soon after; from the first sound on. */
async function startedAt(wire: "shared" | "port", frame: number): Promise<Float32Array> {
  const context = new OfflineAudioContext(2, frame + 24000, SAMPLE_RATE);
  const options = { session: startingDesk(), audio: readerOf(startingSounds()), memoryMegabytes: 16 };
  const mixer = await openMixer(context, { ...options, wire });
  mixer.connect(context.destination);
  await mixer.arrived();
  const starts = context.suspend(frame / SAMPLE_RATE).then(async () => {
    mixer.transport.play();
    await mixer.arrived();
    await context.resume();
  });
  const heard = await context.startRendering();
  await starts;
  mixer.close();
  const left = heard.getChannelData(0);
  return left.subarray(left.findIndex((x) => x !== 0));
}

test.each(["shared", "port"] as const)(
  "automation that starts late on the %s wire is exact from its first frame on",
  async (wire) => {
    const { left } = await renderOffline(loadSession(startingDesk()), { audio: readerOf(startingSounds()) });
    const whole = left.subarray(left.findIndex((x) => x !== 0));
    const began = await startedAt(wire, 8192);
    expect(began.length).toBeGreaterThan(20000);
    const pair = (side: Float32Array) => ({ left: side.slice(0, 20000), right: side.slice(0, 20000) });
    expect(firstStereoDifference(pair(began), pair(whole))).toBeNull();
  },
);
