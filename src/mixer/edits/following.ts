import { checkedSaid, type Names } from "../../session/said.ts";
import type { PlacedClip } from "../audio/placed-clip.ts";
import { coming, type Reel } from "../audio/tape.ts";
import type { Desk } from "../desk/desk.ts";
import type { Loading } from "../desk/loading.ts";
import { type Clips, checkedAudio, type ReadAudio } from "./clips.ts";
import type { Turn } from "./turn.ts";

/** When a mixer is ready. */
export interface ReadyOptions {
  /**
   * Not when the audio is there, but when the desk is: clips are heard as their files come, one after the other. What shapes the desk is
   * still waited for: impulse responses, and clips of tracks whose `channels` the session does not say.
   */
  readonly audioFollows?: boolean;
}

const READY_OPTIONS: Names<ReadyOptions> = { audioFollows: true };

/** @throws RangeError for options there are not */
export const checkedReady = (options: ReadyOptions): ReadyOptions => checkedSaid("ready", options, READY_OPTIONS);

/**
 * The session's audio that comes while the desk is in use already, file by file. A clip is no part of any plan before its audio is there;
 * then it comes as one that a hand adds, and is no step that could be taken back.
 */
export class Following {
  readonly #desk: Desk;
  readonly #clips: Pick<Clips, "hold">;
  readonly #turn: Pick<Turn, "shapeChanged">;
  readonly #told: () => void;
  /** Clips whose audio is there, and of which the engine does not know yet. */
  #arrived: PlacedClip[] = [];
  #failures: unknown[] = [];
  #state: Loading | null = null;
  #done: Promise<void> = Promise.resolve();

  /** @param told hears that there is more, or all of it */
  constructor(desk: Desk, clips: Pick<Clips, "hold">, turn: Pick<Turn, "shapeChanged">, told: () => void) {
    this.#desk = desk;
    this.#clips = clips;
    this.#turn = turn;
    this.#told = told;
  }

  /** `null` when nothing is on its way. */
  get state(): Loading | null {
    return this.#state;
  }

  /** Resolves when everything is there; rejects with the first error when the rest is. */
  get done(): Promise<void> {
    return this.#done;
  }

  /** From here on all that is said to be coming comes. */
  begin(read: ReadAudio): void {
    const files = new Map<string, PlacedClip[]>();
    for (const placed of [...this.#desk.clips.values()].flat())
      if (placed.reel.isComing) files.set(placed.clip.file, [...(files.get(placed.clip.file) ?? []), placed]);
    if (files.size === 0) return;
    this.#state = { ready: 0, asked: files.size };
    this.#done = this.#fetch(files, read);
    this.#done.catch(() => {});
  }

  /** Called with every status: however many files came since, that is one plan. */
  look(): void {
    const arrived = this.#arrived.splice(0);
    if (arrived.length === 0 || this.#desk.journal.isClosed) return;
    try {
      this.#turn.shapeChanged();
    } catch (error) {
      for (const placed of arrived) placed.reel = coming(placed.reel.channels);
      this.#failures.push(error);
    }
  }

  async #fetch(files: ReadonlyMap<string, readonly PlacedClip[]>, read: ReadAudio): Promise<void> {
    for (const [file, placed] of files) {
      const audio = async () => checkedAudio(file, await read(file, "clip"), this.#desk.sampleRate);
      await this.#clips.hold(file, audio, (reel) => this.#arrive(placed, reel)).catch((error) => this.#failures.push(error));
      if (this.#desk.journal.isClosed) break;
    }
    this.#desk.journal.checkOpen("audio on its way");
    this.look();
    this.#state = null;
    this.#told();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  /** In whatever the history would bring back, too: it is the same clip. */
  #arrive(clips: readonly PlacedClip[], reel: Reel): void {
    for (const placed of clips) placed.reel = reel;
    this.#arrived.push(...clips);
    this.#state = { ready: this.#state!.ready + 1, asked: this.#state!.asked };
    this.#told();
  }
}
