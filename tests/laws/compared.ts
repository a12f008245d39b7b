import { Loudness } from "../../src/loudness/loudness.ts";
import { WeightedEnergies } from "../../src/loudness/weighted-energies.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import type { Sides } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";

export const SECOND = 48000;
export const LOOP = 3 * SECOND;

/** Noise that falls by about 3 dB an octave: white noise through low passes two octaves apart, each as loud as the next. */
export function pink(frames: number, seed: number, level = 0.05): Float32Array<ArrayBuffer> {
  const white = noise(frames, seed, 1);
  const poles = [40, 160, 640, 2560, 10240].map((hz) => 1 - Math.exp((-2 * Math.PI * hz) / SECOND));
  const states = poles.map(() => 0);
  return white.map((x) => {
    let sum = 0;
    for (const [i, pole] of poles.entries()) {
      states[i]! += pole * (x - states[i]!);
      sum += states[i]! / Math.sqrt(pole);
    }
    return level * sum;
  });
}

/** Integrated loudness of what was heard in a stretch of time. */
export function lufsOf({ left, right }: Sides, from: number, to: number): number {
  const loudness = new Loudness(SECOND);
  const energies = new WeightedEnergies(SECOND, [1, 1], (energy) => loudness.add(energy));
  energies.hear([left.subarray(from, to), right.subarray(from, to)]);
  return loudness.read().integratedLufs!;
}

const equaliser = { id: "eq", plugin: "equaliser", params: { band3FrequencyHz: 2000, band3GainDb: 0 } };
export const desk: SessionDocument = session([track("a", { channels: 2, inserts: [equaliser] })], {
  scenes: [
    { id: "louder", values: { "a.faderDb": 6 } },
    { id: "softer", values: { "a.faderDb": -6 } },
    { id: "bright", values: { "a/eq.band3GainDb": 12 } },
  ],
});
export const music = { a: [pink(LOOP, 1), pink(LOOP, 2)] };

/** Loops the music, hears each side for a while, then `a` and `b` once more: how loud they are then on the monitor. */
export async function compared(
  begin: (mixer: Mixer) => void,
  { seconds = 4, sounds = music }: { seconds?: number; sounds?: Record<string, Float32Array<ArrayBuffer>[]> } = {},
) {
  const live = await openLive(desk, { sounds, stems: ["master"] });
  const { mixer } = live;
  mixer.transport.loop = { from: 0, to: sounds.a![0]!.length };
  mixer.transport.play();
  begin(mixer);
  for (const side of ["a", "b"] as const) {
    mixer.compare.hear(side);
    await live.render(seconds * SECOND);
  }
  const lufs: number[] = [];
  const trims: number[] = [];
  for (const side of ["a", "b"] as const) {
    mixer.compare.hear(side);
    await live.render(SECOND / 2);
    const from = live.frame;
    await live.render(sounds.a![0]!.length);
    lufs.push(lufsOf(live.heard(), from, live.frame));
    trims.push(mixer.compare.read().trimDb);
  }
  return { live, lufs, trims, difference: lufs[1]! - lufs[0]! };
}
