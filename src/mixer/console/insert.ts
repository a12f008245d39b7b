import { stripOf } from "../../graph/edit.ts";
import type { Born, Insert, Key, Placement, Tap } from "../../graph/graph.ts";
import { insertNow } from "../../graph/presence.ts";
import type { ParamSpecs, ValuesOf } from "../../params/spec.ts";
import { analyser } from "../../plugins/analyser.ts";
import type { PluginSpec } from "../../plugins/describe.ts";
import { insertControls } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import { checkedSide } from "../calls/checked.ts";
import type { NewImpulse } from "../edits/impulses.ts";
import { type Analyser, type AnalyserOptions, analyserOptions, saidBy } from "../meters/analyser.ts";
import type { HoldOptions } from "../meters/peak-hold.ts";
import { ReductionMeter } from "../meters/reduction-meter.ts";
import { hasFault, takeReadout } from "../stage/readings.ts";
import type { Handle } from "./handles.ts";
import { OwnValues } from "./own-values.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import { presetValues } from "./preset.ts";
import type { MixerStrip } from "./strip.ts";

/** A strip whose signal a plugin listens to, and where on that strip; `post-fader` unless said. */
export interface Sidechain {
  readonly from: MixerStrip;
  readonly tap?: Tap;
}

const SIDECHAIN: Names<Sidechain> = { from: true, tap: true };

/** A plugin on a strip. */
export class MixerInsert<P extends ParamSpecs = ParamSpecs, R extends string = string> implements Handle {
  readonly id: string;
  /** Id of the strip it stands on. */
  readonly strip: string;
  readonly plugin: PluginSpec<P, R>;
  /** The plugin's own parameters, by name. */
  readonly params: { readonly [K in keyof P]: Param<P[K]> };
  /** Out of the signal while true; its latency stays. */
  readonly bypassed: Param<(typeof insertControls)["bypassed"]>;
  /** 1 is the plugin alone, 0 the dry signal, as late as the plugin; between them both. {@link bypassed} has the last word. */
  readonly wet: Param<(typeof insertControls)["wet"]>;
  readonly #parts: MixerParts;
  readonly #strip: Born;
  readonly #born: Born;
  readonly #values: OwnValues;
  readonly #latched: number[];
  /** Readouts that were read since the last status: the next one begins anew. Until then a reader is told the same again. */
  readonly #read = new Set<number>();
  #stopWatching: (() => void) | null = null;

