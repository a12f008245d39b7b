/** From a sung note to what the mouth does when: consonants before the beat, the vowel on it, a diphthong's second half late. */
import type { Note } from "../melody.ts";
import { msToFrames } from "../tempo.ts";
import { CONSONANTS, INHALE, REST, type Shape, VOWELS } from "./mouth.ts";

export interface Gesture {
  frame: number;
  shape: Shape;
  pitch: number;
  /** 0 to 1 */
  effort: number;
}

/** A rest of this length ends a phrase; one twice as long is time enough to breathe. */
const PHRASE_GAP_MS = 140;
const CLOSING_MS = 150;
const NASAL_MS = 80;
const SCOOP_SEMITONES = 1.1;

/** Of one voice, in order of time. */
export function gesturesOf(notes: readonly Note[]): Gesture[] {
  const gestures = notes.flatMap((note, index) => {
    const gapBefore = note.frame - endOf(notes[index - 1]);
    const gapAfter = (notes[index + 1]?.frame ?? Number.POSITIVE_INFINITY) - endOf(note);
    return [
      ...(gapBefore > msToFrames(2 * PHRASE_GAP_MS) ? inhale(note) : []),
      ...onset(note, gapBefore > msToFrames(PHRASE_GAP_MS)),
      ...rhyme(note),
      ...(gapAfter > msToFrames(PHRASE_GAP_MS) ? [gesture(note, endOf(note), REST)] : []),
    ];
  });
  return gestures.sort((a, b) => a.frame - b.frame);
}

function endOf(note: Note | undefined): number {
  return note ? note.frame + note.frames : Number.NEGATIVE_INFINITY;
}

function gesture({ pitch, velocity }: Note, frame: number, shape: Shape): Gesture {
  return { frame, shape, pitch, effort: velocity };
}

function inhale(note: Note): Gesture[] {
  const start = note.frame - msToFrames(420);
  return [{ ...gesture(note, start, INHALE), effort: 0.3 }, gesture(note, start + msToFrames(230), REST)];
}

/** The first note of a phrase is reached from below. */
function onset(note: Note, first: boolean): Gesture[] {
  const sounds = spell(note).onset;
  let before = sounds.reduce((sum, { ms }) => sum + ms, 0);
  const pitch = note.pitch - (first ? SCOOP_SEMITONES : 0);
  return sounds.map(({ shape, ms }) => {
    const started = { ...gesture(note, note.frame - msToFrames(before), shape), pitch };
    before -= ms;
    return started;
  });
}

function rhyme(note: Note): Gesture[] {
  const { nucleus, glide, coda } = spell(note);
  const closing = Math.min(msToFrames(CLOSING_MS), note.frames * 0.42);
  return [
    gesture(note, note.frame, nucleus),
    ...(glide ? [gesture(note, endOf(note) - closing, { ...glide, glideMs: 42 })] : []),
    ...coda.map(({ shape }) => gesture(note, endOf(note) - Math.min(msToFrames(NASAL_MS), closing), shape)),
  ];
}

function spell({ syllable }: Note) {
  const letters = /^([wylmndtsh]?)([aeiou])([iu]?)(n?)$/.exec(syllable);
  const nucleus = VOWELS[letters?.[2] ?? ""];
  if (!letters || !nucleus)
    throw new RangeError(`syllable "${syllable}": expected one consonant at most, a vowel or two, perhaps an n`);
  return {
    onset: CONSONANTS[letters[1] ?? ""] ?? [],
    nucleus,
    glide: VOWELS[letters[3] ?? ""],
    coda: CONSONANTS[letters[4] ?? ""] ?? [],
  };
}
