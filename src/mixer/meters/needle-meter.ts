import { type NeedleDesign, needleDesign } from "../../loudness/needle-designs.ts";
import { type NeedleName, type NeedleScale, needleScale, onScale } from "../../loudness/needle-scales.ts";
import { dbOfGain } from "../../params/decibels.ts";
import type { MeterPoint } from "../../plan/plan.ts";
import { NEEDLE_SLOT_BYTES, needleWords } from "../../protocol/gauges.ts";
import { type GaugeParts, GaugeReader } from "./gauge-reader.ts";

export interface NeedleOptions {
  /** Level of a steady tone at the scale's reference mark (0; of type IIa mark 4), in dBFS; as the standard or the usage of the meter has it unless said. */
  readonly zeroDbfs?: number;
}

/** Where needles stand, left and right, in what is written on the scale: VU, dB or marks. -Infinity is silence. */
export interface NeedleReading {
  readonly needle: readonly [left: number, right: number];
  /** The highest they went since the last read, or that once more while nothing is new. */
  readonly highest: readonly [left: number, right: number];
  /** The level of a steady tone for which the needle stands there, by its peaks. */
  readonly toneDbfs: readonly [left: number, right: number];
}

/** A meter with the ballistics and the scale of its standard, somewhere on a strip or of the monitor. It costs nothing once it is closed. */
export class NeedleMeter {
  /** As {@link NeedleOptions} has it. */
  readonly zeroDbfs: number;
  readonly unit: NeedleScale["unit"];
  readonly #reader: GaugeReader;
  readonly #scale: NeedleScale;
  readonly #design: NeedleDesign;
  readonly #places: [number, number] = [0, 0];
  readonly #highest: [number, number] = [0, 0];
  /** The next status begins anew; until then a reader is told the same again. */
  #wasRead = false;

  /** @param sampleRate in Hz */
  constructor(
    readonly strip: string,
    readonly point: MeterPoint,
    readonly name: NeedleName,
    { zeroDbfs }: NeedleOptions,
    parts: GaugeParts,
    sampleRate: number,
  ) {
    this.#scale = needleScale(name);
    this.zeroDbfs = zeroDbfs ?? this.#scale.zeroDbfs;
    this.unit = this.#scale.unit;
    this.#design = needleDesign(this.#scale.kind, sampleRate);
    this.#reader = new GaugeReader(parts, NEEDLE_SLOT_BYTES, (slot, isOld) => this.#take(slot, isOld));
  }

  /** @throws GraphError `removed` for a meter whose strip was removed; {@link close} it. */
  read(): NeedleReading {
    this.#reader.look();
    this.#wasRead = true;
    const toneDbfs = sides((side) => this.#dbfsOf(this.#places[side]));
    const on = (dbfs: number) => onScale(this.#scale, this.zeroDbfs, dbfs);
    return {
      needle: sides((side) => on(toneDbfs[side])),
      highest: sides((side) => on(this.#dbfsOf(this.#highest[side]))),
      toneDbfs,
    };
  }

  /** Once is enough. What was read last stays. */
  close(): void {
    this.#reader.close();
  }

  /** @internal Its strip is gone. */
  end(): void {
    this.#reader.end();
  }

  /** A needle that swings goes a little below nothing. */
  #dbfsOf(place: number): number {
    const level = Math.max(0, place) * this.#design.scale;
    return dbOfGain(this.#design.isPower ? Math.sqrt(level) : level);
  }

  #take(slot: DataView, isOld: boolean): void {
    const word = (name: (typeof needleWords)[number]) => slot.getFloat32(needleWords.indexOf(name) * 4, true);
    this.#places[0] = word("left");
    this.#places[1] = word("right");
    if (this.#wasRead) this.#highest.fill(0);
    this.#wasRead = false;
    // What another meter has latched was before this one.
    if (isOld) return;
    this.#highest[0] = Math.max(this.#highest[0], word("highestLeft"));
    this.#highest[1] = Math.max(this.#highest[1], word("highestRight"));
  }
}

const sides = (of: (side: 0 | 1) => number): [number, number] => [of(0), of(1)];
