import { dbOfGain } from "../params/decibels.ts";
import type { MeterPoint } from "../plan/plan.ts";
import { TRUE_PEAK_SLOT_BYTES, truePeakWords } from "../protocol/gauges.ts";
import type { Gauge } from "./gauges.ts";
import type { Readings } from "./readings.ts";

/** The largest values of the signal that the samples stand for, in dBTP (ITU-R BS.1770-5, Annex 2); -Infinity is silence. */
export interface TruePeakReading {
  /** Since the last read, or that once more while nothing is new. A mono strip before its pan has the same on both sides. */
  readonly truePeakDbtp: readonly [left: number, right: number];
  /** Of both channels, since the meter was opened or reset. */
  readonly truePeakMaxDbtp: number;
}

/** True peak somewhere on a strip: no peak is lost between two looks. It costs nothing once it is closed. */
export class TruePeakMeter {
  readonly #gauge: Gauge;
  readonly #readings: Readings;
  readonly #stopWatching: () => void;
  readonly #peaks: [number, number] = [0, 0];
  #max = 0;
  /** The next status begins anew; until then a reader is told the same again. */
  #wasRead = false;
  #closed = false;

  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    gauge: Gauge,
    readings: Readings,
  ) {
    this.#gauge = gauge;
    this.#readings = readings;
    readings.poll();
    // What another meter at the same point has latched was before this one.
    let isFirst = true;
    this.#stopWatching = readings.watch((status) => {
      if (!isFirst) this.#take(status);
    });
    isFirst = false;
  }

  read(): TruePeakReading {
    this.#readings.poll();
    this.#wasRead = true;
    const [left, right] = this.#peaks;
    return { truePeakDbtp: [dbOfGain(left), dbOfGain(right)], truePeakMaxDbtp: dbOfGain(this.#max) };
  }

  /** The maximum begins anew, with what is heard from now on. */
  reset(): void {
    this.#readings.poll();
    this.#max = 0;
  }

  /** Once is enough. What was read last stays. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopWatching();
    this.#gauge.release();
  }

  #take(status: DataView): void {
    const at = this.#gauge.place();
    if (at < 0 || at + TRUE_PEAK_SLOT_BYTES > status.byteLength) return;
    const placeOf = (name: (typeof truePeakWords)[number]) => at + truePeakWords.indexOf(name) * 4;
    if (status.getInt32(placeOf("id"), true) !== this.#gauge.id) return;
    if (this.#wasRead) this.#peaks.fill(0);
    this.#wasRead = false;
    for (const [side, name] of (["left", "right"] as const).entries()) {
      const peak = status.getFloat32(placeOf(name), true);
      this.#peaks[side] = Math.max(this.#peaks[side]!, peak);
      this.#max = Math.max(this.#max, peak);
    }
  }
}
