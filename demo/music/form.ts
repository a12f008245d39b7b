/** The form of the piece, in bars. Everything else asks here where it is. */
import { BAR_FRAMES, secondsToFrames } from "./tempo.ts";

export interface Section {
  name: "intro" | "verse" | "lift" | "chorus" | "outro";
  firstBar: number;
  bars: number;
  /** How hard everybody plays, as a share of what is written: the chorus must have somewhere to go. */
  dynamics: number;
}

export const FORM: readonly Section[] = [
  { name: "intro", firstBar: 0, bars: 4, dynamics: 0.84 },
  { name: "verse", firstBar: 4, bars: 8, dynamics: 0.8 },
  { name: "lift", firstBar: 12, bars: 4, dynamics: 0.86 },
  { name: "chorus", firstBar: 16, bars: 8, dynamics: 1 },
  { name: "outro", firstBar: 24, bars: 4, dynamics: 0.84 },
];

export const BARS = 28;

/** The last chord rings this long after the last bar line. */
const TAIL_SECONDS = 3;

/** Length of every stem. */
export const LENGTH_FRAMES = BARS * BAR_FRAMES + secondsToFrames(TAIL_SECONDS);

export function sectionOf(bar: number): Section {
  const section = FORM.find(({ firstBar, bars }) => bar >= firstBar && bar < firstBar + bars);
  if (!section) throw new RangeError(`bar ${bar}: the piece has bars 0 to ${BARS - 1}`);
  return section;
}
