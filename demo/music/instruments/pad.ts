/** String machine: two saws per voice and side, never quite in tune, behind a filter that opens with the song. */
import { Chance } from "../chance.ts";
import { LENGTH_FRAMES } from "../form.ts";
import { type PadNote, padNotes } from "../parts/pad.ts";
import { pitchToHz } from "../pitch.ts";
import { silence } from "../stem.ts";
import { BAR_FRAMES, SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { type Gate, gateLevel } from "../tone/envelope.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { Saw } from "../tone/oscillator.ts";

const GATE: Gate = { attackMs: 420, decaySeconds: 3, sustain: 0.85, releaseMs: 650 };
const DETUNE_CENTS = [
  [-7, 4],
  [-3, 8],
];

/** The player's foot: `[bar, cut-off in Hz, level]`, straight lines between (in octaves and decibels). */
const PEDAL: readonly (readonly [number, number, number])[] = [
  [0, 500, 0.35],
  [2, 900, 0.8],
  [3.9, 1400, 1],
  [4, 700, 0.55],
  [12, 850, 0.65],
  [15.7, 3200, 1.1],
  [15.8, 900, 0.2],
  [16, 2100, 1],
  [24, 2300, 1],
  [28, 600, 0.6],
];

export function renderPad(): Float32Array[] {
  const chance = new Chance(113);
  const sides = DETUNE_CENTS.map((cents) => ({ cents, sound: silence() }));
  for (const note of padNotes()) {
    const levels = gateLevels(note);
    for (const { cents, sound } of sides) for (const detune of cents) addVoice(sound, note, levels, detune, chance);
  }
  return sides.map(({ sound }) => throughFilter(sound));
}

/** The saws of a note share a key, and so an envelope. */
function gateLevels({ frames }: PadNote): Float32Array {
  return silence(frames + secondsToFrames(GATE.releaseMs / 1000)).map((_, at) => gateLevel(GATE, at, frames));
}

function addVoice(into: Float32Array, { frame, pitch }: PadNote, levels: Float32Array, cents: number, chance: Chance): void {
  const saw = new Saw(chance.between(0, 1));
  const frequencyHz = pitchToHz(pitch + (cents + chance.bell()) / 100);
  const frames = Math.min(into.length - frame, levels.length);
  for (let at = 0; at < frames; at++) into[frame + at] = (into[frame + at] ?? 0) + saw.next(frequencyHz) * (levels[at] ?? 0);
}

function throughFilter(side: Float32Array): Float32Array {
  const filter = new StateVariable(500, 0.9);
  const thin = new OnePole(120);
  let level = 0;
  return side.map((sample, at) => {
    if (at % 64 === 0) filter.tune(pedal(at, 1) * (1 + 0.06 * Math.sin((2 * Math.PI * 0.21 * at) / SAMPLE_RATE)), 0.9);
    level += 0.0008 * (pedal(at, 2) - level);
    filter.run(sample);
    return thin.highPass(filter.low) * level;
  });
}

function pedal(frame: number, what: 1 | 2): number {
  const bar = Math.min(frame, LENGTH_FRAMES) / BAR_FRAMES;
  const after = PEDAL.findIndex(([at]) => at > bar);
  const to = PEDAL[after];
  const from = PEDAL[after - 1];
  if (!to || !from) return PEDAL.at(-1)?.[what] ?? 0;
  return from[what] * (to[what] / from[what]) ** ((bar - from[0]) / (to[0] - from[0]));
}
