/** The lead: hints at the chorus in the intro, answers the singer in the verse, shines through the B flat minor, closes the outro. */
import type { Player } from "../groove.ts";
import { type Note, tune } from "../melody.ts";

const INTRO = [
  "",
  "",
  "0-3 A4 - 5, 3-6 C5 - 6, 6-8 A4 - 5, 8-14 G4 - 6",
  "2-4 A4 - 5, 4-6 Bb4 - 6, 6-11 A4 - 6, 12-14 G4 - 5, 14-16 E4 - 5",
];

const VERSE = [
  "0-3 D4 - 5",
  "10-12 G4 - 5, 12-14 A4 - 6, 14-16 C5 - 6",
  "",
  "10-11 D5 - 6, 11-12 C5 - 5, 12-14 A4 - 6, 14-16 F4 - 5",
  "0-2 E4 - 5",
  "12-13 G4 - 5, 13-14 A4 - 6, 14-16 C5 - 6",
  "0-2 D5 - 6",
  "",
];

const LIFT = [
  "14-15 A4 - 5, 15-16 Bb4 - 6",
  "0-2 C5 - 6, 14-15 Bb4 - 6, 15-16 C5 - 6",
  "0-2 D5 - 7, 14-16 C5 - 6",
  "0-4 D5 - 7, 4-8 E5 - 7, 8-12 G5 - 8",
];

const CHORUS = [
  "0-2 A5 - 8, 14-15 C5 - 6, 15-16 D5 - 6",
  "0-2 E5 - 7",
  "13-14 A4 - 5, 14-15 C5 - 6, 15-16 D5 - 7",
  "0-3 F5 - 8, 3-6 A5 - 8, 6-8 F5 - 7, 8-11 G5 - 8, 11-14 F5 - 7, 14-16 Db5 - 7",
  "0-3 C5 - 7, 14-15 E5 - 6, 15-16 F5 - 7",
  "0-2 G5 - 7",
  "",
  "0-3 D5 - 6, 3-6 F5 - 7, 6-8 A5 - 7, 8-10 Bb5 - 8, 10-12 A5 - 7, 12-16 G5 - 8",
];

const OUTRO = [
  "0-4 A5 - 8, 11-12 E5 - 5, 12-14 G5 - 6, 14-16 C5 - 6",
  "0-3 A4 - 6, 3-6 C5 - 7, 6-8 D5 - 7, 8-14 F5 - 7",
  "0-3 D5 - 6, 3-6 C5 - 6, 6-8 A4 - 5, 8-12 Bb4 - 6, 12-16 G4 - 5",
  "0-12 A4 - 5",
];

export function leadNotes(player: Player): Note[] {
  return [INTRO, VERSE, LIFT, CHORUS, OUTRO].reduce<{ bar: number; notes: Note[] }>(
    ({ bar, notes }, lines) => ({ bar: bar + lines.length, notes: [...notes, ...tune(player, bar, lines)] }),
    { bar: 0, notes: [] },
  ).notes;
}
