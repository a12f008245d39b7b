/** Monophonic synthesiser: a hollow pulse and a quiet saw, gliding between notes that touch, vibrato late in the long ones. */
import { Player } from "../groove.ts";
import type { Note } from "../melody.ts";
import { leadNotes } from "../parts/lead.ts";
import { pitchToHz } from "../pitch.ts";
import { silence } from "../stem.ts";
import { SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { decayPerFrame, gateLevel, rise } from "../tone/envelope.ts";
import { StateVariable } from "../tone/filter.ts";
import { Pulse, Saw } from "../tone/oscillator.ts";

const GLIDE_SECONDS = 0.022;
const TOUCHING_FRAMES = 1500;
const RELEASE_MS = 140;
const VIBRATO_HZ = 5.1;
const VIBRATO_SEMITONES = 0.22;

export function renderLead(): Float32Array[] {
  const player = new Player(127, 4, 2.5, 0.06);
  const notes = leadNotes(player);
  const stem = silence();
  notes.forEach((note, index) => {
    const before = notes[index - 1];
    const touches = before !== undefined && note.frame - (before.frame + before.frames) < TOUCHING_FRAMES;
    addNote(stem, note, touches ? before.pitch : note.pitch);
  });
  return [stem];
}

function addNote(into: Float32Array, { frame, frames, pitch, velocity }: Note, fromPitch: number): void {
  const hollow = new Pulse(0, 0.42);
  const edge = new Saw(0.25);
  const filter = new StateVariable(1000, 1.1);
  const gate = { attackMs: 9, decaySeconds: 0.5, sustain: 0.72, releaseMs: RELEASE_MS };
  const glideFall = decayPerFrame(GLIDE_SECONDS);
  const brightFall = decayPerFrame(0.22);
  const end = Math.min(into.length - frame, frames + secondsToFrames(RELEASE_MS / 1000));
  let away = fromPitch - pitch;
  let bright = 1;
  for (let at = 0; at < end; at++) {
    const vibrato = VIBRATO_SEMITONES * rise(at - 9000, 14000) * Math.sin((2 * Math.PI * VIBRATO_HZ * at) / SAMPLE_RATE);
    const frequencyHz = pitchToHz(pitch + away + vibrato);
    if (at % 16 === 0) filter.tune(frequencyHz * (1.6 + velocity) + 2600 * velocity * velocity * bright, 1.1);
    filter.run(0.7 * hollow.next(frequencyHz) + 0.3 * edge.next(frequencyHz * 1.003));
    into[frame + at] = (into[frame + at] ?? 0) + filter.low * gateLevel(gate, at, frames) * velocity ** 1.2;
    away *= glideFall;
    bright *= brightFall;
  }
}
