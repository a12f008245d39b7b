/** What came of one desk. */
export interface Try {
  readonly strips: number;
  readonly seconds: number;
  /** Seconds of sound that did not arrive in time. */
  readonly lateSeconds: number;
  readonly runs: boolean;
}

/** Why no larger desk could be tried, where it was not the device's speed. */
export interface Full {
  readonly full: string;
}

export interface Answer {
  readonly strips: number;
  /** No desk was found that did not run: the desk holds no more, or the tries were over. */
  readonly atLeast: boolean;
  readonly tries: readonly Try[];
}

/** Neighbours that are this near are not told apart. */
const NEAR = 1.1;

/**
 * The largest desk that runs, to a tenth: doubled while it runs, halved while it does not, then between the two.
 * @param guess where to begin
 * @param trial plays a desk of so many strips
 * @param mostTries after which the answer is the largest that did run
 */
export async function largestDesk(
  guess: number,
  trial: (strips: number) => Promise<Try | Full>,
  mostTries: number,
): Promise<Answer> {
  const tries: Try[] = [];
  let runs = 0;
  let fails = Number.POSITIVE_INFINITY;
  let atLeast = false;
  for (let strips = Math.max(1, Math.round(guess)); tries.length < mostTries; ) {
    const found = await trial(strips);
    if ("full" in found) {
      atLeast = true;
      fails = strips;
    } else {
      tries.push(found);
      if (found.runs) runs = Math.max(runs, strips);
      else {
        fails = Math.min(fails, strips);
        atLeast = false;
      }
    }
    if (fails <= Math.max(runs * NEAR, runs + 1)) break;
    strips = next(runs, fails);
  }
  return { strips: runs, atLeast: atLeast || (runs > 0 && fails === Number.POSITIVE_INFINITY), tries };
}

function next(runs: number, fails: number): number {
  if (fails === Number.POSITIVE_INFINITY) return runs * 2;
  if (runs === 0) return Math.max(1, Math.floor(fails / 2));
  return Math.max(runs + 1, Math.round(Math.sqrt(runs * fails)));
}
