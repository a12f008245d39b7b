import type { Graph } from "../../graph/graph.ts";
import { Listeners } from "../calls/listeners.ts";
import type { Desk } from "../desk/desk.ts";
import type { Readings } from "../stage/readings.ts";
import { checkedEvent, type MixerEvent, type MixerEvents, shapeEvent } from "./events.ts";
import type { State, StateChange } from "./state.ts";

/** Tells whoever listens to the mixer. What nobody listens to is not looked for. */
export class News {
  readonly #desk: Desk;
  readonly #readings: Readings;
  readonly #state: State;
  readonly #listeners = new Listeners<MixerEvents>();
  #graph: Graph;
  /** The engine frame that meters were told of last. */
  #metersFrame = 0;
  #faults: readonly string[] = [];

  constructor(desk: Desk, readings: Readings, state: State) {
    this.#desk = desk;
    this.#readings = readings;
    this.#state = state;
    this.#graph = desk.graph;
  }

  /** @throws RangeError `unknown-event` */
  on<E extends MixerEvent>(event: E, listener: (said: MixerEvents[E]) => void): () => void {
    return this.#listeners.add(checkedEvent(event), listener);
  }

  isHeard(event: MixerEvent): boolean {
    return this.#listeners.has(event);
  }

  /** Nobody is told any more. */
  close(): void {
    this.#listeners.clear();
  }

  shape(): void {
    const before = this.#graph;
    this.#graph = this.#desk.graph;
    if (this.#listeners.has("shape")) this.#listeners.tell("shape", shapeEvent(before, this.#graph));
  }

  value(target: string): void {
    this.#listeners.tell("value", { target });
  }

  state(change: StateChange): void {
    if (this.#listeners.has("state")) this.#listeners.tell("state", { change, state: this.#state.now });
  }

  /** A status was there, and has been read. */
  status(): void {
    const frame = this.#readings.head("frame");
    if (frame !== this.#metersFrame) this.#listeners.tell("meters", { frame });
    this.#metersFrame = frame;
    if (this.#listeners.has("state")) this.#lookForFaults();
    this.#listeners.tell("status", { frame });
  }

  #lookForFaults(): void {
    const { faults } = this.#state.now;
    if (faults.join() === this.#faults.join()) return;
    this.#faults = faults;
    this.state("faults");
  }
}
