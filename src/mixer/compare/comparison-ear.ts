import { Loudness } from "../../loudness/loudness.ts";
import { Passages } from "../../loudness/passages.ts";
import { LOUDNESS_SLOT_BYTES, STRETCHES_PER_SECOND } from "../../protocol/gauges.ts";
import { EnergyRing } from "../meters/energy-ring.ts";
import { type GaugeParts, GaugeReader } from "../meters/gauge-reader.ts";
import type { Readings } from "../stage/readings.ts";

export type Side = "a" | "b";

/** After a switch so long is not measured: what was heard before rings on in echoes and compressors. */
const SETTLE_STRETCHES = STRETCHES_PER_SECOND / 2;
/** So much must both sides have played of the same music... */
const LEAST_TENTHS = 10;
/** ...or, where they share less, each of any. */
const LEAST_SECONDS = 3;

/** What of two sides is compared: the same passages of the session, or all that was heard of each. */
export type ComparisonBasis = "passages" | "integrated";

export interface SideReading {
  /** Integrated loudness of the mix (BS.1770-5) of all that was measured of this side; `null` where nothing was loud enough. */
  readonly integratedLufs: number | null;
  readonly heardSeconds: number;
}

class SideLoudness {
  readonly #sampleRate: number;
  loudness!: Loudness;
  passages!: Passages;
  stretches = 0;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
    this.restart();
  }

  restart(): void {
    this.loudness = new Loudness(this.#sampleRate);
    this.passages = new Passages(this.#sampleRate);
    this.stretches = 0;
  }

  interrupt(): void {
    this.loudness.interrupt();
    this.passages.interrupt();
  }

  add(energy: number, position: number | null): void {
    this.loudness.add(energy);
    this.passages.add(energy, position);
    this.stretches++;
  }

  read(): SideReading {
    return { integratedLufs: this.loudness.read().integratedLufs, heardSeconds: this.stretches / STRETCHES_PER_SECOND };
  }
}

/** Hears the mix at the master's output, before the monitor, and keeps apart what belongs to which side of a comparison. */
export class ComparisonEar {
  readonly #readings: Readings;
  readonly #stretchFrames: number;
  readonly #reader: GaugeReader;
  readonly #sides: Readonly<Record<Side, SideLoudness>>;
  #side: Side;
  /** Stretches that are still passed over. */
  #settling = 0;
  /** Where the engine and its transport stood at the last status. */
  #before = { frame: 0, position: 0 };
  #rolls = false;

  /** @param sampleRate in Hz */
  constructor(parts: GaugeParts, sampleRate: number, side: Side) {
    this.#readings = parts.readings;
    this.#stretchFrames = sampleRate / STRETCHES_PER_SECOND;
    this.#sides = { a: new SideLoudness(sampleRate), b: new SideLoudness(sampleRate) };
    this.#side = side;
    const ring = new EnergyRing({
      missed: () => this.#sides[this.#side].interrupt(),
      add: (energy, stretchesAgo) => this.#add(energy, stretchesAgo),
    });
    this.#reader = new GaugeReader(parts, LOUDNESS_SLOT_BYTES, (slot, isOld) => {
      this.#look();
      ring.take(slot, isOld);
    });
  }

  /** The other side is heard from now on, or this one, changed. */
  hear(side: Side): void {
    this.#reader.look();
    this.#sides[this.#side].interrupt();
    this.#side = side;
    this.#settling = SETTLE_STRETCHES;
  }

  /** A side's mix has changed: what was measured of it so far does not count. */
  restart(side: Side): void {
    this.#reader.look();
    this.#sides[side].restart();
  }

  read(side: Side): SideReading {
    return this.#sides[side].read();
  }

  /** How much louder `b` is than `a`, in LU, and by what; `null` before enough was heard. */
  difference(): { readonly lu: number; readonly basis: ComparisonBasis } | null {
    const { a, b } = this.#sides;
    const shared = a.passages.louderLu(b.passages, LEAST_TENTHS);
    if (shared !== null) return { lu: shared, basis: "passages" };
    const [one, other] = [a.read(), b.read()];
    const isEnough = Math.min(one.heardSeconds, other.heardSeconds) >= LEAST_SECONDS;
    if (!isEnough || one.integratedLufs === null || other.integratedLufs === null) return null;
    return { lu: other.integratedLufs - one.integratedLufs, basis: "integrated" };
  }

  close(): void {
    this.#reader.close();
  }

  /** Since the last status the transport rolled all the time, or its position says nothing of the stretches between. */
  #look(): void {
    const [frame, position] = [this.#readings.head("frame"), this.#readings.head("position")];
    const { frame: lastFrame, position: lastPosition } = this.#before;
    this.#rolls = this.#readings.head("playing") === 1 && position - lastPosition === frame - lastFrame;
    this.#before = { frame, position };
  }

  #add(energy: number, stretchesAgo: number): void {
    if (this.#settling > 0) {
      this.#settling--;
      return;
    }
    const ago = (stretchesAgo + 0.5) * this.#stretchFrames;
    this.#sides[this.#side].add(energy, this.#rolls ? this.#before.position - ago : null);
  }
}
