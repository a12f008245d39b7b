import { type LatencyReport, latencyReport } from "../plan/latency-report.ts";
import { MONITOR } from "../plugins/desk.ts";
import type { SessionDocument } from "../session/document.ts";
import { saveSession } from "../session/save.ts";
import type { Session } from "../session/session.ts";
import { Cells } from "./cells.ts";
import { Clips, type ReadAudio } from "./clips.ts";
import { Desk } from "./desk.ts";
import { Edits } from "./edits.ts";
import type { MixerEvent, MixerEvents } from "./events.ts";
import { explainGraph } from "./explain.ts";
import type { MixerGroup } from "./group.ts";
import { Groups, type NewGroup } from "./groups.ts";
import type { MixerHost } from "./host.ts";
import { Links } from "./links.ts";
import { Monitor } from "./monitor.ts";
import { Motion } from "./motion.ts";
import { News } from "./news.ts";
import { Outbox } from "./outbox.ts";
import type { MixerParts } from "./parts.ts";
import { Playback } from "./playback.ts";
import { Readings } from "./readings.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { Stage } from "./stage.ts";
import { type MixerState, State } from "./state.ts";
import type { MixerStrip } from "./strip.ts";
import { type NewStrip, Strips } from "./strips.ts";
import { Tape } from "./tape.ts";
import { Taps } from "./taps.ts";
import { Turn } from "./turn.ts";
import { Values } from "./values.ts";
import type { MixerVca } from "./vca.ts";
import { type NewVca, Vcas } from "./vcas.ts";

/** A live desk. Changes are heard within milliseconds and never click; what cannot be is refused with an error, and nothing changes. */
export class Mixer {
  readonly sampleRate: number;
  readonly transport: Playback;
  readonly #host: MixerHost;
  readonly #desk: Desk;
  readonly #outbox: Outbox;
  readonly #readings: Readings;
  readonly #stage: Stage;
  readonly #cells: Cells;
  readonly #edits: Edits;
  readonly #clips: Clips;
  readonly #turn: Turn;
  readonly #strips: Strips;
  readonly #vcas: Vcas;
  readonly #groups: Groups;
  /** What concerns the desk as a whole: pan law, what a solo does, delay compensation. */
  readonly settings: Settings;
  readonly monitor: Monitor;
  readonly #state: State;
  readonly #news: News;
  readonly #values: Values;
  readonly #taps: Taps;
  readonly #motion: Motion;
  readonly #stopStatus: () => void;