  constructor(parts: MixerParts, strip: Born, born: Born) {
    this.id = born.id;
    this.strip = strip.id;
    this.#parts = parts;
    this.#strip = strip;
    this.#born = born;
    this.plugin = pluginById.get(this.#insert.plugin) as PluginSpec<P, R>;
    this.#values = new OwnValues(parts.store, () => this.#insert);
    this.params = paramsOf(this.plugin.params, this.target, this.#values);
    const { bypassed, wet } = paramsOf(insertControls, this.target, this.#values);
    this.bypassed = bypassed;
    this.wet = wet;
    this.#latched = (this.plugin.readouts ?? []).map(() => 0);
    Object.freeze(this);
  }

  /** `strip/insert`, as sessions name it. */
  get target(): string {
    return `${this.strip}/${this.id}`;
  }

  get #insert(): Insert {
    return insertNow(this.#parts.desk.graph, this.#strip, this.#born);
  }

  /** Where it stands relative to the strip's fader. */
  get placement(): Placement {
    return this.#insert.placement;
  }

  place(placement: Placement): void {
    const change = { placement: checkedSide(`${this.target}.placement`, placement) };
    this.#parts.edits.changeInsert(this.strip, this.#insert.id, change);
  }

  /** To another place among the strip's inserts. @param index its place then, from 0. @throws RangeError for a place that is not there */
  moveTo(index: number): void {
    this.#parts.edits.moveInsert(this.strip, this.#insert.id, index);
  }

  /** The strip it listens to; `null` for its own signal. */
  get sidechain(): Required<Sidechain> | null {
    const { sidechain } = this.#insert;
    return sidechain && { from: this.#parts.stripNamed(sidechain.from), tap: sidechain.tap };
  }

  /** @throws GraphError `cycle`, or `bad-sidechain` where the plugin listens to no key; then nothing changed. */
  set sidechain(sidechain: Sidechain | null) {
    const key = keyOf(this.#parts, this.target, sidechain);
    this.#parts.edits.keyInsert(this.strip, this.#insert.id, key);
  }

  /**
   * All parameters as one of the plugin's presets (`presetsOf(plugin)` lists them) has them, as one step of undo. A session keeps the values, not the name.
   * @throws RangeError `unknown-preset`; then nothing changed
   */
  usePreset(name: string): void {
    void this.#insert;
    const values = Object.entries(presetValues(this.plugin, this.target, name));
    this.#parts.edits.together(() => {
      for (const [param, value] of values) this.#values.set(`${this.target}.${param}`, value);
    }, `${this.plugin.label}: ${name}`);
  }

  /**
   * Another plugin in this one's place, under the same id: its place, placement, key, bypass and wet stay. Returns the insert that it is
   * now; this object is of the plugin that was, and comes back with it when the swap is undone.
   * @throws RangeError for a parameter or value the plugin does not have; then nothing changed
   */
  replace<Q extends ParamSpecs, S extends string>(
    plugin: PluginSpec<Q, S>,
    values: Partial<ValuesOf<Q>> = {},
  ): MixerInsert<Q, S> {
    this.#parts.edits.replaceInsert(this.strip, this.#insert.id, plugin, values);
    const { inserts } = this.#parts.stripNamed(this.strip);
    return inserts.find(({ id }) => id === this.id) as unknown as MixerInsert<Q, S>;
  }

  /** The file of its impulse response, as sessions name it; `null` for none. */
  get impulse(): string | null {
    void this.#insert;
    return this.#parts.desk.impulses.get(this.target)?.file ?? null;
  }

  /**
   * Another impulse response, or `null` for none: `await insert.setImpulse({ file: "rooms/hall.wav", audio })`. Resolves when it is in the engine and on its
   * way in, which is a fade; one step of undo.
   * @throws (as a rejection) GraphError `bad-impulse` for a plugin that takes none, `removed`; Error `bad-audio`; MemoryFullError; then nothing changed
   */
  setImpulse(impulse: NewImpulse | null): Promise<void> {
    return this.#parts.impulses.use(this.#strip, this.#born, impulse);
  }

  /** How late its output is, bypassed or not: what the plugin says, and {@link extraLatencyFrames}. */
  get latencyFrames(): number {
    return this.#insert.latencyFrames;
  }

  /**
   * Frames by which it is later than its plugin says: everything else waits for it that much longer, and so does its own dry signal. For
   * inserts whose lateness nobody reports, such as a way through a device outside.
   */
  get extraLatencyFrames(): number {
    return this.#insert.extraLatencyFrames ?? 0;
  }

  /** @throws RangeError for what is no whole number of frames from 0 to 192000; MemoryFullError; then nothing changed */
  set extraLatencyFrames(frames: number) {
    this.#parts.edits.delayInsert(this.strip, this.#insert.id, frames);
  }

  /**
   * What the running plugin says, by the name in its description: the largest since the last read, or that once more while nothing is new;
   * 0 before it has run.
   * @throws RangeError when the plugin has no such readout
   */
  readout(name: R): number {
    const index = this.plugin.readouts?.indexOf(name) ?? -1;
    if (index < 0) {
      const known = this.plugin.readouts?.map((readout) => `"${readout}"`).join(", ") || "none";
      throw new RangeError(`${this.plugin.id} has no readout "${name}"; it has ${known}`);
    }
    void this.#insert;
    this.#watch();
    this.#parts.readings.poll();
    this.#read.add(index);
    return this.#latched[index]!;
  }

  /**
   * The sound as it comes out of this insert, to be drawn. Of the plugin `analyser` the options are its parameters, as they are now, unless said.
   * @throws RangeError for options that are none, MemoryFullError
   */
  analyser(options: AnalyserOptions = {}): Analyser {
    const { id } = this.#insert;
    const { taps, desk } = this.#parts;
    const strip = stripOf(desk.graph, this.strip);
    const unsaid = this.plugin.id === analyser.id ? saidBy(this.params) : undefined;
    return taps.openAnalyser(strip, `insert ${id}`, analyserOptions(options, unsaid), () => void this.#insert);
  }

  /** By how much it turns down, for dynamics. @throws RangeError for a plugin that does not turn anything down */
  reductionMeter(options: HoldOptions = {}): ReductionMeter {
    void this.#insert;
    const { readings, desk, taps } = this.#parts;
    const place = () => taps.slotPlace(`readout ${this.target}`);
    const parts = { plugin: this.plugin, readings, sampleRate: desk.sampleRate, place, check: () => void this.#insert };
    return new ReductionMeter(parts, options);
  }

  /** From the first readout that is asked for until the insert is gone. */
  #watch(): void {
    this.#stopWatching ??= this.#parts.readings.watch((status) => {
      const at = this.#parts.taps.slotPlace(`readout ${this.target}`);
      if (at < 0) return;
      for (const i of this.#latched.keys()) {
        const value = takeReadout(status, at, i);
        this.#latched[i] = this.#read.delete(i) ? value : Math.max(this.#latched[i]!, value);
      }
    });
  }

  /** @internal */
  rest(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#latched.fill(0);
    this.#values.rest();
  }

  /** @internal */
  wake(): void {
    this.#values.wake();
  }

  /** It ran away (NaN, infinite, above +300 dBFS) and took itself out of the signal; {@link revive} brings it back. */
  get faulted(): boolean {
    void this.#insert;
    return this.#parts.readings.flag((status) => hasFault(status, this.#parts.taps.slotPlace(`readout ${this.target}`)));
  }

  revive(): void {
    void this.#insert;
    this.#parts.revive(this.target);
  }

  remove(): void {
    this.#parts.edits.removeInsert(this.strip, this.#insert.id);
  }
}

/** A key as the graph has it. */
export function keyOf(parts: MixerParts, target: string, sidechain: Sidechain | null | undefined): Key | null {
  if (sidechain === null || sidechain === undefined) return null;
  const { from, tap = "post-fader" } = checkedSaid(`${target}.sidechain`, sidechain, SIDECHAIN);
  return { from: parts.idOf(from), tap: checkedSide(`${target}.sidechain.tap`, tap) };
}
