/** A desk of so many tracks, and how many seconds of sound it makes in one. */
export interface DeskSpeed {
  readonly tracks: number;
  readonly timesRealTime: number;
}

/** Tracks that would just run in real time, by the straight line through two measured desks; null when the larger one took no longer. */
export function tracksInRealTime(fewer: DeskSpeed, more: DeskSpeed): number | null {
  const share = ({ timesRealTime }: DeskSpeed) => 1 / timesRealTime;
  const sharePerTrack = (share(more) - share(fewer)) / (more.tracks - fewer.tracks);
  return sharePerTrack > 0 ? Math.max(0, Math.floor(more.tracks + (1 - share(more)) / sharePerTrack)) : null;
}
