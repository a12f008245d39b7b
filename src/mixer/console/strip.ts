import type { Born, Role, Strip } from "../../graph/graph.ts";
import { stripNow } from "../../graph/presence.ts";
import type { NeedleName } from "../../loudness/needle-scales.ts";
import type { ParamSpecs, ValuesOf } from "../../params/spec.ts";
import { lateness } from "../../plan/lateness.ts";
import type { MeterPoint } from "../../plan/plan.ts";
import type { PluginSpec } from "../../plugins/describe.ts";
import { stripControls } from "../../plugins/desk.ts";
import { checkedSaid } from "../../session/said.ts";
import { checkedChannels, checkedName, checkedPlugin, checkedPoint } from "../calls/checked.ts";
import type { NewClip } from "../edits/clips.ts";
import type { SendOptions } from "../edits/strip-options.ts";
import type { Analyser, AnalyserOptions } from "../meters/analyser.ts";
import type { LoudnessMeter } from "../meters/loudness-meter.ts";
import type { Meter, MeterOptions } from "../meters/meter.ts";
import type { NeedleMeter, NeedleOptions } from "../meters/needle-meter.ts";
import type { TruePeakMeter } from "../meters/true-peak-meter.ts";
import { type Handle, Handles } from "./handles.ts";
import { keyOf, MixerInsert } from "./insert.ts";
import { INSERT_OPTIONS, type InsertOptions } from "./insert-options.ts";
import { OwnValues } from "./own-values.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import { MixerSend } from "./send.ts";

type Controls = { readonly [K in keyof typeof stripControls]: Param<(typeof stripControls)[K]> };

interface Ending {
  end(): void;
}

/** Any path of the mixer: a track, a bus or the master. A removed strip throws when it is asked for anything. */
export class MixerStrip implements Handle {
  readonly id: string;
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
  readonly #born: Born;
  readonly #values: OwnValues;
  readonly #inserts: Handles<MixerInsert>;
  readonly #sends: Handles<MixerSend>;
  /** Open meters, and closed ones that somebody still holds. */
  readonly #meters = new Set<WeakRef<Ending>>();
  #settled: Strip | null = null;

