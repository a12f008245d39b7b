import type { NeedleName } from "../../loudness/needle-scales.ts";
import { MONITOR, monitorControls } from "../../plugins/desk.ts";
import type { ValueStore } from "../edits/value-store.ts";
import type { LoudnessMeter } from "../meters/loudness-meter.ts";
import type { Meter, MeterOptions } from "../meters/meter.ts";
import type { NeedleMeter, NeedleOptions } from "../meters/needle-meter.ts";
import type { TruePeakMeter } from "../meters/true-peak-meter.ts";
import { type Param, paramsOf } from "./param.ts";

type Controls = { readonly [K in keyof typeof monitorControls]: Param<(typeof monitorControls)[K]> };

/** How meters of the monitor are opened. */
export interface MonitorMeters {
  levels(options: MeterOptions): Meter;
  loudness(): LoudnessMeter;
  truePeak(): TruePeakMeter;
  needle(name: NeedleName, options: NeedleOptions): NeedleMeter;
}

/**
 * What is done to the sound on its way to the loudspeakers, and to nothing else: it stands after the master, and no render has it. It hears
 * the mix; with `settings.soloMode` at `afl` or `pfl` it hears the soloed strips instead, as late as the mix is.
 */
export class Monitor {
  readonly level: Controls["levelDb"];
  /** Turned down by {@link dimLevel}, as for a talk. */
  readonly dim: Controls["dim"];
  readonly dimLevel: Controls["dimDb"];
  /** Silent. */
  readonly cut: Controls["cut"];
  /** Both sides hear half of their sum. */
  readonly mono: Controls["mono"];
  /** Left is right and right is left; what follows is done to them where they then are. */
  readonly swap: Controls["swap"];
  readonly polarityLeft: Controls["polarityLeft"];
  readonly polarityRight: Controls["polarityRight"];

  readonly #meters: MonitorMeters;

  constructor(store: ValueStore, meters: MonitorMeters) {
    this.#meters = meters;
    const controls: Controls = paramsOf(monitorControls, MONITOR, store);
    this.level = controls.levelDb;
    this.dim = controls.dim;
    this.dimLevel = controls.dimDb;
    this.cut = controls.cut;
    this.mono = controls.mono;
    this.swap = controls.swap;
    this.polarityLeft = controls.polarityLeft;
    this.polarityRight = controls.polarityRight;
    Object.freeze(this);
  }

  /** Of what goes to the loudspeakers. @throws RangeError for options that are none */
  meter(options: MeterOptions = {}): Meter {
    return this.#meters.levels(options);
  }

  /** Loudness of what goes to the loudspeakers, from now on. @throws MemoryFullError when there is no room for one more */
  loudness(): LoudnessMeter {
    return this.#meters.loudness();
  }

  /** True peak of what goes to the loudspeakers, from now on. @throws MemoryFullError as {@link loudness} */
  truePeak(): TruePeakMeter {
    return this.#meters.truePeak();
  }

  /** A meter with a needle of what goes to the loudspeakers. @throws RangeError for one there is not, MemoryFullError as {@link loudness} */
  needle(name: NeedleName, options: NeedleOptions = {}): NeedleMeter {
    return this.#meters.needle(name, options);
  }
}
