/**
 * The chords. Verse and intro live in D minor, the chorus in F major; the way back into F goes through B flat minor with a sixth,
 * whose every voice falls a half-tone. Voicings are written out, lowest voice first, so that each voice has only a step or two to go.
 */
import { sectionOf } from "./form.ts";
import { pitchesOf, pitchOf } from "./pitch.ts";
import { STEPS_PER_BAR } from "./tempo.ts";

export interface Chord {
  name: string;
  /** Root of the bass line, and the chord's fifth above it as the bass player takes it. */
  root: number;
  fifth: number;
  /** Close four-note voicing without root, for the hands. */
  keys: readonly number[];
  /** Open voicing for the sustained strings, its top a melody of its own. */
  pad: readonly number[];
}

export interface Harmony {
  chord: Chord;
  firstStep: number;
  steps: number;
}

const CHORDS = new Map(
  [
    chord("Dm9", "D2", "A2", "F3 A3 C4 E4", "D3 A3 C4 F4"),
    chord("Am7", "A1", "E2", "E3 G3 C4 E4", "C3 G3 C4 E4"),
    chord("Bbmaj9", "Bb1", "F2", "F3 A3 C4 D4", "D3 Bb3 C4 F4"),
    chord("Gm9", "G1", "D2", "F3 A3 Bb3 D4", "D3 Bb3 D4 F4"),
    chord("C13sus", "C2", "G2", "F3 A3 Bb3 D4", "C3 Bb3 D4 F4"),
    chord("C13", "C2", "G2", "E3 A3 Bb3 D4", "C3 Bb3 D4 E4"),
    chord("Fmaj9", "F1", "C2", "E3 G3 A3 C4", "C3 A3 C4 G4"),
    chord("C/E", "E1", "G1", "E3 G3 C4 D4", "C3 G3 D4 G4"),
    chord("A7sus", "A1", "E2", "E3 G3 A3 D4", "D3 A3 D4 G4"),
    chord("A7", "A1", "E2", "E3 G3 A3 C#4", "C#3 A3 C#4 G4"),
    chord("Bbm6", "Bb1", "F2", "F3 G3 Bb3 Db4", "Db3 Bb3 Db4 G4"),
    chord("F6/9", "F1", "C2", "D3 G3 A3 C4", "C3 A3 D4 G4"),
  ].map((each) => [each.name, each]),
);

/** One entry per section, bars between strokes; two chords in a bar share it. */
const PROGRESSIONS = {
  intro: "Dm9 | Am7 | Bbmaj9 | C13sus",
  verse: "Dm9 | Am7 | Bbmaj9 | Gm9 | Dm9 | Am7 | Bbmaj9 | C13sus",
  lift: "Gm9 | Am7 | Bbmaj9 | C13sus C13",
  chorus: "Fmaj9 | C/E | Dm9 | Bbmaj9 Bbm6 | Fmaj9 | A7sus A7 | Dm9 | Gm9 C13",
  outro: "Fmaj9 | Dm9 | Bbmaj9 Bbm6 | F6/9",
};

export function harmonyOf(bar: number): Harmony[] {
  const section = sectionOf(bar);
  const names = (PROGRESSIONS[section.name].split(" | ")[bar - section.firstBar] ?? "").split(" ");
  const steps = STEPS_PER_BAR / names.length;
  return names.map((name, index) => ({ chord: named(name), firstStep: index * steps, steps }));
}

export function chordAt(bar: number, step: number): Chord {
  const found = harmonyOf(bar).findLast(({ firstStep }) => firstStep <= step);
  if (!found) throw new RangeError(`bar ${bar}, step ${step}: no chord`);
  return found.chord;
}

function named(name: string): Chord {
  const found = CHORDS.get(name);
  if (!found) throw new RangeError(`chord "${name}": not in the book`);
  return found;
}

function chord(name: string, root: string, fifth: string, keys: string, pad: string): Chord {
  return { name, root: pitchOf(root), fifth: pitchOf(fifth), keys: pitchesOf(keys), pad: pitchesOf(pad) };
}
