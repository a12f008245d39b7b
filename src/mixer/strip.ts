import { stripOf } from "../graph/edit.ts";
import type { Placement, Role, Strip, Tap } from "../graph/graph.ts";
import type { ParamSpecs, ValuesOf } from "../params/spec.ts";
import { lateness } from "../plan/lateness.ts";
import type { MeterPoint } from "../plan/plan.ts";
import type { PluginSpec } from "../plugins/describe.ts";
import { stripControls } from "../plugins/desk.ts";
import type { NewClip } from "./clips.ts";
import { MixerInsert } from "./insert.ts";
import type { Meter } from "./meter.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import { MixerSend } from "./send.ts";

type Controls = { readonly [K in keyof typeof stripControls]: Param<(typeof stripControls)[K]> };

export interface InsertOptions {
  /** Made from the plugin's name unless said. */
  readonly id?: string;
  /** `pre-fader` on tracks and buses, `post-fader` on the master, unless said. */
  readonly placement?: Placement;
  /** A strip whose signal the plugin listens to. */
  readonly sidechain?: { readonly from: MixerStrip; readonly tap?: Tap };
  /** Place among the strip's inserts; last unless said. */
  readonly at?: number;
}

export interface SendOptions {
  readonly id?: string;
  readonly levelDb?: number;
  readonly tap?: Tap;
}

/** Any path of the mixer: a track, a bus or the master. A removed strip throws when it is asked for anything. */
export class MixerStrip {
  readonly fader: Controls["faderDb"];
  readonly trim: Controls["trimDb"];
  readonly polarity: Controls["polarity"];
  readonly pan: Controls["pan"];
  readonly panLeft: Controls["panLeft"];
  readonly panRight: Controls["panRight"];
  readonly panMode: Controls["panMode"];
  readonly panLaw: Controls["panLaw"];
  readonly width: Controls["width"];
  readonly mute: Controls["mute"];
  readonly mutePoints: Controls["mutePoints"];
  readonly solo: Controls["solo"];
  readonly soloSafe: Controls["soloSafe"];
  readonly #parts: MixerParts;
  readonly #inserts = new Map<string, MixerInsert>();
  readonly #sends = new Map<string, MixerSend>();

  constructor(
    parts: MixerParts,
    readonly id: string,
  ) {
    this.#parts = parts;
    const controls: Controls = paramsOf(stripControls, id, parts.store);
    this.fader = controls.faderDb;
    this.trim = controls.trimDb;
    this.polarity = controls.polarity;
    this.pan = controls.pan;
    this.panLeft = controls.panLeft;
    this.panRight = controls.panRight;
    this.panMode = controls.panMode;
    this.panLaw = controls.panLaw;
    this.width = controls.width;
    this.mute = controls.mute;
    this.mutePoints = controls.mutePoints;
    this.solo = controls.solo;
    this.soloSafe = controls.soloSafe;
  }

  get #strip(): Strip {
    return stripOf(this.#parts.desk.graph, this.id);
  }

  get name(): string {
    return this.#strip.name;
  }

  get role(): Role {
    return this.#strip.role;
  }

  get channels(): 1 | 2 {
    return this.#strip.channels;
  }

  /** In the order the sound passes them, those before the fader first. */
  get inserts(): readonly MixerInsert[] {
    const { inserts } = this.#strip;
    return known(
      this.#inserts,
      inserts,
      (id) => new MixerInsert(this.#parts, this.id, id),
      (insert) => insert.release(),
    );
  }

  get sends(): readonly MixerSend[] {
    return known(this.#sends, this.#strip.sends, (id) => new MixerSend(this.#parts, this.id, id));
  }

  /** Where it goes; `null` is nowhere but its sends (and the master's is the outputs). */
  get output(): MixerStrip | null {
    const { output } = this.#strip;
    return output === null ? null : this.#parts.stripNamed(output);
  }

  /** @throws GraphError `cycle` or `bad-route`, and nothing changed. */
  routeTo(destination: MixerStrip | null): void {
    this.#parts.edits.changeStrip(this.id, { output: destination?.id ?? null });
  }

  /** @throws GraphError `duplicate-id`, `cycle` or `bad-sidechain`, RangeError for a value out of range; then nothing changed. */
  addInsert<P extends ParamSpecs>(
    plugin: PluginSpec<P>,
    values: Partial<ValuesOf<P>> = {},
    options: InsertOptions = {},
  ): MixerInsert<P> {
    const id = this.#parts.edits.addInsert(this.id, plugin, values, options);
    return this.inserts.find((insert) => insert.id === id) as unknown as MixerInsert<P>;
  }

  /** @throws GraphError `duplicate-id`, `cycle` or `bad-route` (a send goes to a bus); then nothing changed. */
  addSend(to: MixerStrip, options: SendOptions = {}): MixerSend {
    const id = this.#parts.edits.addSend(this.id, to.id, options);
    return this.sends.find((send) => send.id === id)!;
  }

  /**
   * Plays audio on a track, in sync with everything else: `await track.addClip({ file: "take-1.wav", audio, startFrame: 48000 })`.
   * Resolves with the clip's id when the audio is in the engine.
   */
  addClip(clip: NewClip): Promise<string> {
    return this.#parts.clips.add(this.id, clip);
  }

  removeClip(id: string): void {
    this.#parts.clips.remove(this.#strip.id, id);
  }

  meter(point: MeterPoint = "output"): Meter {
    return this.#parts.taps.openMeter(this.#strip.id, point);
  }

  /** Connect any AudioNode to this: `source.connect(strip.input)`. @throws Error when all inputs of the mixer are taken. */
  get input(): AudioNode {
    return this.#parts.taps.inputOf(this.#strip.id);
  }

  /** How late its output is, in frames. */
  get latencyFrames(): number {
    return lateness(this.#parts.desk.graph).output.get(this.#strip.id)!;
  }

  /** Takes the strip away with every way to it. The master stays. */
  remove(): void {
    this.#parts.edits.removeStrip(this.id);
    for (const insert of this.#inserts.values()) insert.release();
  }
}

/** The object of each item, always the same one while the item stays. */
function known<T>(
  objects: Map<string, T>,
  items: readonly { readonly id: string }[],
  make: (id: string) => T,
  leaves: (object: T) => void = () => {},
): T[] {
  const ids = new Set(items.map(({ id }) => id));
  for (const [id, object] of objects) {
    if (ids.has(id)) continue;
    leaves(object);
    objects.delete(id);
  }
  return items.map(({ id }) => {
    if (!objects.has(id)) objects.set(id, make(id));
    return objects.get(id)!;
  });
}
