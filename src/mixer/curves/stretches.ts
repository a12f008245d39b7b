import { countBefore } from "./automation-curve.ts";

/** What of a session's automation is wanted. All are frames of the session. */
export interface Wanted {
  /** Stretches that begin from here on... */
  readonly from: number;
  /** ...and before here, whole. */
  readonly to: number;
  /** The transport comes to `from` just now: where everything stands is wanted too, and what is left of the stretch it falls into. */
  readonly arrives: boolean;
  /** Nothing from here on is wanted (a loop ends). */
  readonly until: number;
}

/**
 * A stretch of automation between two points, or a part of one. Counted from its point, so that a session moved in time is cut, and computed, alike;
 * wherever the transport comes from, what is heard of a stretch is computed from the whole of it.
 */
export interface Stretch {
  /** Frame of the session of the point it follows. */
  readonly anchor: number;
  /** First frame and the frame after the last of what is wanted, from the anchor on. */
  readonly start: number;
  readonly end: number;
  /** The same of the whole. */
  readonly wholeStart: number;
  readonly wholeEnd: number;
}

/** No stretch is longer than this, so that nothing due soon is sent behind what is due much later. */
export const LONGEST_FRAMES = 2048;

/** @param points frames of all the points that matter, in order, each once */
export function stretchesBetween(points: readonly number[], { from, to, arrives, until }: Wanted): Stretch[] {
  const stretches: Stretch[] = [];
  const first = Math.max(0, countBefore(points, (point) => point <= from) - 1);
  for (let i = first; i < points.length && points[i]! < to; i++) {
    const anchor = points[i]!;
    const next = points[i + 1] ?? anchor + 1;
    if (next <= from) continue;
    const skipped = Math.max(0, Math.floor((from - anchor) / LONGEST_FRAMES)) * LONGEST_FRAMES;
    for (let at = anchor + skipped; at < Math.min(next, to); at += LONGEST_FRAMES) {
      const [wholeStart, wholeEnd] = [at - anchor, Math.min(at + LONGEST_FRAMES, next) - anchor];
      const end = Math.min(wholeEnd, until - anchor);
      if (at >= from) stretches.push({ anchor, start: wholeStart, end, wholeStart, wholeEnd });
      else if (arrives && from - anchor < end) stretches.push({ anchor, start: from - anchor, end, wholeStart, wholeEnd });
    }
  }
  const stands = arrives && !stretches.some(({ anchor, start }) => anchor + start === from);
  return stands ? [{ anchor: from, start: 0, end: 1, wholeStart: 0, wholeEnd: 1 }, ...stretches] : stretches;
}
