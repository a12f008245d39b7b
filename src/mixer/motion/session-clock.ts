import type { Clock } from "../curves/drawn.ts";
import type { Readings } from "../stage/readings.ts";
import type { Loop, Playback, Roll } from "./playback.ts";

/** A time that counts from when a roll of the transport's was done. */
export interface Course {
  /** Its serial. */
  readonly roll: number;
  /** How far it is, as far as the page has heard. */
  readonly frame: number;
  readonly clock: Clock;
  /** It was not heard of yet: where it will be is known, when is a guess. */
  readonly isGuess: boolean;
}

/** Where the engine's clock and the session's stand at the same moment, as far as the page has heard. */
export class SessionClock {
  readonly #readings: Readings;
  readonly #playback: Playback;

  constructor(readings: Readings, playback: Playback) {
    this.#readings = readings;
    this.#playback = playback;
  }

  /** Frames since the engine began. */
  get engineFrame(): number {
    this.#readings.poll();
    return this.#readings.head("frame");
  }

  /** Whether the transport rolls, where the sound is made. */
  get rolls(): boolean {
    return this.engineFrame === 0 ? this.#playback.playing : this.#readings.head("playing") === 1;
  }

  /** Of the session. */
  get position(): number {
    const heard = this.engineFrame > 0 && this.rolls;
    return heard ? this.#readings.head("position") : this.#playback.positionFrames;
  }

  /** What it goes round in, if it does. */
  get loop(): Loop | null {
    return this.#playback.loop;
  }

  get now(): Clock {
    const { engineFrame, position } = this;
    return this.rolls ? { offset: engineFrame - position, stands: null, origin: 0 } : { offset: 0, stands: position, origin: 0 };
  }

  /** The time since the transport was told something last; null while the page does not know where that is. */
  get course(): Course | null {
    const { engineFrame } = this;
    const { roll } = this.#playback;
    if (!this.#playback.isHeard) return this.courseOf(roll);
    const [origin, position] = [this.#readings.head("rolledAt"), this.#readings.head("position")];
    const frame = engineFrame - origin;
    const clock = this.rolls ? { offset: frame - position, stands: null, origin } : { offset: 0, stands: position, origin };
    return { roll: roll.serial, frame, clock, isGuess: false };
  }

  courseOf({ serial, rolls, position, afterFrames }: Roll): Course | null {
    if (position === null) return null;
    const origin = this.engineFrame + afterFrames;
    const clock = rolls ? { offset: -position, stands: null, origin } : { offset: 0, stands: position, origin };
    return { roll: serial, frame: 0, clock, isGuess: true };
  }

  /** Records in the engine that wait for their frame. */
  get waiting(): number {
    return this.#readings.head("waiting");
  }
}
