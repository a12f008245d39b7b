import { shown } from "../../params/shown.ts";
import type { GaugePoint } from "../../plan/plan.ts";
import { SCOPE_RING, SCOPE_RING_AT, SCOPE_SLOT_BYTES, scopeWords } from "../../protocol/gauges.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import { Correlation } from "../../spectrum/correlation.ts";
import { Spectrum } from "../../spectrum/spectrum.ts";
import { type WindowName, windowNames } from "../../spectrum/windows.ts";
import { type GaugeParts, GaugeReader } from "./gauge-reader.ts";

export interface AnalyserOptions {
  /** Frames of a window, a power of two from 256 to 32768; 4096 unless said. Bins are `sampleRate / size` apart. */
  readonly size?: number;
  /** `hann` unless said; `blackman-harris` shows what is quiet beside what is loud, `flat-top` reads levels of tones to 0.01 dB. */
  readonly window?: WindowName;
  /** Time constant of the spectrum's average, 0 (none) to 60,000 ms; 300 unless said. */
  readonly averagingMs?: number;
}

const ANALYSER_OPTIONS: Names<AnalyserOptions> = { size: true, window: true, averagingMs: true };

export interface AnalyserReading {
  /** Level of a sine in each bin, left and right, in dBFS; -Infinity is silence. Bin n is at n times {@link Analyser.binHz}. */
  readonly spectrumDb: readonly [left: Float32Array<ArrayBuffer>, right: Float32Array<ArrayBuffer>];
  /** -1 to 1, over 300 ms; `null` while a side is silent. */
  readonly correlation: number | null;
}

const CORRELATION_SECONDS = 0.3;

/** The sound itself somewhere on a strip, for a page to draw: its spectrum, how alike its sides are, and its newest frames. It costs nothing once it is closed. */
export class Analyser {
  /** From a bin of the spectrum to the next, in Hz. */
  readonly binHz: number;
  readonly #reader: GaugeReader;
  readonly #spectrum: Spectrum;
  readonly #correlation: Correlation;
  /** The newest frames, left and right, which go round. */
  readonly #past = new Float32Array(2 * SCOPE_RING);
  /** Of the engine's, up to which frames were taken. */
  #taken: number | null = null;
  #heard = 0;

  /** @param sampleRate in Hz @throws RangeError for options that are none, before anything is opened */
  constructor(
    readonly strip: string,
    readonly point: GaugePoint,
    options: Required<AnalyserOptions>,
    parts: GaugeParts,
    sampleRate: number,
  ) {
    const { size, window, averagingMs } = options;
    this.binHz = sampleRate / size;
    this.#spectrum = new Spectrum({ size, window, averagingFrames: (averagingMs / 1000) * sampleRate });
    this.#correlation = new Correlation(CORRELATION_SECONDS * sampleRate);
    this.#reader = new GaugeReader(parts, SCOPE_SLOT_BYTES, (slot) => this.#take(slot));
  }

  /** @throws GraphError `removed` for one whose strip or insert was removed; {@link close} it. */
  read(): AnalyserReading {
    this.#reader.look();
    return {
      spectrumDb: [this.#spectrum.levelsDb(0), this.#spectrum.levelsDb(1)],
      correlation: this.#correlation.value,
    };
  }

  /**
   * The newest frames as points of a goniometer, the oldest first, each as x and y: sides turned by 45 degrees, so that mono is a line upwards and the
   * left is to the left. @param count of points, 4096 at the most; fewer when fewer were heard @throws GraphError as {@link read}
   */
  points(count: number): Float32Array<ArrayBuffer> {
    this.#reader.look();
    const frames = Math.max(0, Math.min(Math.floor(count), SCOPE_RING, this.#heard));
    const points = new Float32Array(2 * frames);
    for (let i = 0; i < frames; i++) {
      const at = 2 * ((this.#heard - frames + i) % SCOPE_RING);
      const [left, right] = [this.#past[at]!, this.#past[at + 1]!];
      points[2 * i] = (right - left) * Math.SQRT1_2;
      points[2 * i + 1] = (left + right) * Math.SQRT1_2;
    }
    return points;
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
    const count = slot.getUint32(scopeWords.indexOf("count") * 4, true);
    // What stands there of the time before this reader is as good: the newest frames.
    let fresh = (count - (this.#taken ?? Math.max(0, count - SCOPE_RING))) >>> 0;
    if (fresh > SCOPE_RING) {
      this.#spectrum.interrupt();
      fresh = Math.min(count, SCOPE_RING);
    }
    for (let n = count - fresh; n < count; n++) {
      const at = SCOPE_RING_AT + 4 * ((n >>> 0) % SCOPE_RING);
      this.#add(slot.getFloat32(at, true), slot.getFloat32(at + 4 * SCOPE_RING, true));
    }
    this.#taken = count;
  }

  #add(left: number, right: number): void {
    this.#spectrum.add(left, right);
    this.#correlation.add(left, right);
    const at = 2 * (this.#heard++ % SCOPE_RING);
    this.#past[at] = left;
    this.#past[at + 1] = right;
  }
}

const UNSAID: Required<AnalyserOptions> = { size: 4096, window: "hann", averagingMs: 300 };

/** All of them, as said or as they are unless said. @throws RangeError */
export function analyserOptions(said: AnalyserOptions, unsaid = UNSAID): Required<AnalyserOptions> {
  const options = checkedSaid("analyser: options", said, ANALYSER_OPTIONS);
  const { size = unsaid.size, window = unsaid.window, averagingMs = unsaid.averagingMs } = options;
  const isPower = Number.isInteger(Math.log2(size)) && size >= 256 && size <= 32768;
  if (!isPower) throw new RangeError(`out-of-range: size ${shown(size)} is not a power of two from 256 to 32768`);
  if (!windowNames.includes(window))
    throw new RangeError(`out-of-range: window ${shown(window)} is not one of ${windowNames.join(", ")}`);
  if (typeof averagingMs !== "number" || !(averagingMs >= 0 && averagingMs <= 60_000))
    throw new RangeError(`out-of-range: averagingMs ${shown(averagingMs)} is not a number of ms from 0 to 60000`);
  return { size, window, averagingMs };
}

/** How the plugin `analyser` wants its spectrum taken. */
export function saidBy(params: Readonly<Record<string, { readonly value: unknown }>>): Required<AnalyserOptions> {
  const { sizeFrames, window, averagingMs } = params;
  return { size: Number(sizeFrames!.value), window: window!.value as WindowName, averagingMs: Number(averagingMs!.value) };
}
