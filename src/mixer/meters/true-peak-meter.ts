import { dbOfGain } from "../../params/decibels.ts";
import type { MeterPoint } from "../../plan/plan.ts";
import { TRUE_PEAK_SLOT_BYTES, truePeakWords } from "../../protocol/gauges.ts";
import { type GaugeParts, GaugeReader } from "./gauge-reader.ts";

/** The largest values of the signal that the samples stand for, in dBTP (ITU-R BS.1770-5, Annex 2); -Infinity is silence. */
export interface TruePeakReading {
  /** Since the last read, or that once more while nothing is new. A mono strip before its pan has the same on both sides. */
  readonly truePeakDbtp: readonly [left: number, right: number];
  /** Of both channels, since the meter was opened or reset. */
  readonly truePeakMaxDbtp: number;
}

/** True peak somewhere on a strip, or of the monitor: no peak is lost between two looks. It costs nothing once it is closed. */
export class TruePeakMeter {
  readonly #reader: GaugeReader;
  readonly #peaks: [number, number] = [0, 0];
  #max = 0;
  /** The next status begins anew; until then a reader is told the same again. */
  #wasRead = false;

  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    parts: GaugeParts,
  ) {
    this.#reader = new GaugeReader(parts, TRUE_PEAK_SLOT_BYTES, (slot, isOld) => {
      if (!isOld) this.#take(slot);
    });
  }

  /** @throws GraphError `removed` for a meter whose strip was removed; {@link close} it. */
  read(): TruePeakReading {
    this.#reader.look();
    this.#wasRead = true;
    const [left, right] = this.#peaks;
    return { truePeakDbtp: [dbOfGain(left), dbOfGain(right)], truePeakMaxDbtp: dbOfGain(this.#max) };
  }

  /** The maximum begins anew, with what is heard from now on. @throws GraphError as {@link read} */
  reset(): void {
    this.#reader.look();
    this.#max = 0;
  }

  /** Once is enough. What was read last stays. */
  close(): void {
    this.#reader.close();
  }

  /** @internal Its strip is gone. */
  end(): void {
    this.#reader.end();
  }

  #take(slot: DataView): void {
    if (this.#wasRead) this.#peaks.fill(0);
    this.#wasRead = false;
    for (const [side, name] of (["left", "right"] as const).entries()) {
      const peak = slot.getFloat32(truePeakWords.indexOf(name) * 4, true);
      this.#peaks[side] = Math.max(this.#peaks[side]!, peak);
      this.#max = Math.max(this.#max, peak);
    }
  }
}
