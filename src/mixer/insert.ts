import { GraphError } from "../graph/errors.ts";
import type { Insert, Placement } from "../graph/graph.ts";
import type { ParamSpecs } from "../params/spec.ts";
import type { PluginSpec } from "../plugins/describe.ts";
import { insertControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import { hasFault, takeReadout } from "./readings.ts";

/** A plugin on a strip. */
export class MixerInsert<P extends ParamSpecs = ParamSpecs> {
  readonly plugin: PluginSpec<P>;
  /** The plugin's own parameters, by name. */
  readonly params: { readonly [K in keyof P]: Param<P[K]> };
  /** Out of the signal while true; its latency stays. */
  readonly bypassed: Param<(typeof insertControls)["bypassed"]>;
  readonly #parts: MixerParts;
  readonly #latched: number[];
  /** Readouts that were read since the last status: the next one begins anew. Until then a reader is told the same again. */
  readonly #read = new Set<number>();
  #stopWatching: (() => void) | null = null;

  constructor(
    parts: MixerParts,
    readonly strip: string,
    readonly id: string,
  ) {
    this.#parts = parts;
    this.plugin = pluginById.get(this.#insert.plugin) as PluginSpec<P>;
    this.params = paramsOf(this.plugin.params, this.target, parts.store);
    this.bypassed = paramsOf(insertControls, this.target, parts.store).bypassed;
    this.#latched = (this.plugin.readouts ?? []).map(() => 0);
  }

  /** `strip/insert`, as sessions name it. */
  get target(): string {
    return `${this.strip}/${this.id}`;
  }

  get #insert(): Insert {
    const insert = this.#parts.desk.graph.strips.get(this.strip)?.inserts.find(({ id }) => id === this.id);
    if (!insert) throw new GraphError("removed", [this.strip, this.id], `insert "${this.target}" was removed`);
    return insert;
  }

  /** Where it stands relative to the strip's fader. */
  get placement(): Placement {
    return this.#insert.placement;
  }

  place(placement: Placement): void {
    this.#parts.edits.changeInsert(this.strip, this.id, { placement });
  }

  get latencyFrames(): number {
    return this.#insert.latencyFrames;
  }

  /**
   * What the running plugin says, by the name in its description: the largest since the last read, or that once more while nothing is new;
   * 0 before it has run.
   * @throws RangeError when the plugin has no such readout
   */
  readout(name: string): number {
    const index = this.plugin.readouts?.indexOf(name) ?? -1;
    if (index < 0) {
      const known = this.plugin.readouts?.map((readout) => `"${readout}"`).join(", ") || "none";
      throw new RangeError(`${this.plugin.id} has no readout "${name}"; it has ${known}`);
    }
    this.#watch();
    this.#parts.readings.poll();
    this.#read.add(index);
    return this.#latched[index]!;
  }

  /** From the first readout that is asked for until {@link release}. */
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

  /** The insert is gone from its strip. */
  release(): void {
    this.#stopWatching?.();
  }

  /** It ran away (NaN, infinite, above +160 dBFS) and took itself out of the signal; {@link revive} brings it back. */
  get faulted(): boolean {
    return this.#parts.readings.flag((status) => hasFault(status, this.#parts.taps.slotPlace(`readout ${this.target}`)));
  }

  revive(): void {
    this.#parts.revive(this.target);
  }

  remove(): void {
    this.#parts.edits.removeInsert(this.strip, this.id);
  }
}
