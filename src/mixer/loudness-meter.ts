import { Loudness, type LoudnessReading } from "../loudness/loudness.ts";
import type { MeterPoint } from "../plan/plan.ts";
import { LOUDNESS_RING, LOUDNESS_RING_AT, LOUDNESS_SLOT_BYTES, loudnessWords } from "../protocol/gauges.ts";
import type { Gauge } from "./gauges.ts";
import type { Readings } from "./readings.ts";

/**
 * Loudness somewhere on a strip, of all that is heard there from when the meter is opened: nothing is lost between two looks of a page, unless
 * it does not look for five seconds. A mono strip before its pan is one channel. It costs nothing once it is closed.
 */
export class LoudnessMeter {
  readonly #gauge: Gauge;
  readonly #readings: Readings;
  readonly #loudness: Loudness;
  readonly #stopWatching: () => void;
  /** Stretches taken from the ring, or passed over. */
  #taken: number | null = null;
  #closed = false;

  /** @param sampleRate in Hz */
  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    gauge: Gauge,
    readings: Readings,
    sampleRate: number,
  ) {
    this.#gauge = gauge;
    this.#readings = readings;
    this.#loudness = new Loudness(sampleRate);
    readings.poll();
    this.#stopWatching = readings.watch((status) => this.#take(status));
    // What another meter at the same point has been hearing is not this one's.
    this.#taken ??= 0;
  }

  /** Figures up to the newest status. */
  read(): LoudnessReading {
    this.#readings.poll();
    return this.#loudness.read();
  }

  /** Integrated loudness, range and maxima begin anew, with what is heard from now on. */
  reset(): void {
    this.#readings.poll();
    this.#loudness.reset();
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
    if (at < 0 || at + LOUDNESS_SLOT_BYTES > status.byteLength) return;
    const word = (name: (typeof loudnessWords)[number]) => status.getInt32(at + loudnessWords.indexOf(name) * 4, true);
    if (word("id") !== this.#gauge.id) return;
    const count = word("count");
    let next = this.#taken ?? count;
    // Too late, or the strip was gone and is back, and its gauge began anew.
    if (count < next || count - next > LOUDNESS_RING) {
      this.#loudness.interrupt();
      next = count < next ? 0 : count - LOUDNESS_RING;
    }
    for (; next < count; next++) this.#loudness.add(status.getFloat32(at + LOUDNESS_RING_AT + (next % LOUDNESS_RING) * 4, true));
    this.#taken = count;
  }
}
