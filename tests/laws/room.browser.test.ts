import { beforeAll, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { openMixer } from "../../src/web/open-mixer.ts";
import { firstStereoDifference, peak, type Sides } from "../desk/measure.ts";
import { SAMPLE_RATE } from "../desk/signals.ts";
import { hall, ROOM_DESK_FRAMES, roomDesk, take } from "./room-desk.ts";

/** A page gives a running desk an impulse response, as an `AudioBuffer`: it is heard in the AudioWorklet as Node renders a session that names it, to the bit. */

let inNode: Sides;
beforeAll(async () => {
  const bytes = Uint8Array.from(atob(await commands.renderInNode("room-in-node")), (letter) => letter.charCodeAt(0));
  const floats = new Float32Array(bytes.buffer);
  inNode = { left: floats.slice(0, ROOM_DESK_FRAMES), right: floats.slice(ROOM_DESK_FRAMES) };
});

async function inWorklet(wire: "shared" | "port", room: readonly Float32Array<ArrayBuffer>[] | null): Promise<Sides> {
  const context = new OfflineAudioContext(2, ROOM_DESK_FRAMES, SAMPLE_RATE);
  const audio = async () => ({ sampleRate: SAMPLE_RATE, channels: take() });
  const mixer = await openMixer(context, { session: roomDesk(), audio, wire, memoryMegabytes: 32 });
  mixer.connect(context.destination);
  if (room) await mixer.strip("a").inserts[0]!.setImpulse({ file: "hall", audio: bufferOf(room) });
  mixer.transport.play();
  await mixer.arrived();
  const heard = await context.startRendering();
  expect(mixer.strip("a").inserts[0]!.impulse).toBe(room && "hall");
  mixer.close();
  return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
}

function bufferOf(channels: readonly Float32Array<ArrayBuffer>[]): AudioBuffer {
  const buffer = new AudioBuffer({ length: channels[0]!.length, numberOfChannels: channels.length, sampleRate: SAMPLE_RATE });
  for (const [channel, samples] of channels.entries()) buffer.copyToChannel(samples, channel);
  return buffer;
}

test.each(["shared", "port"] as const)("a room that is set live on the %s wire is that of Node, to the bit", async (wire) => {
  const heard = await inWorklet(wire, hall());
  // The take is over by then: this is the room.
  expect(peak(heard.left.subarray(15000))).toBeGreaterThan(0.01);
  expect(firstStereoDifference(heard, inNode)).toBeNull();
});

test("...and one whose sides are swapped, or none, is another sound", async () => {
  expect(firstStereoDifference(await inWorklet("port", hall().reverse()), inNode)).not.toBeNull();
  expect(firstStereoDifference(await inWorklet("port", null), inNode)).not.toBeNull();
});
