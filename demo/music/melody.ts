/** Melodies are written as text, one line per bar: `"2-4 A3 we 6"` is from step 2 to step 4, A3, sung "we", 6 out of 9 loud. */
import type { Player } from "./groove.ts";
import { pitchOf } from "./pitch.ts";
import { frameAt } from "./tempo.ts";

export interface Note {
  frame: number;
  frames: number;
  pitch: number;
  /** 0 to 1 */
  velocity: number;
  syllable: string;
}

/**
 * Reads a tune.
 *
 * @param firstBar the bar of the first line
 * @param lines a bar each; notes between commas; an empty line rests
 * @param transpose semitones
 * @throws RangeError naming bar and note that cannot be read
 */
export function tune(player: Player, firstBar: number, lines: readonly string[], transpose = 0): Note[] {
  return lines.flatMap((line, index) => {
    const bar = firstBar + index;
    return line === "" ? [] : line.split(", ").map((text) => noteOf(player, bar, text, transpose));
  });
}

function noteOf(player: Player, bar: number, text: string, transpose: number): Note {
  const parts = /^(\d+)-(\d+) ([A-G][#b]?\d) (\S+) (\d)$/.exec(text);
  if (!parts) throw new RangeError(`bar ${bar}, "${text}": expected "start-end note syllable loudness"`);
  const [, start, end, name, syllable, loudness] = parts;
  const { frame, velocity } = player.hit(bar, Number(start), Number(loudness) / 9);
  const frames = Math.max(1, frameAt(bar, Number(end)) - frame);
  return { frame, frames, pitch: pitchOf(name ?? "") + transpose, velocity, syllable: syllable ?? "" };
}
