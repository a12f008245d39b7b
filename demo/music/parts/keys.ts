/** The electric piano: whole chords to begin with, syncopated comping in the verse, the rhythm of the hook in the chorus. */
import { BARS, sectionOf } from "../form.ts";
import type { Player } from "../groove.ts";
import { chordAt } from "../harmony.ts";
import { frameAt, msToFrames } from "../tempo.ts";

export interface KeyNote {
  frame: number;
  frames: number;
  pitch: number;
  velocity: number;
}

/** `[first step, last step, loudness of 9]` */
type Stab = readonly [number, number, number];

const COMPING: Readonly<Record<ReturnType<typeof sectionOf>["name"], readonly (readonly Stab[])[]>> = {
  intro: [
    [
      [0, 10, 6],
      [11, 16, 4],
    ],
    [
      [0, 7, 6],
      [7, 10, 4],
      [11, 16, 5],
    ],
  ],
  verse: [
    [
      [0, 5, 6],
      [7, 9, 4],
      [10, 15, 5],
    ],
    [
      [0, 3, 6],
      [3, 6, 5],
      [10, 12, 4],
      [13, 16, 5],
    ],
  ],
  lift: [
    [
      [0, 8, 5],
      [8, 15, 5],
    ],
  ],
  chorus: [
    [
      [0, 3, 8],
      [3, 6, 7],
      [6, 8, 6],
      [8, 11, 7],
      [14, 16, 6],
    ],
    [
      [0, 3, 8],
      [3, 6, 7],
      [6, 8, 6],
      [8, 10, 7],
      [11, 14, 6],
    ],
  ],
  outro: [
    [
      [0, 6, 6],
      [6, 8, 4],
      [8, 15, 5],
    ],
  ],
};

const BARS_APART: Readonly<Record<number, readonly Stab[]>> = {
  15: [
    [0, 4, 6],
    [4, 8, 7],
    [8, 11, 8],
  ],
  27: [[0, 30, 5]],
};

export function keyNotes(player: Player): KeyNote[] {
  return Array.from({ length: BARS }, (_, bar) => {
    const { name, firstBar } = sectionOf(bar);
    const cycle = COMPING[name];
    const stabs = BARS_APART[bar] ?? cycle[(bar - firstBar) % cycle.length] ?? [];
    return stabs.flatMap((stab) => chordNotes(player, bar, stab, name === "chorus"));
  }).flat();
}

/** Lowest finger first, a few milliseconds apart; the top is brought out. In the chorus the second voice is doubled an octave up. */
function chordNotes(player: Player, bar: number, [first, last, loud]: Stab, doubled: boolean): KeyNote[] {
  const { keys } = chordAt(bar, first);
  const pitches = doubled ? [...keys, (keys[1] ?? 0) + 12] : keys;
  const spreadMs = player.chance.between(4, 11);
  return pitches.map((pitch, finger) => {
    const top = finger === pitches.length - 1 ? 1.12 : 0.94;
    const { frame, velocity } = player.hit(bar, first, (loud / 9) * top);
    const start = frame + msToFrames(spreadMs * finger);
    return { frame: start, frames: frameAt(bar, last) - start, pitch, velocity };
  });
}
