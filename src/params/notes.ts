import { choice, toggle } from "./spec.ts";

/** Lengths of notes by their names, in quarter notes; `T` is a third of three in the place of two, `D` is half as long again. Names are written into sessions. */
const LENGTHS = [
  ["1/64", 1 / 16],
  ["1/32T", 1 / 12],
  ["1/32", 1 / 8],
  ["1/16T", 1 / 6],
  ["1/32D", 3 / 16],
  ["1/16", 1 / 4],
  ["1/8T", 1 / 3],
  ["1/16D", 3 / 8],
  ["1/8", 1 / 2],
  ["1/4T", 2 / 3],
  ["1/8D", 3 / 4],
  ["1/4", 1],
  ["1/2T", 4 / 3],
  ["1/4D", 3 / 2],
  ["1/2", 2],
  ["1/1T", 8 / 3],
  ["1/2D", 3],
  ["1/1", 4],
  ["2/1", 8],
  ["4/1", 16],
] as const;

export type Note = (typeof LENGTHS)[number][0];

/** From the shortest to the longest. */
export const NOTES = LENGTHS.map(([name]) => name) as readonly Note[];
/** In quarter notes, in the order of {@link NOTES}. */
export const NOTE_QUARTERS: readonly number[] = LENGTHS.map(([, quarters]) => quarters);

/** How long a note lasts. @param tempoBpm quarter notes a minute */
export function noteSeconds(note: Note, tempoBpm: number): number {
  return (NOTE_QUARTERS[NOTES.indexOf(note)]! * 60) / tempoBpm;
}

/** The two parameters of whatever can be in time with the session: `sync` says that it is, and `note` with what. */
export const inTime = (label: string, note: Note) => ({
  sync: toggle("In time with the session", false),
  note: choice(label, NOTES, note),
});
