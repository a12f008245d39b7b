import type { Clock } from "./drawn.ts";
import type { Playback } from "./playback.ts";
import type { Readings } from "./readings.ts";

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

  get now(): Clock {
    const { engineFrame, position } = this;
    return this.rolls ? { offset: engineFrame - position, stands: null } : { offset: 0, stands: position };
  }

  /** Records in the engine that wait for their frame. */
  get waiting(): number {
    return this.#readings.head("waiting");
  }
}
