import { Loudness, type LoudnessReading } from "../../loudness/loudness.ts";
import type { MeterPoint } from "../../plan/plan.ts";
import { LOUDNESS_SLOT_BYTES } from "../../protocol/gauges.ts";
import { EnergyRing } from "./energy-ring.ts";
import { type GaugeParts, GaugeReader } from "./gauge-reader.ts";

/**
 * Loudness somewhere on a strip, or of the monitor, of all that is heard there from when the meter is opened: nothing is lost between two looks
 * of a page, unless it does not look for five seconds. A mono strip before its pan is one channel. It costs nothing once it is closed.
 */
export class LoudnessMeter {
  readonly #reader: GaugeReader;
  readonly #loudness: Loudness;

  /** @param sampleRate in Hz */
  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    parts: GaugeParts,
    sampleRate: number,
  ) {
    this.#loudness = new Loudness(sampleRate);
    const ring = new EnergyRing({
      missed: () => this.#loudness.interrupt(),
      add: (energy) => this.#loudness.add(energy),
    });
    this.#reader = new GaugeReader(parts, LOUDNESS_SLOT_BYTES, (slot, isOld) => ring.take(slot, isOld));
  }

  /** Figures up to the newest status. @throws GraphError `removed` for a meter whose strip was removed; {@link close} it. */
  read(): LoudnessReading {
    this.#reader.look();
    return this.#loudness.read();
  }

  /** Integrated loudness, range and maxima begin anew, with what is heard from now on. @throws GraphError as {@link read} */
  reset(): void {
    this.#reader.look();
    this.#loudness.reset();
  }

  /** Once is enough. What was read last stays. */
  close(): void {
    this.#reader.close();
  }

  /** @internal Its strip is gone. */
  end(): void {
    this.#reader.end();
  }
}
