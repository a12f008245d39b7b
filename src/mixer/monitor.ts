import { MONITOR, monitorControls } from "../plugins/desk.ts";
import type { Meter, MeterOptions } from "./meter.ts";
import { type Param, paramsOf, type ValueStore } from "./param.ts";

type Controls = { readonly [K in keyof typeof monitorControls]: Param<(typeof monitorControls)[K]> };

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

  readonly #openMeter: (options: MeterOptions) => Meter;

  constructor(store: ValueStore, openMeter: (options: MeterOptions) => Meter) {
    this.#openMeter = openMeter;
    const controls: Controls = paramsOf(monitorControls, MONITOR, store);
    this.level = controls.levelDb;
    this.dim = controls.dim;
    this.dimLevel = controls.dimDb;
    this.cut = controls.cut;
    this.mono = controls.mono;
    this.swap = controls.swap;
    this.polarityLeft = controls.polarityLeft;
    this.polarityRight = controls.polarityRight;
  }

  /** Of what goes to the loudspeakers. @throws RangeError for options that are none */
  meter(options: MeterOptions = {}): Meter {
    return this.#openMeter(options);
  }
}
