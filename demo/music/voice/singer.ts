/** Somebody who sings: moves the mouth smoothly from one gesture to the next, slides into notes, wavers a little, has vibrato. */
import { Chance } from "../chance.ts";
import type { Note } from "../melody.ts";
import { pitchToHz } from "../pitch.ts";
import { silence } from "../stem.ts";
import { SAMPLE_RATE } from "../tempo.ts";
import { rise } from "../tone/envelope.ts";
import { type Gesture, gesturesOf } from "./diction.ts";
import { REST } from "./mouth.ts";
import { Tract } from "./tract.ts";

export interface Singer {
  seed: number;
  /** See {@link Tract}. */
  size: number;
  vibratoSemitones: number;
  /** More is huskier; 1 is plain. */
  breathiness: number;
}

const VIBRATO_HZ = 5.4;
/** Notes this short stay straight. */
const VIBRATO_AFTER_SECONDS = 0.3;
const PITCH_GLIDE_MS = 24;
const WAVER_SEMITONES = 0.16;
/** The mouth moves this often; gains move every frame. */
const TICK_FRAMES = 16;
const GAIN_SHARE = 0.008;

/** A value that follows its target with an S-shaped move, `glideMs` per half. */
class Follower {
  value: number;
  private half: number;

  constructor(value: number) {
    this.value = value;
    this.half = value;
  }

  step(target: number, glideMs: number): number {
    const share = 1 - Math.exp((-1000 * TICK_FRAMES) / (SAMPLE_RATE * glideMs));
    this.half += share * (target - this.half);
    this.value += share * (this.half - this.value);
    return this.value;
  }
}

export function sing(notes: readonly Note[], { seed, size, vibratoSemitones, breathiness }: Singer): Float32Array {
  const chance = new Chance(seed);
  const tract = new Tract(chance, size);
  const gestures = gesturesOf(notes);
  const starts = notes.map(({ frame }) => frame);
  const formants = REST.formantsHz.map((hz) => new Follower(hz));
  const [voice, breath, hiss, effort] = [new Follower(0), new Follower(0), new Follower(0), new Follower(0.5)];
  const pitch = new Follower(gestures[0]?.pitch ?? 60);
  const waver = new Follower(0);
  const vibratoHz = VIBRATO_HZ * (1 + 0.05 * chance.next());
  const stem = silence();
  const gains = { voice: 0, breath: 0, hiss: 0 };
  let index = -1;
  let noteIndex = 0;
  let noteHz = 220;
  let drift = 0;
  for (let at = 0; at < stem.length; at++) {
    if (at % TICK_FRAMES === 0) {
      while ((gestures[index + 1]?.frame ?? Number.POSITIVE_INFINITY) <= at) index++;
      while ((starts[noteIndex + 1] ?? Number.POSITIVE_INFINITY) <= at) noteIndex++;
      const now: Gesture = gestures[index] ?? { frame: 0, shape: REST, pitch: pitch.value, effort: 0.5 };
      const { shape } = now;
      if (at % 4800 === 0) drift = WAVER_SEMITONES * chance.bell();
      const held = at - (starts[noteIndex] ?? 0);
      const deep = vibratoSemitones * rise(held - VIBRATO_AFTER_SECONDS * SAMPLE_RATE, 0.4 * SAMPLE_RATE);
      const vibrato = deep * Math.sin((2 * Math.PI * vibratoHz * at) / SAMPLE_RATE);
      noteHz = pitchToHz(pitch.step(now.pitch, PITCH_GLIDE_MS) + waver.step(drift, 90) + vibrato);
      effort.step(now.effort, 30);
      tract.shape(
        formants.map((formant, which) => formant.step(shape.formantsHz[which] ?? 0, shape.glideMs)),
        shape.hissHz,
        noteHz,
        effort.value,
      );
      const loud = effort.value ** 1.4;
      voice.step(shape.voice * loud, Math.min(shape.glideMs, 12) + (shape === REST ? 30 : 0));
      breath.step(shape.breath * breathiness * (0.15 + 0.4 * loud), shape === REST ? 40 : 5);
      hiss.step(shape.hiss * (0.2 + 0.5 * loud), 4);
    }
    gains.voice += GAIN_SHARE * (voice.value - gains.voice);
    gains.breath += GAIN_SHARE * (breath.value - gains.breath);
    gains.hiss += GAIN_SHARE * (hiss.value - gains.hiss);
    if (gains.voice + gains.breath + gains.hiss > 1e-6) stem[at] = tract.next(noteHz, gains.voice, gains.breath, gains.hiss);
  }
  return stem;
}
