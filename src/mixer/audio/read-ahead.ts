import type { Session } from "../../session/session.ts";

/** What a file is read for. One file may be both: an impulse response that is resampled is to be as loud as it was, a clip as high. */
export type AudioUse = "clip" | "impulse";

interface Wish {
  readonly file: string;
  readonly use: AudioUse;
}

/** Files that may be on their way at once: enough to hide a network behind a decoder, and few enough that their audio fits beside the engine's. */
const MOST_AHEAD = 3;

/**
 * Reads the files of a session a few ahead of who asks for them, clip by clip and then the impulse responses: one is fetched while another
 * is decoded and a third goes into the engine. What is asked for again is read again.
 */
export function readAhead<T>(
  session: Pick<Session, "clips" | "impulses">,
  read: (file: string, use: AudioUse) => T | Promise<T>,
) {
  const clips = [...session.clips.values()].flat().map(({ file }): Wish => ({ file, use: "clip" }));
  const impulses = [...session.impulses.values()].map((file): Wish => ({ file, use: "impulse" }));
  const coming = new Map([...clips, ...impulses].map((wish) => [nameOf(wish), wish]));
  const underway = new Map<string, Promise<T>>();
  const begin = (wish: Wish): Promise<T> => {
    coming.delete(nameOf(wish));
    return Promise.resolve().then(() => read(wish.file, wish.use));
  };
  const goOn = () => {
    for (const [name, wish] of coming) {
      if (underway.size >= MOST_AHEAD) return;
      const found = begin(wish);
      // Whoever asks for it is told what went wrong; before, nobody is.
      found.catch(() => {});
      underway.set(name, found);
    }
  };
  return async (file: string, use: AudioUse): Promise<T> => {
    goOn();
    const wish = { file, use };
    try {
      return await (underway.get(nameOf(wish)) ?? begin(wish));
    } finally {
      underway.delete(nameOf(wish));
      goOn();
    }
  };
}

const nameOf = ({ file, use }: Wish) => `${use}\t${file}`;
