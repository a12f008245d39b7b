/** The guitar: an arpeggio at either end, muted scratches and answers in the verse, sixteenth-note strums in the chorus. */
import { BARS, sectionOf } from "../form.ts";
import type { Player } from "../groove.ts";
import { chordAt } from "../harmony.ts";
import { type Note, tune } from "../melody.ts";
import { frameAt, msToFrames } from "../tempo.ts";

export interface StringNote {
  frame: number;
  frames: number;
  pitch: number;
  velocity: number;
  /** A hand lies on the strings. */
  muted: boolean;
}

/** Which note of the chord on which step: `0` to `3` the keys' voicing, `4` its lowest an octave up; `.` lets ring. */
const ARPEGGIO = ["0.1.2.31.4.2.3.1", "0.2.1.32.4.3.2.1"];

/** `X` a full strum, `x` a lighter one, `m` a scratch. */
const STRUMS: Partial<Record<ReturnType<typeof sectionOf>["name"], readonly string[]>> = {
  verse: ["..m.X.m...m.x.m.", "..m.X..m..m.x..."],
  lift: ["..m.....x.m.....", "..m.....x.m.x..."],
  chorus: ["m.xmX.xm.mX.m.xm", "m.xmX.x.mmX.mmxX"],
};

const ANSWERS: readonly (readonly [number, string])[] = [
  [5, "9-10 A4 - 6, 10-12 C5 - 7, 12-14 D5 - 6, 14-16 C5 - 5"],
  [7, "10-12 D5 - 7, 12-13 F5 - 7, 13-14 D5 - 6, 14-16 C5 - 6"],
  [9, "12-13 E5 - 7, 13-14 D5 - 6, 14-16 C5 - 6"],
];

export function guitarNotes(player: Player): StringNote[] {
  const bars = Array.from({ length: BARS }, (_, bar) => barOf(player, bar)).flat();
  const answers = ANSWERS.flatMap(([bar, line]) => tune(player, bar, [line])).map((note: Note) => ({ ...note, muted: false }));
  return [...bars, ...answers].sort((a, b) => a.frame - b.frame);
}

function barOf(player: Player, bar: number): StringNote[] {
  const { name, firstBar } = sectionOf(bar);
  if (bar === BARS - 1) return strum(player, bar, 0, "X", 34);
  const strums = STRUMS[name];
  if (!strums) return arpeggio(player, bar, ARPEGGIO[bar % 2] ?? "");
  const tablature = strums[(bar - firstBar) % strums.length] ?? "";
  const answer = ANSWERS.find(([answered]) => answered === bar);
  const until = answer ? Number.parseInt(answer[1], 10) : bar === 15 ? 9 : tablature.length;
  return [...tablature]
    .slice(0, until)
    .flatMap((mark, step) => (mark === "." ? [] : strum(player, bar, step, mark, mark === "m" ? 0.5 : 1.2)));
}

function arpeggio(player: Player, bar: number, tablature: string): StringNote[] {
  return [...tablature].flatMap((mark, step) => {
    if (mark === ".") return [];
    const { keys } = chordAt(bar, step);
    const finger = Number(mark);
    const pitch = finger < keys.length ? (keys[finger] ?? 0) : (keys[0] ?? 0) + 12;
    const { frame, velocity } = player.hit(bar, step, step % 4 === 0 ? 0.62 : 0.48);
    return [{ frame, frames: frameAt(bar, step + 4) - frame, pitch, velocity, muted: false }];
  });
}

/** The upper three notes of the chord an octave up, down strokes on the beat and up strokes off it. */
function strum(player: Player, bar: number, step: number, mark: string, steps: number): StringNote[] {
  const strings = chordAt(bar, step)
    .keys.slice(1)
    .map((pitch) => pitch + 12);
  const stroke = step % 2 === 0 ? strings : strings.toReversed();
  const loud = mark === "X" ? 0.75 : mark === "x" ? 0.58 : 0.42;
  const { frame, velocity } = player.hit(bar, step, loud);
  return stroke.map((pitch, order) => {
    const start = frame + msToFrames(order * (mark === "X" ? 7 : 5));
    return {
      frame: start,
      frames: Math.round(steps * 6400),
      pitch,
      velocity: velocity * (1 - 0.06 * order),
      muted: mark === "m",
    };
  });
}
