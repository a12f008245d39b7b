/**
 * The song. Few words, mostly vowels: the verse asks low and close, the lift climbs a step a bar, the chorus hangs on "low tide".
 * The gaps belong to guitar and lead, which answer.
 */
import type { Player } from "../groove.ts";
import { type Note, tune } from "../melody.ts";

const VERSE = [
  "2-4 A3 we 4, 4-6 C4 lei 4, 6-9 D4 lou 5, 9-14 E4 nau 5",
  "0-3 D4 sou 5, 3-8 C4 lou 4",
  "2-4 A3 we 4, 4-6 C4 wei 4, 6-9 D4 no 5, 9-12 F4 mo 6, 12-16 E4 a 5",
  "0-3 D4 lou 4, 3-9 Bb3 nau 3",
  "2-4 A3 we 4, 4-6 C4 lei 5, 6-9 D4 lou 5, 9-14 A4 nau 7",
  "0-3 G4 sou 6, 3-6 E4 lou 5, 6-11 C4 nou 4",
  "2-4 D4 yu 5, 4-6 F4 wi 6, 6-9 F4 mi 6, 9-12 G4 lou 6, 12-16 A4 wei 7",
  "0-3 G4 a 6, 3-6 F4 a 5, 6-13 G4 wei 6",
];

const LIFT = [
  "2-4 D4 an 5, 4-6 F4 di 5, 6-13 G4 wei 6",
  "2-4 E4 an 5, 4-6 G4 di 6, 6-13 A4 wei 7",
  "2-4 F4 an 6, 4-6 A4 di 7, 6-14 Bb4 wei 8",
  "0-4 G4 hou 7, 4-8 A4 lo 8, 8-12 Bb4 nau 9",
];

const CHORUS = [
  "0-3 A4 lou 8, 3-6 C5 tai 9, 6-8 A4 a 7, 8-14 G4 i 8",
  "2-4 E4 yu 6, 4-6 G4 we 7, 6-11 C5 nai 9, 12-14 D5 wi 8, 14-16 C5 lei 7",
  "0-3 A4 lou 8, 3-6 C5 tai 9, 6-8 A4 a 7, 8-12 F4 i 7",
  "12-14 F4 an 6, 14-16 G4 di 7",
  "0-3 A4 lou 8, 3-6 C5 tai 9, 6-8 D5 a 9, 8-14 C5 i 8",
  "2-4 G4 wi 7, 4-7 A4 lou 7, 8-16 C#5 wei 9",
  "0-6 D5 hou 9, 6-8 C5 lo 8, 8-11 A4 nau 8, 11-14 F4 wi 7, 14-16 G4 de 7",
  "0-3 Bb4 ta 9, 3-6 A4 i 8, 6-12 G4 lou 7, 12-14 A4 wi 8, 14-16 C5 de 8",
];

const OUTRO = ["0-10 A4 ta 7", "", "2-4 F4 lou 5, 4-9 G4 tai 5, 10-15 F4 nau 4", "1-15 A4 u 4"];

export function vocalNotes(player: Player): Note[] {
  return [...tune(player, 4, VERSE), ...tune(player, 12, LIFT), ...tune(player, 16, CHORUS), ...tune(player, 24, OUTRO)];
}

/** The backing singers: a soft bed from the lift on, thirds and sixths under the hook. Two parts, each sung twice. */
const HIGH_BED = [
  "4-15 Bb3 u 3",
  "4-15 C4 u 4",
  "4-15 D4 u 5",
  "0-7 D4 o 6, 8-12 E4 a 7",
  "0-3 F4 lou 6, 3-6 A4 tai 7, 6-8 F4 a 5, 8-15 E4 i 6",
  "0-14 G4 u 4",
  "0-3 F4 lou 6, 3-6 A4 tai 7, 6-8 F4 a 5, 8-15 D4 i 6",
  "0-8 F4 a 6, 8-12 F4 u 6",
  "0-3 F4 lou 6, 3-6 A4 tai 7, 6-8 Bb4 a 6, 8-15 A4 i 6",
  "0-8 G4 u 5, 8-15 G4 a 6",
  "0-15 A4 a 7",
  "0-7 F4 a 6, 8-15 E4 o 6",
  "0-14 E4 a 5",
  "0-12 C4 u 3",
  "0-8 D4 u 4, 8-15 Db4 u 4",
  "0-16 C4 u 4",
];

const LOW_BED = [
  "4-15 G3 u 3",
  "4-15 A3 u 4",
  "4-15 Bb3 u 5",
  "0-7 Bb3 o 6, 8-12 Bb3 a 7",
  "0-3 C4 lou 6, 3-6 F4 tai 6, 6-8 C4 a 5, 8-15 C4 i 6",
  "0-14 E4 u 4",
  "0-3 D4 lou 6, 3-6 F4 tai 6, 6-8 D4 a 5, 8-15 A3 i 6",
  "0-8 D4 a 6, 8-12 Db4 u 6",
  "0-3 C4 lou 6, 3-6 F4 tai 6, 6-8 F4 a 5, 8-15 E4 i 6",
  "0-8 D4 u 5, 8-15 C#4 a 6",
  "0-15 F4 a 7",
  "0-7 D4 a 6, 8-15 Bb3 o 6",
  "0-14 C4 a 5",
  "0-12 A3 u 3",
  "0-8 Bb3 u 4, 8-15 Bb3 u 4",
  "0-16 A3 u 4",
];

export function highHarmony(player: Player): Note[] {
  return tune(player, 12, HIGH_BED);
}

export function lowHarmony(player: Player): Note[] {
  return tune(player, 12, LOW_BED);
}
