import { expect, test } from "vitest";
import { session, track } from "../../tests/desk/documents.ts";
import { loadSession } from "../session/load.ts";
import { renderOffline } from "./render.ts";

/** What `decodeAudioData` gives, as far as a render asks for it. */
function audioBuffer(channel: Float32Array<ArrayBuffer>): AudioBuffer {
  const buffer = { sampleRate: 48000, numberOfChannels: 1, length: channel.length, duration: channel.length / 48000 };
  return { ...buffer, getChannelData: () => channel, copyFromChannel: () => {}, copyToChannel: () => {} };
}

test("a render takes an AudioBuffer as a mixer does, and makes the same of it as of its channels", async () => {
  const sound = Float32Array.from({ length: 480 }, (_, i) => Math.sin(i / 7) / 2);
  const document = session([track("a", { channels: 1, clips: [{ file: "a.wav" }] })], { sampleRate: 48000 });
  const [asBuffer, asChannels] = await Promise.all([
    renderOffline(loadSession(document), { audio: async () => audioBuffer(sound) }),
    renderOffline(loadSession(document), { audio: () => ({ sampleRate: 48000, channels: [sound] }) }),
  ]);
  expect(asBuffer.left.some((x) => x !== 0)).toBe(true);
  expect(asBuffer.left).toEqual(asChannels.left);
});