  constructor(parts: MixerParts, born: Born) {
    this.id = born.id;
    this.#parts = parts;
    this.#born = born;
    this.#values = new OwnValues(parts.store, () => this.#strip);
    this.#inserts = new Handles((insert) => new MixerInsert(parts, born, insert));
    this.#sends = new Handles((send) => new MixerSend(parts, born, send));
    const controls: Controls = paramsOf(stripControls, born.id, this.#values);
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
    Object.freeze(this);
  }

  get #strip(): Strip {
    return stripNow(this.#parts.desk.graph, this.#born);
  }

  get name(): string {
    return this.#strip.name;
  }

  set name(name: string) {
    this.#change({ name: checkedName(this.id, name) });
  }

  get role(): Role {
    return this.#strip.role;
  }

  get channels(): 1 | 2 {
    return this.#strip.channels;
  }

  /** 1 is mono, 2 is stereo; a mono strip becomes stereo at its pan. @throws RangeError for another number */
  set channels(channels: 1 | 2) {
    this.#change({ channels: checkedChannels(this.id, channels) });
  }

  /** In their order; the sound passes those before the fader first. */
  get inserts(): readonly MixerInsert[] {
    return this.#strip.inserts.map((insert) => this.#inserts.of(insert));
  }

  get sends(): readonly MixerSend[] {
    return this.#strip.sends.map((send) => this.#sends.of(send));
  }

  /** Where it goes; `null` is nowhere but its sends (and the master's is the outputs). */
  get output(): MixerStrip | null {
    const { output } = this.#strip;
    return output === null ? null : this.#parts.stripNamed(output);
  }

  /** @throws GraphError `cycle` or `bad-route`, and nothing changed. */
  routeTo(destination: MixerStrip | null): void {
    this.#change({ output: destination === null ? null : this.#parts.idOf(destination) });
  }

  /** @throws GraphError `duplicate-id`, `cycle` or `bad-sidechain`, RangeError for a value out of range; then nothing changed. */
  addInsert<P extends ParamSpecs, R extends string>(
    plugin: PluginSpec<P, R>,
    values: Partial<ValuesOf<P>> = {},
    options: InsertOptions = {},
  ): MixerInsert<P, R> {
    checkedSaid(`${this.#strip.id}: addInsert's options`, options, INSERT_OPTIONS);
    const key = keyOf(this.#parts, `${this.id}/${options.id ?? checkedPlugin(plugin).id}`, options.sidechain);
    const id = this.#parts.edits.addInsert(this.#strip.id, plugin, values, options, key);
    return this.inserts.find((insert) => insert.id === id) as unknown as MixerInsert<P, R>;
  }

  /** @throws GraphError `duplicate-id`, `cycle` or `bad-route` (a send goes to a bus); then nothing changed. */
  addSend(to: MixerStrip, options: SendOptions = {}): MixerSend {
    const id = this.#parts.edits.addSend(this.#strip.id, this.#parts.idOf(to), options);
    return this.sends.find((send) => send.id === id)!;
  }

  /**
   * Plays audio on a track, in sync with everything else: `await track.addClip({ file: "take-1.wav", audio, startFrame: 48000 })`.
   * Resolves with the clip's id, by which {@link removeClip} knows it, when the audio is in the engine.
   * @throws (as a rejection) GraphError `bad-route` where the strip is no track, `removed`; RangeError for a place or gain no session may hold;
   * Error `bad-audio`; MemoryFullError; then nothing changed
   */
  addClip(clip: NewClip): Promise<string> {
    return this.#parts.clips.add(this.#born, clip);
  }

  /** It fades out. @param id as {@link addClip} gave it; of a clip that is not there, nothing happens */
  removeClip(id: string): void {
    this.#parts.clips.remove(this.#strip.id, id);
  }

  /** Peaks, with hold and clip lights, and RMS. @throws RangeError for options that are none */
  meter(point: MeterPoint = "output", options: MeterOptions = {}): Meter {
    return this.#owned(this.#parts.taps.openMeter(this.#strip.id, point, options, () => this.#strip));
  }

  /** Loudness of what is heard there, from now on. @throws MemoryFullError when there is no room for one more */
  loudness(point: MeterPoint = "output"): LoudnessMeter {
    return this.#owned(this.#parts.taps.openLoudness(this.#strip, point, () => this.#strip));
  }

  /** True peak of what is heard there, from now on. @throws MemoryFullError as {@link loudness} */
  truePeak(point: MeterPoint = "output"): TruePeakMeter {
    return this.#owned(this.#parts.taps.openTruePeak(this.#strip, point, () => this.#strip));
  }

  /** A meter with a needle: VU, PPM or K. @throws RangeError for one there is not, MemoryFullError as {@link loudness} */
  needle(name: NeedleName, point: MeterPoint = "output", options: NeedleOptions = {}): NeedleMeter {
    return this.#owned(this.#parts.taps.openNeedle(this.#strip, point, name, options, () => this.#strip));
  }

  /** The sound itself, to be drawn. @throws RangeError for options that are none, MemoryFullError as {@link loudness} */
  analyser(point: MeterPoint = "output", options: AnalyserOptions = {}): Analyser {
    const place = checkedPoint(this.#strip.id, point);
    return this.#owned(this.#parts.taps.openAnalyser(this.#strip, place, options, () => this.#strip));
  }

  /** Connect any AudioNode to this: `source.connect(strip.input)`. @throws Error when all inputs of the mixer are taken. */
  get input(): AudioNode {
    return this.#parts.taps.inputOf(this.#strip.id);
  }

  /** How late its output is, in frames: the latest of it, while `settings.delayCompensation` is off. */
  get latencyFrames(): number {
    return lateness(this.#parts.desk.graph).output.get(this.#strip.id)!;
  }

  /** Takes the strip away with every way to it. @throws GraphError `bad-route` for the master, which stays */
  remove(): void {
    this.#parts.edits.removeStrip(this.#strip.id);
  }

  /** @internal Its inserts and sends may have changed. */
  settle(): void {
    const strip = this.#strip;
    if (strip === this.#settled) return;
    this.#settled = strip;
    this.#inserts.settle(strip.inserts, (id) => strip.inserts.find((insert) => insert.id === id));
    this.#sends.settle(strip.sends, (id) => strip.sends.find((send) => send.id === id));
  }

  /** @internal Meters and what is connected to the input do not come back with the strip. */
  rest(): void {
    this.#values.rest();
    for (const meter of this.#meters) meter.deref()?.end();
    this.#meters.clear();
    for (const owned of [...this.#inserts.objects, ...this.#sends.objects]) owned.rest();
  }

  /** @internal */
  wake(): void {
    this.#values.wake();
    for (const owned of [...this.#inserts.objects, ...this.#sends.objects]) owned.wake();
  }

  /** A meter ends with its strip. */
  #owned<M extends Ending>(meter: M): M {
    for (const known of this.#meters) if (!known.deref()) this.#meters.delete(known);
    this.#meters.add(new WeakRef(meter));
    return meter;
  }

  #change(change: Partial<Omit<Strip, "id" | "role">>): void {
    this.#parts.edits.changeStrip(this.#strip.id, change);
  }
}
