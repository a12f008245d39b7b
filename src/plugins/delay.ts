import { inTime, type Note, noteSeconds } from "../params/notes.ts";
import { amount, hertz, milliseconds, toggle } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { decayFrames } from "./tail.ts";

export const LONGEST_DELAY_SECONDS = 4;
const MOST_MODULATION_MS = 10;

/**
 * Echoes: what came in, so long ago, and each echo once more, by `feedback`. What is fed back passes a low cut and a high cut of 6 dB an octave
 * (out of the way at 20 Hz and 20 kHz), so the first echo is as bright as the sound and each that follows is less so. With `pingPong` the mean of both
 * channels goes to the left, and every echo to the other side. The time is in whole frames; a hand moves it as a tape's head is moved, with
 * the pitch, and modulation swings it about by up to `modulationMs`, the right channel a quarter of a swing ahead.
 */
export const delay = definePlugin({
  id: "delay",
  label: "Delay",
  keepsTime: true,
  lineFrames: (_, sampleRate) => Math.ceil((LONGEST_DELAY_SECONDS + MOST_MODULATION_MS / 1000) * sampleRate) + 16,
  tailFrames: ({ timeMs, sync, note, feedback, modulationMs, mix }, sampleRate, tempoBpm) => {
    if (mix === 0) return 0;
    const seconds = sync ? Math.min(noteSeconds(note as Note, tempoBpm), LONGEST_DELAY_SECONDS) : Number(timeMs) / 1000;
    const echo = (seconds + Number(modulationMs) / 1000) * sampleRate;
    return decayFrames(echo, Number(feedback)) + echo;
  },
  params: {
    timeMs: milliseconds({ label: "Time", min: 1, max: 4000, initial: 350 }),
    ...inTime("Time in notes", "1/8D"),
    feedback: amount({ label: "Feedback", min: 0, max: 0.99, initial: 0.35 }),
    pingPong: toggle("Ping-pong", false),
    lowCutHz: hertz({ label: "Low cut of what is fed back", min: 20, max: 2000, initial: 20 }),
    highCutHz: hertz({ label: "High cut of what is fed back", min: 500, max: 20000, initial: 20000 }),
    modulationHz: hertz({ label: "Modulation rate", min: 0.05, max: 10, initial: 0.5 }),
    modulationMs: milliseconds({ label: "Modulation depth", min: 0, max: MOST_MODULATION_MS, initial: 0 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 0.3 }),
  },
});
