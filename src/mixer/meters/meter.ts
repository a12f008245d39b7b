import { dbOfGain } from "../../params/decibels.ts";
import type { MeterPoint } from "../../plan/plan.ts";
import { type Levels, type Readings, takeLevels } from "../stage/readings.ts";
import { type ClipLatch, type Clipping, NONE } from "./clip-latch.ts";
import type { HoldOptions, PeakHold } from "./peak-hold.ts";

export interface MeterOptions extends HoldOptions {
  /** The level of a single sample, in dBFS, from which on it counts as clipped; 0 unless said. */
  readonly clipDb?: number;
}

/** One meter's reading: left and right, in dBFS; -Infinity is silence. */
export interface MeterReading {
  /** The largest sample since the last read, or that once more while nothing is new. */
  readonly peakDb: readonly [left: number, right: number];
  /** The largest sample of late: it stays as the meter's options say, then falls. */
  readonly heldDb: readonly [left: number, right: number];
  /** Root mean square over 300 ms. */
  readonly rmsDb: readonly [left: number, right: number];
  /** Since the meter was opened or reset. */
  readonly clipped: readonly [left: Clipping, right: Clipping];
}

const NOTHING = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as const;

/** Of what has never been heard. */
export const SILENT: MeterReading = { peakDb: NOTHING, heldDb: NOTHING, rmsDb: NOTHING, clipped: [NONE, NONE] };

/** What a meter needs of its desk. */
export interface MeterParts {
  readonly readings: Readings;
  readonly hold: PeakHold;
  readonly clips: ClipLatch;
  /** Of its slot in the status region; -1 while it has none. */
  place(): number;
  /** @throws GraphError `removed` when what it measures is not there */
  check(): void;
  release(): void;
}

/** A meter somewhere on a strip, or of the monitor. It costs nothing once it is closed; what was read last stays. */
export class Meter {
  readonly #parts: MeterParts;
  readonly #stopWatching: () => void;
  readonly #levels: Levels = { peaks: [0, 0], squares: [0, 0] };
  /** The next status begins anew; until then a reader is told the same again. */
  #wasRead = false;
  #closed = false;
  #ended = false;

  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    parts: MeterParts,
  ) {
    this.#parts = parts;
    this.#stopWatching = parts.readings.watch((status) => this.#take(status));
  }

  #take(status: DataView): void {
    if (this.#wasRead) this.#levels.peaks.fill(0);
    this.#wasRead = false;
    const seen: Levels = { peaks: [0, 0], squares: this.#levels.squares };
    takeLevels(status, this.#parts.place(), seen);
    const frame = this.#parts.readings.head("frame");
    const peaksDb = seen.peaks.map(dbOfGain);
    this.#parts.hold.take(frame, peaksDb);
    this.#parts.clips.take(frame, peaksDb);
    for (const side of [0, 1] as const) this.#levels.peaks[side] = Math.max(this.#levels.peaks[side], seen.peaks[side]);
  }

  /** @throws GraphError `removed` for a meter whose strip was removed; {@link close} it. */
  read(): MeterReading {
    if (!this.#closed) this.#parts.check();
    this.#parts.readings.poll();
    const { peaks, squares } = this.#levels;
    this.#wasRead = true;
    const [heldLeft, heldRight] = this.#parts.hold.read(this.#parts.readings.head("frame"));
    return {
      peakDb: [dbOfGain(peaks[0]), dbOfGain(peaks[1])],
      heldDb: [heldLeft!, heldRight!],
      rmsDb: [dbOfGain(Math.sqrt(squares[0])), dbOfGain(Math.sqrt(squares[1]))],
      clipped: this.#parts.clips.read(),
    };
  }

  /** From where on a sample counts as clipped, in dBFS. What was counted stays. */
  get clipDb(): number {
    return this.#parts.clips.thresholdDb;
  }

  /** @throws RangeError for what is no number */
  set clipDb(clipDb: number) {
    this.#parts.clips.thresholdDb = clipDb;
  }

  /** Held peaks and clip lights begin anew. */
  reset(): void {
    this.#parts.readings.poll();
    this.#parts.hold.reset();
    this.#parts.clips.reset();
  }

  /** Once is enough: closing again must not take the place from another meter at the same point. */
  close(): void {
    this.#closed = true;
    this.end();
  }

  /** @internal Its strip is gone, and nothing is measured any more; who reads is told so until it is closed. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopWatching();
    this.#parts.release();
  }
}
