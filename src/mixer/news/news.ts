import type { Graph } from "../../graph/graph.ts";
import { Listeners } from "../calls/listeners.ts";
import type { Desk } from "../desk/desk.ts";
import type { Playback } from "../motion/playback.ts";
import type { Readings } from "../stage/readings.ts";
import { checkedEvent, type MixerEvent, type MixerEvents, shapeEvent } from "./events.ts";
import type { State, StateChange } from "./state.ts";

/** What of the transport says that it has come to the end. */
type Rolling = Pick<Playback, "playing" | "loop" | "positionFrames" | "lengthFrames">;

/** Tells whoever listens to the mixer. What nobody listens to is not looked for. */
export class News {
  readonly #desk: Desk;
  readonly #readings: Readings;
  readonly #state: State;
  readonly #playback: Rolling;
  readonly #listeners = new Listeners<MixerEvents>();
  #graph: Graph;
  /** The engine frame that meters were told of last. */
  #metersFrame = 0;
  #faults: readonly string[] = [];
  /** It has come to the session's end, and that was told. */
  #ended = false;

  constructor(desk: Desk, readings: Readings, state: State, playback: Rolling) {
    this.#desk = desk;
    this.#readings = readings;
    this.#state = state;
    this.#playback = playback;
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
    if (this.#listeners.has("end")) this.#lookForTheEnd();
    this.#listeners.tell("status", { frame });
  }

  #lookForTheEnd(): void {
    const { playing, loop, positionFrames: frame, lengthFrames } = this.#playback;
    const before = this.#ended;
    this.#ended = playing && !loop && lengthFrames > 0 && frame >= lengthFrames;
    if (this.#ended && !before) this.#listeners.tell("end", { frame });
  }

  #lookForFaults(): void {
    const { faults } = this.#state.now;
    if (faults.join() === this.#faults.join()) return;
    this.#faults = faults;
    this.state("faults");
  }
}
