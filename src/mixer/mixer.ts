import { type LatencyReport, latencyReport } from "../plan/latency-report.ts";
import type { SessionDocument } from "../session/document.ts";
import { saveSession } from "../session/save.ts";
import type { Session } from "../session/session.ts";
import type { Comparison } from "./compare/comparison.ts";
import type { MixerGroup } from "./console/group.ts";
import type { NewGroup } from "./console/groups.ts";
import type { Monitor } from "./console/monitor.ts";
import type { MixerScene } from "./console/scene.ts";
import type { NewScene } from "./console/scenes.ts";
import { type Settings, settingsOf } from "./console/settings.ts";
import type { MixerStrip } from "./console/strip.ts";
import type { NewStrip } from "./console/strips.ts";
import type { MixerVca } from "./console/vca.ts";
import type { NewVca } from "./console/vcas.ts";
import { impulsesOf, sessionOf } from "./desk/desk-session.ts";
import type { ReadAudio } from "./edits/clips.ts";
import { checkedReady, type ReadyOptions } from "./edits/following.ts";
import { explainGraph } from "./explain/explain.ts";
import type { Playback } from "./motion/playback.ts";
import type { MixerEvent, MixerEvents } from "./news/events.ts";
import type { MixerState } from "./news/state.ts";
import type { MixerHost } from "./stage/host.ts";
import { Works } from "./works.ts";

/** A live desk. Changes are heard within milliseconds and never click; what cannot be is refused with an error, and nothing changes. */
export class Mixer {
  readonly sampleRate: number;
  readonly transport: Playback;
  /** What concerns the desk as a whole: pan law, what a solo does, delay compensation. */
  readonly settings: Settings;
  readonly monitor: Monitor;
  /** Two states of the mix, to switch between at equal loudness. */
  readonly compare: Comparison;
  readonly #works: Works;

