/**
 * The bass line as tablature over the chords: `R` root, `o` its octave, `5` the chord's fifth, `x` a dead string, `<` a half-tone
 * below the next root, `-` holds, `.` rests. The verse walks with the kick, the chorus jumps octaves against it.
 */
import { BARS, sectionOf } from "../form.ts";
import type { Player } from "../groove.ts";
import { chordAt } from "../harmony.ts";
import { frameAt, STEPS_PER_BAR } from "../tempo.ts";

export interface BassNote {
  frame: number;
  frames: number;
  pitch: number;
  velocity: number;
  dead: boolean;
}

const SECTIONS = {
  intro: [""],
  verse: ["R---..R-..R--xo<", "R-.R.xo-..R-5-.R"],
  lift: ["R-R-R-R-R-R-R-R-"],
  chorus: ["R-o.R-oxR-o.R-5<", "R-o.R-o.RxoRR-o<"],
  outro: ["R---..R-..R--xo<", "R-----o-..R-5---", "R-------R-------", "R---------------"],
};

const FILLS: Readonly<Record<number, string>> = {
  2: "R-------------..",
  3: "R-----R-..5-o-5<",
  11: "R-.R.xo-R-R-o-R<",
  15: "R-R-R-R-R-RR....",
  19: "R-o.R-o.R-o.R-o<",
  23: "R-o.R-o.R-5-o-o<",
};

const LOUDNESS: Readonly<Record<string, number>> = { R: 0.78, o: 0.68, "5": 0.7, "<": 0.55, x: 0.5 };

export function bassNotes(player: Player): BassNote[] {
  return Array.from({ length: BARS }, (_, bar) => {
    const { name, firstBar } = sectionOf(bar);
    const cycle = SECTIONS[name];
    const tablature = FILLS[bar] ?? cycle[(bar - firstBar) % cycle.length] ?? "";
    return [...tablature].flatMap((mark, step) => (mark in LOUDNESS ? [noteAt(player, bar, step, tablature)] : []));
  }).flat();
}

function noteAt(player: Player, bar: number, step: number, tablature: string): BassNote {
  const mark = tablature.charAt(step);
  let end = step + 1;
  while (tablature.charAt(end) === "-") end++;
  const accent = step % 8 === 0 ? 0.1 : 0;
  const { frame, velocity } = player.hit(bar, step, (LOUDNESS[mark] ?? 0) + accent);
  const frames = Math.round((frameAt(bar, end) - frame) * 0.94);
  return { frame, frames, pitch: pitchOf(mark, bar, step), velocity, dead: mark === "x" };
}

function pitchOf(mark: string, bar: number, step: number): number {
  const chord = chordAt(bar, step);
  if (mark === "o") return chord.root + 12;
  if (mark === "5") return chord.fifth;
  if (mark === "<") return nextRoot(bar, step) - 1;
  return chord.root;
}

function nextRoot(bar: number, step: number): number {
  const following = bar * STEPS_PER_BAR + step + 1;
  const nextBar = Math.min(BARS - 1, Math.floor(following / STEPS_PER_BAR));
  return chordAt(nextBar, following - nextBar * STEPS_PER_BAR).root;
}
