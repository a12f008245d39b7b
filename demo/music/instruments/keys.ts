/**
 * Electric piano by frequency modulation: a tine that rings for a moment at fourteen times the note, a bar that growls when it is
 * struck hard. Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency Modulation" (1973). Its own stereo tremolo.
 */
import { Player } from "../groove.ts";
import { type KeyNote, keyNotes } from "../parts/keys.ts";
import { pitchToHz } from "../pitch.ts";
import { silence } from "../stem.ts";
import { SAMPLE_RATE } from "../tempo.ts";
import { decayPerFrame, gateLevel, rise } from "../tone/envelope.ts";
import { OnePole } from "../tone/filter.ts";

const TREMOLO_HZ = 3.75; // two to the beat
const TREMOLO_DEPTH = 0.34;
const RELEASE_MS = 170;
const TINE = 14;

export function renderKeys(): Float32Array[] {
  const player = new Player(109, 3, 2.2, 0.07);
  const mono = silence();
  for (const note of keyNotes(player)) addNote(mono, note, player.chance.bell());
  return suitcase(mono);
}

function addNote(into: Float32Array, { frame, frames, pitch, velocity }: KeyNote, wear: number): void {
  const step = (2 * Math.PI * pitchToHz(pitch + 0.02 * wear)) / SAMPLE_RATE;
  const gate = { attackMs: 1.6, decaySeconds: 2.6 - 0.025 * (pitch - 52), sustain: 0, releaseMs: RELEASE_MS };
  const end = Math.min(into.length - frame, frames + (RELEASE_MS / 1000) * SAMPLE_RATE);
  const tineFall = decayPerFrame(0.16);
  const growlFall = decayPerFrame(0.55);
  let tine = 0.75 * velocity * velocity;
  let growl = 0.25 + 1.5 * velocity * velocity;
  const level = 0.4 * velocity ** 1.4;
  for (let at = 0; at < end; at++) {
    const phase = step * at;
    const bar = Math.sin(phase + growl * Math.sin(phase));
    const bell = Math.sin(phase + tine * Math.sin(TINE * phase)) * (0.35 + tine);
    into[frame + at] = (into[frame + at] ?? 0) + level * (0.75 * bar + 0.45 * bell) * gateLevel(gate, at, frames);
    tine *= tineFall;
    growl = 0.12 + (growl - 0.12) * growlFall;
  }
}

/** Two amplifiers that take turns. */
function suitcase(mono: Float32Array): Float32Array[] {
  const asymmetry = new OnePole(25); // growl has a mean; the output transformer has none
  const clean = mono.map((sample) => asymmetry.highPass(sample));
  const pan = clean.map(
    (_, at) => TREMOLO_DEPTH * rise(at, SAMPLE_RATE) * Math.sin((2 * Math.PI * TREMOLO_HZ * at) / SAMPLE_RATE),
  );
  return [clean.map((sample, at) => sample * (1 + (pan[at] ?? 0))), clean.map((sample, at) => sample * (1 - (pan[at] ?? 0)))];
}
