import type { Accuracy } from "./accuracy.ts";
import { COMPARED_FRAMES } from "./accuracy.ts";
import type { RacerId } from "./contestant.ts";
import type { Effort } from "./effort.ts";
import { type LapTime, lapFrames, timeLap } from "./lap.ts";
import { who } from "./peers/who.ts";
import type { Venue } from "./venue.ts";

export interface Runner {
  readonly id: RacerId;
  /** One for each round; empty when it could not take part. */
  readonly laps: readonly LapTime[];
  /** Why it could not, in its own words. */
  readonly failure?: string;
}

/** Everybody on one desk. */
export interface Heat {
  readonly trackCount: number;
  readonly compressors: boolean;
  readonly runners: readonly Runner[];
}

export interface Race {
  readonly heats: readonly Heat[];
  /** Without compressors, where all run the same equations; a string says why there is none. */
  readonly sound: readonly { readonly id: RacerId; readonly result: Accuracy | string }[];
  /** Why somebody who belongs here is not. */
  readonly absent: readonly string[];
}

/** Tracks of the desk whose sound is compared. */
const COMPARED_TRACKS = 8;

type Entry = readonly [RacerId, Venue];

/** Everybody renders the same sessions, turn by turn, so that whatever slows the machine slows all of them. */
export async function race(
  entries: readonly Entry[],
  { heats, rounds, lapSeconds }: NonNullable<Effort["race"]>,
  absent: readonly string[],
  say: (what: string) => void,
): Promise<Race> {
  const sound: Race["sound"][number][] = [];
  for (const [id, venue] of entries) {
    say(`the sound of ${who[id].label}`);
    const lap = { trackCount: COMPARED_TRACKS, compressors: false, frames: COMPARED_FRAMES };
    sound.push({ id, result: await venue.judge(id, lap).catch(inWords) });
  }
  const starters = heats.map(([trackCount, compressors]) => ({
    trackCount,
    compressors,
    runners: entries.map(([id, venue]) => new Starter(id, venue, { trackCount, compressors })),
  }));
  for (let round = 0; round < rounds; round++)
    for (const { trackCount, compressors, runners } of starters)
      for (const runner of runners) {
        say(
          `round ${round + 1} of ${rounds}: ${trackCount} tracks${compressors ? "" : " without compressors"}, ${who[runner.id].label}`,
        );
        await runner.lap(lapSeconds);
      }
  return {
    sound,
    absent,
    heats: starters.map(({ runners, ...heat }) => ({ ...heat, runners: runners.map((runner) => runner.result()) })),
  };
}

class Starter {
  readonly id: RacerId;
  readonly #venue: Venue;
  readonly #desk: { readonly trackCount: number; readonly compressors: boolean };
  readonly #laps: LapTime[] = [];
  #frames = 0;
  #failure: string | undefined;

  constructor(id: RacerId, venue: Venue, desk: { readonly trackCount: number; readonly compressors: boolean }) {
    this.id = id;
    this.#venue = venue;
    this.#desk = desk;
  }

  /** Who fails once does not start again. */
  async lap(seconds: number): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      this.#frames ||= await lapFrames(this.#venue, this.id, this.#desk, seconds);
      this.#laps.push(await timeLap(this.#venue, this.id, { ...this.#desk, frames: this.#frames }));
    } catch (error) {
      this.#failure = inWords(error);
    }
  }

  result(): Runner {
    if (this.#failure === undefined) return { id: this.id, laps: this.#laps };
    return { id: this.id, laps: [], failure: this.#failure };
  }
}

const inWords = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
