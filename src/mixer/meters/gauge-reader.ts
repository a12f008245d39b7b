import type { Readings } from "../stage/readings.ts";
import type { Gauge } from "./gauges.ts";

/** What the reader of a gauge needs of its desk. */
export interface GaugeParts {
  readonly gauge: Gauge;
  readonly readings: Readings;
  /** @throws GraphError `removed` when what is measured is not there */
  check(): void;
}

/** How every meter that reads a gauge begins and ends, and which memory it takes for its gauge's. */
export class GaugeReader {
  readonly #parts: GaugeParts;
  readonly #stopWatching: () => void;
  #closed = false;
  #ended = false;

  /**
   * @param slotBytes of this kind of gauge
   * @param take is shown the gauge's slot with every new status. `isOld`: what it says is of the time before this reader, since another
   * reads the same gauge.
   */
  constructor(parts: GaugeParts, slotBytes: number, take: (slot: DataView, isOld: boolean) => void) {
    this.#parts = parts;
    parts.readings.poll();
    // Whoever begins to watch is shown the newest status at once: that one is of the time before.
    let isOld = true;
    this.#stopWatching = parts.readings.watch((status) => {
      const slot = this.#slotIn(status, slotBytes);
      if (slot) take(slot, isOld);
    });
    isOld = false;
  }

  /** A status may be older than the plan that gave this memory to the gauge: then another's number stands there. */
  #slotIn(status: DataView, slotBytes: number): DataView | null {
    const at = this.#parts.gauge.place();
    if (at < 0 || at + slotBytes > status.byteLength) return null;
    const isOurs = status.getInt32(at, true) === this.#parts.gauge.id;
    return isOurs ? new DataView(status.buffer, status.byteOffset + at, slotBytes) : null;
  }

  /** Before figures are told. @throws GraphError `removed` for a meter whose strip was removed, until it is closed */
  look(): void {
    if (!this.#closed) this.#parts.check();
    this.#parts.readings.poll();
  }

  /** Once is enough. */
  close(): void {
    this.#closed = true;
    this.end();
  }

  /** What is measured is gone, and nothing comes any more; who reads is told so until it is closed. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopWatching();
    this.#parts.gauge.release();
  }
}