  constructor(host: MixerHost, session: Session) {
    this.sampleRate = host.sampleRate;
    this.#works = new Works(host, session);
    this.transport = this.#works.playback;
    this.settings = settingsOf(this.#works.values);
    this.monitor = this.#works.monitor;
    this.compare = this.#works.comparison;
  }

  /**
   * Loads the session's clips and impulse responses, brings everything to the engine, and resolves when it is there.
   * @param readAudio left out: files keep their names, and are not heard
   */
  async ready(readAudio?: ReadAudio, options: ReadyOptions = {}): Promise<void> {
    await this.#works.ready(readAudio, checkedReady(options).audioFollows);
  }

  /**
   * Resolves when all audio that follows the desk is in the engine; at once when none does. `state.loading` says how far it is.
   * Rejects with the first error: clips of that file keep its name, and are not heard.
   */
  async loaded(): Promise<void> {
    await this.#works.following.done;
  }

  /** Resolves when everything said so far has reached the engine. */
  async arrived(): Promise<void> {
    await this.#works.outbox.arrived();
  }

  /**
   * Keeps automation ahead of the transport; called with every status, and by whoever renders without a clock. Returns the engine
   * frame up to which nothing is missing: where it is dense, that is all that may be rendered before the next call.
   */
  automate(): number {
    return this.#works.motion.play();
  }

  /** Frames since the engine began, as far as the page has heard: what `rampTo` counts by. */
  get frame(): number {
    return this.#works.motion.frame;
  }

  get strips(): readonly MixerStrip[] {
    return this.#works.strips.all;
  }

  /** @throws GraphError `unknown-strip` */
  strip(id: string): MixerStrip {
    return this.#works.strips.named(id);
  }

  get master(): MixerStrip {
    return this.strip(this.#works.desk.graph.master);
  }

  /** A strip with sources: clips of the session, or whatever is connected to its input. */
  addTrack(track: NewStrip = {}): MixerStrip {
    return this.#works.strips.add("track", track);
  }

  /** A strip that sums others: an aux when it is fed by sends, a mix bus when everything goes through it. */
  addBus(bus: NewStrip = {}): MixerStrip {
    return this.#works.strips.add("bus", bus);
  }

  get vcas(): readonly MixerVca[] {
    return this.#works.vcas.all;
  }

  /** @throws GraphError `unknown-vca` */
  vca(id: string): MixerVca {
    return this.#works.vcas.named(id);
  }

  /** A fader over others: `mixer.addVca({ name: "Drums", members: [kick, snare] })`. @throws GraphError `duplicate-id` */
  addVca(vca: NewVca = {}): MixerVca {
    return this.#works.vcas.add(vca);
  }

  get groups(): readonly MixerGroup[] {
    return this.#works.groups.all;
  }

  /** @throws GraphError `unknown-group` */
  group(id: string): MixerGroup {
    return this.#works.groups.named(id);
  }

  /** Strips whose controls a hand moves together. @throws GraphError `duplicate-id`; RangeError for a control or mode there is not */
  addGroup(group: NewGroup = {}): MixerGroup {
    return this.#works.groups.add(group);
  }

  get scenes(): readonly MixerScene[] {
    return this.#works.scenes.all;
  }

  /** @throws GraphError `unknown-scene` */
  scene(id: string): MixerScene {
    return this.#works.scenes.named(id);
  }

  /**
   * Keeps values as they are set now, to come back to with `scene.recall({ overMs })`: of strips, sends, inserts and VCAs, all of them or `only`
   * some. @throws GraphError `duplicate-id`, or `unknown-strip` for what is not there
   */
  storeScene(scene: NewScene = {}): MixerScene {
    return this.#works.scenes.store(scene);
  }

  /**
   * Changes made inside are heard together, and are one step of {@link undo}. If one of them throws, none has happened; an edit inside
   * another likewise. Not for async functions.
   * @param label what the step is called; made from what changes unless said
   */
  edit<T>(change: () => T, label?: string): T {
    return this.#works.turn.edit(change, label);
  }

  /**
   * Changes made inside are heard one by one, and are one step of {@link undo}. What was changed before an error stays.
   * @param label as of {@link edit}
   */
  gesture<T>(change: () => T, label?: string): T {
    const end = this.beginGesture(label);
    try {
      return change();
    } finally {
      end();
    }
  }

  /** {@link gesture} for what takes its time, like a finger on a fader. Returns what ends it. */
  beginGesture(label?: string): () => void {
    return this.#works.turn.gesture(label);
  }

  /**
   * Takes back the last step: one change, one {@link edit} or one {@link gesture}. What plays, and what is metered and monitored, stays as
   * it is. Returns what the step is called; `null` when there is none.
   * @throws MemoryFullError when the engine has no room any more for what would come back; then nothing changed
   */
  undo(): string | null {
    return this.#works.turn.undo();
  }

  /** Does once more what was taken back last. Returns and throws as {@link undo}. */
  redo(): string | null {
    return this.#works.turn.redo();
  }

  /** `mixer.state.undoLabel` says what. */
  get canUndo(): boolean {
    return this.#works.history.last !== null;
  }

  get canRedo(): boolean {
    return this.#works.history.next !== null;
  }

  /** How late the desk's output is, in frames: delay compensation included; the latest of it, while `settings.delayCompensation` is off. */
  get latencyFrames(): number {
    return this.#works.stage.plan?.lateness.total ?? 0;
  }

  /** How late everything is and what waits for what, as data: of the desk as it is now, also while an edit is on its way to the engine. */
  get latency(): LatencyReport {
    return latencyReport(this.#works.desk.graph);
  }

  /** The signal path in words: of one strip, or of the whole desk. */
  explain(strip?: string): string {
    const { desk } = this.#works;
    return explainGraph(desk, impulsesOf(desk), strip);
  }

  /** The desk as a session document; loading it gives the same desk. */
  toSession(): SessionDocument {
    return saveSession(sessionOf(this.#works.desk));
  }

  /** What a page shows beside strips and values: whether it plays, what ran away, what can be taken back. */
  get state(): MixerState {
    return this.#works.state.now;
  }

  /**
   * Calls back with what is new: `mixer.on("value", ({ target }) => ...)`; {@link MixerEvents} has them all. Returns a function that stops it.
   * @throws RangeError `unknown-event`
   */
  on<E extends MixerEvent>(event: E, listener: (said: MixerEvents[E]) => void): () => void {
    return this.#works.news.on(event, listener);
  }

  /**
   * The engine falls silent for good, and nobody who listened or read is told anything any more. Everything can still be asked, and meters, gestures
   * and listeners still be ended; whoever would change something gets a GraphError `closed`. Once is enough.
   */
  close(): void {
    this.#works.close();
  }

  get isClosed(): boolean {
    return this.#works.desk.journal.isClosed;
  }
}
