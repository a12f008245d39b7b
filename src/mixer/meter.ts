import { dbOfGain } from "../params/decibels.ts";
import type { MeterPoint } from "../plan/plan.ts";
import { type Levels, type Readings, takeLevels } from "./readings.ts";

/** One meter's reading: left and right, in dBFS; -Infinity is silence. */
export interface MeterReading {
  /** The largest sample since the last read. */
  readonly peakDb: readonly [left: number, right: number];
  /** Root mean square over 300 ms. */
  readonly rmsDb: readonly [left: number, right: number];
}

/** A meter somewhere on a strip. It costs nothing once it is closed. */
export class Meter {
  readonly #readings: Readings;
  readonly #stopWatching: () => void;
  readonly #release: () => void;
  #levels: Levels = { peaks: [0, 0], squares: [0, 0] };

  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    readings: Readings,
    place: () => number,
    release: () => void,
  ) {
    this.#readings = readings;
    this.#release = release;
    this.#stopWatching = readings.watch((status) => takeLevels(status, place(), this.#levels));
  }

  read(): MeterReading {
    this.#readings.poll();
    const { peaks, squares } = this.#levels;
    this.#levels = { peaks: [0, 0], squares: [...squares] };
    return {
      peakDb: [dbOfGain(peaks[0]), dbOfGain(peaks[1])],
      rmsDb: [dbOfGain(Math.sqrt(squares[0])), dbOfGain(Math.sqrt(squares[1]))],
    };
  }

  close(): void {
    this.#stopWatching();
    this.#release();
  }
}
