import type { Graph } from "../../graph/graph.ts";
import type { ComparisonState } from "../compare/comparison.ts";
import type { Desk } from "../desk/desk.ts";
import type { Loading } from "../desk/loading.ts";
import type { Taps } from "../meters/taps.ts";
import type { Loop, Playback, TransportChange } from "../motion/playback.ts";
import { hasFault, type Readings, silencedUntil } from "../stage/readings.ts";

/** What a page shows beside strips and values. The same object for as long as nothing of it changes. */
export interface MixerState {
  readonly playing: boolean;
  readonly loop: Loop | null;
  /**
   * Inserts that took themselves out of the signal, as `strip/insert`; and the master, for a second after something reached the output that is
   * no sound (above +160 dBFS, or not a number) and was silenced there.
   */
  readonly faults: readonly string[];
  /** What `mixer.undo()` would take back, as a person would call it; `null` when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Which mixes are compared; `null` while none are. */
  readonly compare: ComparisonState | null;
  /** How much of the audio is there that follows the desk; `null` when nothing is on its way. */
  readonly loading: Loading | null;
}

/** What of it is new. */
export type StateChange = TransportChange | "faults" | "history" | "compare" | "loading";

/** Whose state is shown as it is: the newest steps of the history, the comparison, audio on its way. */
interface Shown {
  readonly history: { readonly last: { readonly label: string } | null; readonly next: { readonly label: string } | null };
  readonly comparison: { readonly state: ComparisonState | null };
  readonly following: { readonly state: Loading | null };
}

export class State {
  readonly #desk: Desk;
  readonly #playback: Playback;
  readonly #readings: Readings;
  readonly #taps: Taps;
  readonly #shown: Shown;
  #last: MixerState | null = null;
  /** Of which desk and at which engine frame the faults were looked for. */
  #looked: { readonly graph: Graph; readonly frame: number } | null = null;

  constructor(desk: Desk, playback: Playback, readings: Readings, taps: Taps, shown: Shown) {
    this.#desk = desk;
    this.#playback = playback;
    this.#readings = readings;
    this.#taps = taps;
    this.#shown = shown;
  }

  get now(): MixerState {
    const { playing, loop } = this.#playback;
    const { history, comparison, following } = this.#shown;
    const [undoLabel, redoLabel] = [history.last?.label ?? null, history.next?.label ?? null];
    const [compare, loading] = [comparison.state, following.state];
    const now = { playing, loop, faults: this.#faults(), undoLabel, redoLabel, compare, loading };
    const last = this.#last;
    const same = last && (Object.keys(now) as (keyof MixerState)[]).every((key) => last[key] === now[key]);
    if (!same) this.#last = now;
    return this.#last!;
  }

  /** Strips whose output went to the host of late, and had something in it that was kept back. */
  #silenced(frame: number): string[] {
    const since = frame - this.#desk.sampleRate;
    return [this.#desk.graph.master, ...this.#desk.stems].filter((strip) =>
      this.#readings.flag((status) => silencedUntil(status, this.#taps.slotPlace(`output ${strip}`)) > Math.max(0, since)),
    );
  }

  /** The same list while the same inserts are out; looked for once in a status and a graph. */
  #faults(): readonly string[] {
    const before = this.#last?.faults ?? [];
    this.#readings.poll();
    const { graph } = this.#desk;
    const frame = this.#readings.head("frame");
    if (this.#looked?.graph === graph && this.#looked.frame === frame) return before;
    this.#looked = { graph, frame };
    const targets = [...graph.strips.values()].flatMap(({ id, inserts }) => inserts.map((insert) => `${id}/${insert.id}`));
    const faulted = targets.filter((target) =>
      this.#readings.flag((status) => hasFault(status, this.#taps.slotPlace(`readout ${target}`))),
    );
    const found = [...faulted, ...this.#silenced(frame)];
    return found.join() === before.join() ? before : found;
  }
}
