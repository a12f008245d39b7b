import { dbOfGain } from "../params/decibels.ts";
import type { MeterPoint } from "../plan/plan.ts";
import { type Levels, type Readings, takeLevels } from "./readings.ts";

/** One meter's reading: left and right, in dBFS; -Infinity is silence. */
export interface MeterReading {
  /** The largest sample since the last read, or that once more while nothing is new. */
  readonly peakDb: readonly [left: number, right: number];
  /** Root mean square over 300 ms. */
  readonly rmsDb: readonly [left: number, right: number];
}

/** A meter somewhere on a strip. It costs nothing once it is closed. */
export class Meter {
  readonly #readings: Readings;
  readonly #stopWatching: () => void;
  readonly #release: () => void;
  readonly #levels: Levels = { peaks: [0, 0], squares: [0, 0] };
  /** The next status begins anew; until then a reader is told the same again. */
  #wasRead = false;
  #closed = false;

  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    readings: Readings,
    place: () => number,
    release: () => void,
  ) {
    this.#readings = readings;
    this.#release = release;
    this.#stopWatching = readings.watch((status) => {
      if (this.#wasRead) this.#levels.peaks.fill(0);
      this.#wasRead = false;
      takeLevels(status, place(), this.#levels);
    });
  }

  read(): MeterReading {
    this.#readings.poll();
    const { peaks, squares } = this.#levels;
    this.#wasRead = true;
    return {
      peakDb: [dbOfGain(peaks[0]), dbOfGain(peaks[1])],
      rmsDb: [dbOfGain(Math.sqrt(squares[0])), dbOfGain(Math.sqrt(squares[1]))],
    };
  }

  /** Once is enough: closing again must not take the place from another meter at the same point. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopWatching();
    this.#release();
  }
}