  constructor(host: MixerHost, session: Session) {
    this.#host = host;
    this.sampleRate = host.sampleRate;
    this.#desk = new Desk(session, host.sampleRate, host.stems, host.monitor);
    this.#outbox = new Outbox(host.transport);
    this.#readings = new Readings(host.transport);
    const rolls = () => this.transport.playing;
    this.#stage = new Stage(this.#desk, this.#outbox, this.#readings, host.layout, host.sampleRate, rolls);
    this.#cells = new Cells(this.#desk, this.#stage, this.#outbox);
    this.#stage.onSent = () => {
      this.#motion.restart();
      this.#cells.planSent();
    };
    const shapeChanged = () => this.#turn.shapeChanged();
    this.#edits = new Edits(this.#desk, shapeChanged);
    this.#values = new Values(this.#desk, this.#cells, this.#edits, (target) => this.#news.value(target));
    const shapeIsOther = () => {
      for (const objects of [this.#strips, this.#vcas, this.#groups]) objects.settle();
      this.#news.shape();
    };
    this.#turn = new Turn(this.#desk, this.#values, () => this.#stage.change(), shapeIsOther);
    this.#taps = new Taps(this.#desk, this.#stage, this.#readings, host, shapeChanged);
    this.#clips = new Clips(this.#desk, new Tape(this.#stage.arena, host.transport), shapeChanged);
    const length = () => this.#desk.session.lengthFrames ?? this.#desk.clipFrames;
    this.transport = new Playback(this.#outbox, this.#readings, host.layout, this.#stage.rampFrames, length);
    this.settings = settingsOf(this.#values);
    this.monitor = new Monitor(this.#values, (options) => this.#taps.openMeter(MONITOR, "output", options));
    this.#strips = new Strips(this.#makeParts());
    this.#groups = new Groups(this.#desk, this.#strips, () => this.#turn.linksChanged());
    this.#vcas = new Vcas(this.#desk, this.#values, this.#strips, (moved) => {
      this.#motion.restart();
      this.#values.touch(moved);
      this.#turn.linksChanged();
    });
    this.#state = new State(this.#desk, this.transport, this.#readings, this.#taps);
    this.#news = new News(this.#desk, this.#readings, this.#state);
    const wire = { stage: this.#stage, outbox: this.#outbox, readings: this.#readings, playback: this.transport };
    this.#motion = new Motion(this.#desk, this.#values, this.#cells, wire, this.#news);
    this.#stopStatus = host.transport.onStatus(() => {
      this.#readings.poll();
      this.#stage.look();
      this.automate();
      this.#motion.tell();
      this.#news.status();
    });
  }

  /** Loads the session's clips, brings everything to the engine, and resolves when it is there. */
  async ready(readAudio?: ReadAudio): Promise<void> {
    if (readAudio) await this.#clips.placeSession(readAudio);
    this.#turn.shapeChanged();
    await this.arrived();
  }

  /** Resolves when everything said so far has reached the engine. */
  async arrived(): Promise<void> {
    await this.#outbox.arrived();
  }

  /**
   * Keeps automation ahead of the transport; called with every status, and by whoever renders without a clock. Returns the engine
   * frame up to which nothing is missing: where it is dense, that is all that may be rendered before the next call.
   */
  automate(): number {
    return this.#motion.play();
  }

  /** Frames since the engine began, as far as the page has heard: what `rampTo` counts by. */
  get frame(): number {
    return this.#motion.frame;
  }

  get strips(): readonly MixerStrip[] {
    return this.#strips.all;
  }

  /** @throws GraphError `unknown-strip` */
  strip(id: string): MixerStrip {
    return this.#strips.named(id);
  }

  get master(): MixerStrip {
    return this.strip(this.#desk.graph.master);
  }

  /** A strip with sources: clips of the session, or whatever is connected to its input. */
  addTrack(track: NewStrip = {}): MixerStrip {
    return this.#strips.add("track", track);
  }

  /** A strip that sums others: an aux when it is fed by sends, a mix bus when everything goes through it. */
  addBus(bus: NewStrip = {}): MixerStrip {
    return this.#strips.add("bus", bus);
  }

  get vcas(): readonly MixerVca[] {
    return this.#vcas.all;
  }

  /** @throws GraphError `unknown-vca` */
  vca(id: string): MixerVca {
    return this.#vcas.named(id);
  }

  /** A fader over others: `mixer.addVca({ name: "Drums", members: [kick, snare] })`. @throws GraphError `duplicate-id` */
  addVca(vca: NewVca = {}): MixerVca {
    return this.#vcas.add(vca);
  }

  get groups(): readonly MixerGroup[] {
    return this.#groups.all;
  }

  /** @throws GraphError `unknown-group` */
  group(id: string): MixerGroup {
    return this.#groups.named(id);
  }

  /** Strips whose controls a hand moves together. @throws GraphError `duplicate-id`; RangeError for a control or mode there is not */
  addGroup(group: NewGroup = {}): MixerGroup {
    return this.#groups.add(group);
  }

  /** Changes made inside are heard together. If one of them throws, none has happened; an edit inside another likewise. Not for async functions. */
  edit<T>(change: () => T): T {
    return this.#turn.edit(change);
  }

  /** How late the desk's output is, in frames: delay compensation included; the latest of it, while `settings.delayCompensation` is off. */
  get latencyFrames(): number {
    return this.#stage.plan?.lateness.total ?? 0;
  }

  /** How late everything is and what waits for what, as data: of the desk as it is now, also while an edit is on its way to the engine. */
  get latency(): LatencyReport {
    return latencyReport(this.#desk.graph);
  }

  /** The signal path in words: of one strip, or of the whole desk. */
  explain(strip?: string): string {
    return explainGraph(this.#desk, strip);
  }

  /** The desk as a session document; loading it gives the same desk. */
  toSession(): SessionDocument {
    return saveSession(this.#desk.toSession());
  }

  /** What a page shows beside strips and values: whether it plays, what ran away. */
  get state(): MixerState {
    return this.#state.now;
  }

  /**
   * Calls back with what is new: `mixer.on("value", ({ target }) => ...)`; {@link MixerEvents} has them all. Returns a function that stops it.
   * @throws RangeError `unknown-event`
   */
  on<E extends MixerEvent>(event: E, listener: (said: MixerEvents[E]) => void): () => void {
    return this.#news.on(event, listener);
  }

  /** The engine falls silent for good. */
  close(): void {
    this.#stopStatus();
    this.#host.transport.close();
  }

  #makeParts(): Omit<MixerParts, "stripNamed" | "idOf"> {
    return {
      desk: this.#desk,
      edits: this.#edits,
      store: new Links(this.#desk, this.#values),
      readings: this.#readings,
      taps: this.#taps,
      clips: this.#clips,
      revive: (target) => this.#cells.revive(target),
    };
  }
}
