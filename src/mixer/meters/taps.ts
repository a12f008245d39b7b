import type { Born } from "../../graph/graph.ts";
import { type NeedleName, needleScale } from "../../loudness/needle-scales.ts";
import type { GaugePoint, MeterPoint } from "../../plan/plan.ts";
import type { GaugeKind } from "../../protocol/gauges.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import { checkedPoint } from "../calls/checked.ts";
import type { Desk } from "../desk/desk.ts";
import type { MixerHost } from "../stage/host.ts";
import { Inputs } from "../stage/inputs.ts";
import type { Readings } from "../stage/readings.ts";
import type { Stage } from "../stage/stage.ts";
import { Analyser, type AnalyserOptions, analyserOptions } from "./analyser.ts";
import { ClipLatch } from "./clip-latch.ts";
import type { GaugeParts } from "./gauge-reader.ts";
import { Gauges } from "./gauges.ts";
import { LoudnessMeter } from "./loudness-meter.ts";
import { Meter, type MeterOptions } from "./meter.ts";
import { NeedleMeter, type NeedleOptions } from "./needle-meter.ts";
import { HOLD_OPTIONS, PeakHold } from "./peak-hold.ts";
import { Readers } from "./readers.ts";
import { TruePeakMeter } from "./true-peak-meter.ts";

const METER_OPTIONS: Names<MeterOptions> = { clipDb: true, ...HOLD_OPTIONS };
const NEEDLE_OPTIONS: Names<NeedleOptions> = { zeroDbfs: true };

/** Where the world outside touches the desk: live inputs, meters, readouts. What nobody uses is not in the plan. */
export class Taps {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #readings: Readings;
  readonly #host: MixerHost;
  readonly #readers: Readers<string>;
  readonly #gauges: Gauges;
  readonly #inputs: Inputs;

  constructor(desk: Desk, stage: Stage, readings: Readings, host: MixerHost, changed: () => void) {
    this.#desk = desk;
    this.#stage = stage;
    this.#readings = readings;
    this.#host = host;
    this.#readers = new Readers(desk.meters, changed);
    this.#inputs = new Inputs(desk, stage, host, changed);
    this.#gauges = new Gauges(desk, stage, host.layout.status, changed);
  }

  /** Place of `meter strip:point`, `readout strip/insert` or `output strip` in the status region; -1 while it has none. */
  slotPlace(name: string): number {
    const address = this.#stage.addressOf(name);
    return address === undefined ? -1 : address - this.#host.layout.status;
  }

  /** @param check throws when what is measured is not on the desk @throws RangeError for options that are none, MemoryFullError */
  openMeter(strip: string, point: MeterPoint, options: MeterOptions, check: () => void = () => {}): Meter {
    const name = `${strip}:${checkedPoint(strip, point)}`;
    this.#desk.journal.checkOpen(`meter ${name}`);
    checkedSaid(`meter ${name}: options`, options, METER_OPTIONS);
    const parts = {
      readings: this.#readings,
      hold: new PeakHold(options, this.#desk.sampleRate, 2),
      clips: new ClipLatch(options.clipDb ?? 0),
      place: () => this.slotPlace(`meter ${name}`),
      check,
      // Of a strip that is gone nothing is in the plan.
      release: this.#readers.add(name, () => this.#desk.stripIn(strip) !== undefined),
    };
    return new Meter(strip, point, parts);
  }

  /** @param check throws when what is measured is not on the desk @throws MemoryFullError */
  openLoudness(strip: Born, point: MeterPoint, check: () => void = () => {}): LoudnessMeter {
    return new LoudnessMeter(strip.id, point, this.gaugeOf("loudness", strip, point, check), this.#desk.sampleRate);
  }

  /** As {@link openLoudness}. */
  openTruePeak(strip: Born, point: MeterPoint, check: () => void = () => {}): TruePeakMeter {
    return new TruePeakMeter(strip.id, point, this.gaugeOf("truePeak", strip, point, check));
  }

  /** As {@link openLoudness}. @throws RangeError for a meter there is not, or a level that is none */
  openNeedle(
    strip: Born,
    point: MeterPoint,
    name: NeedleName,
    options: NeedleOptions,
    check: () => void = () => {},
  ): NeedleMeter {
    const { kind } = needleScale(name);
    const { zeroDbfs = 0 } = checkedSaid(`needle of "${strip.id}": options`, options, NEEDLE_OPTIONS);
    if (!Number.isFinite(zeroDbfs)) throw new RangeError(`out-of-range: zeroDbfs ${zeroDbfs} is not a level in dBFS`);
    return new NeedleMeter(strip.id, point, name, options, this.gaugeOf(kind, strip, point, check), this.#desk.sampleRate);
  }

  /** As {@link openLoudness}, also right behind an insert. @throws RangeError for options that are none */
  openAnalyser(strip: Born, point: GaugePoint, said: AnalyserOptions, check: () => void): Analyser {
    const options = analyserOptions(said);
    return new Analyser(strip.id, point, options, this.gaugeOf("scope", strip, point, check), this.#desk.sampleRate);
  }

  /** What reads a gauge of its own making. @param check as of {@link openLoudness} @throws MemoryFullError */
  gaugeOf(kind: GaugeKind, strip: Born, point: GaugePoint, check: () => void = () => {}): GaugeParts {
    const place = point.startsWith("insert ") ? point : checkedPoint(strip.id, point as MeterPoint);
    this.#desk.journal.checkOpen(`meter ${strip.id}:${place}`);
    return { gauge: this.#gauges.open(kind, strip, place), readings: this.#readings, check };
  }

  /** The node whose sound a strip takes in; the strip gets a free input of the engine's the first time. */
  inputOf(strip: string): AudioNode {
    this.#desk.journal.checkOpen(`input ${strip}`);
    return this.#inputs.of(strip);
  }

  /** The desk has changed: inputs of strips that are gone are free. */
  settle(): void {
    this.begin();
    this.#inputs.settle();
  }

  /** An edit begins: meters that are open by now stay, whatever becomes of it. */
  begin(): void {
    for (const readers of [this.#readers, this.#gauges.readers]) readers.settle();
  }

  /** An edit did not happen: meters that were opened in it are not there. */
  refuse(): void {
    for (const readers of [this.#readers, this.#gauges.readers]) readers.refuse();
  }
}
