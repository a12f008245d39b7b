import type { Desk } from "./desk.ts";
import type { Loop, Playback } from "./playback.ts";
import { hasFault, type Readings } from "./readings.ts";
import type { Taps } from "./taps.ts";

/** What a page shows beside strips and values. The same object for as long as nothing of it changes. */
export interface MixerState {
  readonly playing: boolean;
  readonly loop: Loop | null;
  /** Inserts that took themselves out of the signal, as `strip/insert`. */
  readonly faults: readonly string[];
}

/** What of it is new. `position` is a jump of the transport; that it rolls on is none. */
export type StateChange = "playing" | "position" | "loop" | "faults";

export class State {
  readonly #desk: Desk;
  readonly #playback: Playback;
  readonly #readings: Readings;
  readonly #taps: Taps;
  #last: MixerState | null = null;

  constructor(desk: Desk, playback: Playback, readings: Readings, taps: Taps) {
    this.#desk = desk;
    this.#playback = playback;
    this.#readings = readings;
    this.#taps = taps;
  }

  get now(): MixerState {
    const last = this.#last;
    const found = this.#faults();
    const faults = last && last.faults.join() === found.join() ? last.faults : found;
    const { playing, loop } = this.#playback;
    if (last?.playing !== playing || last.loop !== loop || last.faults !== faults) this.#last = { playing, loop, faults };
    return this.#last!;
  }

  #faults(): string[] {
    const targets = [...this.#desk.graph.strips.values()].flatMap((strip) =>
      strip.inserts.map((insert) => `${strip.id}/${insert.id}`),
    );
    return targets.filter((target) =>
      this.#readings.flag((status) => hasFault(status, this.#taps.slotPlace(`readout ${target}`))),
    );
  }
}
