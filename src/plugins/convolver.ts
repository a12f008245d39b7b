import { amount, decibels, hertz } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/** Of what an insert keeps beside spectra, and for each partition of 512 frames (`assembly/plugins/partitions.ts`), in floats a side. */
const KEPT = 3104;
const KEPT_EACH = 1024;
const PARTITION_FRAMES = 512;
const HEAD_FRAMES = 1024;

/**
 * The sound of a real room: what is heard is convolved with its impulse response, an audio file that the session names (`"impulse": "rooms/hall.wav"` beside
 * the insert's `params`; live, `insert.setImpulse({ file, audio })`), of 10 seconds at most. A file of one channel is for both sides, one of two has one for each, one of
 * four is true stereo: left to left, left to right, right to left, right to right. Nothing is late: the first 1024 frames are convolved directly,
 * the rest as products of spectra in uniform partitions of 512 (T. G. Stockham, AFIPS 28, 1966), whose work is spread over the blocks between. The level
 * and the cuts (6 dB an octave, out of the way at the ends of their ranges) are of the room alone. On a mono strip both sides of the room hear it,
 * and their mean is heard. Without an impulse response it is a wire.
 */
export const convolver = definePlugin({
  id: "convolver",
  label: "Convolver",
  impulse: true,
  lineFrames: (_, __, impulseFrames = 0) =>
    KEPT + KEPT_EACH * Math.max(0, Math.ceil((impulseFrames - HEAD_FRAMES) / PARTITION_FRAMES)),
  tailFrames: ({ mix }, _, __, impulseFrames = 0) => (mix === 0 ? 0 : impulseFrames),
  params: {
    levelDb: decibels({ label: "Level of the room", min: -48, max: 24, initial: 0, cell: "gain" }),
    lowCutHz: hertz({ label: "Low cut", min: 20, max: 2000, initial: 20 }),
    highCutHz: hertz({ label: "High cut", min: 500, max: 20000, initial: 20000 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 0.3 }),
  },
});
