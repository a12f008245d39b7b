/** What is left of a sound that far below it is no longer counted as its tail. */
export const TAIL_DB = 90;

/** How long something decays that comes again every `frames` and is `feedback` of what it was, to {@link TAIL_DB} below. */
export function decayFrames(frames: number, feedback: number): number {
  if (feedback <= 0) return 0;
  return Math.ceil((frames * TAIL_DB) / (-20 * Math.log10(feedback)));
}
