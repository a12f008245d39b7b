/** Counts, by whatever the browser offers, how much of the sound did not arrive in time. */
export interface LatenessCounter {
  readonly method: "playback statistics" | "clock of the context";
  /** Seconds since it began that were not in time. */
  lateSeconds(): number;
}

/** `AudioContext.playbackStats`, where a browser has it; type libraries do not yet. */
interface PlaybackStats {
  readonly underrunDuration: number;
}

/** A clock that falls behind by less than this was only read at an unlucky moment. */
const UNLUCKY_SECONDS = 0.06;

/** Begins to count on a running context. */
export function countLateness(context: AudioContext): LatenessCounter {
  const { playbackStats } = context as AudioContext & { readonly playbackStats?: PlaybackStats };
  if (playbackStats) {
    const before = playbackStats.underrunDuration;
    return { method: "playback statistics", lateSeconds: () => playbackStats.underrunDuration - before };
  }
  const start = { sound: context.currentTime, wall: performance.now() / 1000 };
  return {
    method: "clock of the context",
    lateSeconds: () => {
      const behind = performance.now() / 1000 - start.wall - (context.currentTime - start.sound);
      return behind > UNLUCKY_SECONDS ? behind : 0;
    },
  };
}
