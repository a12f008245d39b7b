import type { Mixer } from "../../src/mixer/mixer.ts";
import { bus, session, track } from "../desk/documents.ts";
import { noise } from "../desk/signals.ts";

export const FRAMES = 3000;
export const SETTLED_FRAMES = 12000;
export const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: noise(FRAMES, 3) };
export const desk = () =>
  session(
    [
      track("a", { channels: 2, inserts: [{ id: "c", plugin: "compressor" }], sends: [{ id: "s", to: "room", levelDb: -9 }] }),
      track("b", { channels: 1, pan: 0.5, inserts: [{ id: "late", plugin: "latency", params: { frames: 64 } }] }),
      bus("room", { faderDb: -6 }),
    ],
    { vcas: [{ id: "v", faderDb: -2, members: ["a"] }] },
  );

/** Moves something of every kind. */
export function stir(mixer: Mixer): void {
  const [a, b] = [mixer.strip("a"), mixer.strip("b")];
  a.fader.value = -30;
  a.polarity.value = "inverted";
  a.inserts[0]!.bypassed.value = true;
  a.inserts[0]!.params.thresholdDb!.value = -40;
  a.sends[0]!.level.value = -50;
  b.mute.value = true;
  b.pan.value = -1;
  b.inserts[0]!.params.frames!.value = 200;
  mixer.vca("v").fader.value = -12;
  mixer.master.trim.value = -3;
}
