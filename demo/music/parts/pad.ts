/** The strings: four voices, each holding a note for as long as the next chord keeps it. */
import { BARS } from "../form.ts";
import { harmonyOf } from "../harmony.ts";
import { frameAt } from "../tempo.ts";

export interface PadNote {
  frame: number;
  frames: number;
  pitch: number;
}

/** The last chord is let go slowly, after the last bar line. */
const LAST_STEP = 20;

export function padNotes(): PadNote[] {
  const chords = Array.from({ length: BARS }, (_, bar) =>
    harmonyOf(bar).map(({ chord, firstStep }) => ({ pad: chord.pad, frame: frameAt(bar, firstStep) })),
  ).flat();
  const end = frameAt(BARS - 1, LAST_STEP);
  return [0, 1, 2, 3].flatMap((voice) => {
    const line: PadNote[] = [];
    chords.forEach(({ pad, frame }, index) => {
      const pitch = pad[voice] ?? 0;
      const frames = (chords[index + 1]?.frame ?? end) - frame;
      const held = line.at(-1);
      if (held?.pitch === pitch) held.frames += frames;
      else line.push({ frame, frames, pitch });
    });
    return line;
  });
}
