import { MONITOR } from "../plugins/desk.ts";
import type { Session } from "../session/session.ts";
import { readAhead } from "./audio/read-ahead.ts";
import { type Reel, Tape } from "./audio/tape.ts";
import { Comparison } from "./compare/comparison.ts";
import { MatchTrim } from "./compare/match-trim.ts";
import { Groups } from "./console/groups.ts";
import { Monitor } from "./console/monitor.ts";
import type { MixerParts } from "./console/parts.ts";
import { Scenes } from "./console/scenes.ts";
import { Strips } from "./console/strips.ts";
import { Vcas } from "./console/vcas.ts";
import { Desk, type DeskWholes } from "./desk/desk.ts";
import { Clips, type ReadAudio } from "./edits/clips.ts";
import { Edits } from "./edits/edits.ts";
import { Following } from "./edits/following.ts";
import { History } from "./edits/history.ts";
import { Impulses } from "./edits/impulses.ts";
import { Links } from "./edits/links.ts";
import { stepLabel } from "./edits/step-label.ts";
import { Turn } from "./edits/turn.ts";
import { Values } from "./edits/values.ts";
import { Taps } from "./meters/taps.ts";
import { Motion } from "./motion/motion.ts";
import { Playback } from "./motion/playback.ts";
import { News } from "./news/news.ts";
import { State } from "./news/state.ts";
import { Cells } from "./stage/cells.ts";
import type { MixerHost } from "./stage/host.ts";
import { Outbox } from "./stage/outbox.ts";
import { Readings } from "./stage/readings.ts";
import { Stage } from "./stage/stage.ts";

/** What stands behind a mixer's face: all its parts, and which of them tells which. */
export class Works {
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly stage: Stage;
  readonly history: History<DeskWholes>;
  readonly turn: Turn;
  readonly values: Values;
  readonly strips: Strips;
  readonly vcas: Vcas;
  readonly groups: Groups;
  readonly scenes: Scenes;
  readonly comparison: Comparison;
  readonly playback: Playback;
  readonly monitor: Monitor;
  readonly motion: Motion;
  readonly state: State;
  readonly news: News;
  readonly following: Following;
  readonly #host: MixerHost;
  readonly #readings: Readings;
  readonly #cells: Cells;
  readonly #edits: Edits;
  readonly #clips: Clips;
  readonly #impulses: Impulses;
  readonly #taps: Taps;
  readonly #stopStatus: () => void;

  constructor(host: MixerHost, session: Session) {
    this.#host = host;
    this.desk = new Desk(session, host.sampleRate, host.stems, host.monitor);
    this.outbox = new Outbox(host.transport);
    this.#readings = new Readings(host.transport);
    const rolls = () => this.playback.playing;
    this.stage = new Stage(this.desk, this.outbox, this.#readings, host.layout, host.sampleRate, rolls);
    this.#cells = new Cells(this.desk, this.stage, this.outbox);
    this.stage.onSent = (cells) => {
      this.motion.restart();
      this.#cells.planSent(cells);
    };
    const shapeChanged = () => this.turn.shapeChanged();
    const turn: Pick<Turn, "edit" | "shapeChanged"> = { edit: (change, label) => this.turn.edit(change, label), shapeChanged };
    this.#edits = new Edits(this.desk, turn, (targets) => this.motion.drawing.ramping.halt(targets));
    this.values = new Values(this.desk, this.#cells, this.#edits, {
      edit: (change) => this.turn.edit(change),
      settled: () => this.turn.settled(),
      gesture: () => this.turn.gesture(),
      arrived: (target, value) => this.history.amend(this.desk.values, target, value),
      told: (target) => this.news.value(target),
    });
    this.history = new History((change) => stepLabel(this.desk, change));
    this.turn = new Turn(this.desk, this.values, this.history, {
      sendShape: () => this.stage.change(),
      tellShape: () => {
        for (const objects of [this.strips, this.vcas, this.groups, this.scenes, this.#taps, this.#clips]) objects.settle();
        this.news.shape();
      },
      begun: () => this.#taps.begin(),
      refused: () => this.#taps.refuse(),
      meansOther: () => {
        this.motion.restart();
        this.#cells.all();
      },
      stepped: (change, way) => {
        this.comparison.stepped(change, way);
        this.news.state("history");
      },
    });
    this.#taps = new Taps(this.desk, this.stage, this.#readings, host, shapeChanged);
    this.#clips = new Clips(this.desk, new Tape(this.stage.arena, host.transport), this.stage, turn, {
      reels: () => this.#keptReels(),
      forgetOldest: () => this.history.forgetOldest(),
    });
    this.#impulses = new Impulses(this.desk, this.#clips, turn);
    this.following = new Following(this.desk, this.#clips, turn, () => this.news.state("loading"));
    const length = () => this.desk.session.lengthFrames ?? this.desk.soundingFrames;
    this.playback = new Playback(this.outbox, this.#readings, host.layout, this.stage.rampFrames, length, this.desk.journal);
    this.monitor = new Monitor(this.values, {
      levels: (options) => this.#taps.openMeter(MONITOR, "output", options),
      loudness: () => this.#taps.openLoudness({ id: MONITOR }, "output"),
      truePeak: () => this.#taps.openTruePeak({ id: MONITOR }, "output"),
      needle: (name, options) => this.#taps.openNeedle({ id: MONITOR }, "output", name, options),
    });
    this.strips = new Strips(this.#makeParts());
    this.groups = new Groups(this.desk, this.strips, (change) => this.turn.relink(change));
    this.vcas = new Vcas(this.desk, this.values, this.strips, (moved, change) =>
      this.turn.relink(() => {
        change();
        this.motion.restart();
        this.values.touch(moved);
      }),
    );
    this.scenes = new Scenes(this.desk, { values: this.values, turn: this.turn, idOf: (member) => this.vcas.idOf(member) });
    this.comparison = this.#makeComparison();
    this.state = new State(this.desk, this.playback, this.#readings, this.#taps, {
      history: this.history,
      comparison: this.comparison,
      following: this.following,
    });
    this.news = new News(this.desk, this.#readings, this.state, this.playback);
    const wire = { stage: this.stage, outbox: this.outbox, readings: this.#readings, playback: this.playback };
    this.motion = new Motion(this.desk, this.values, this.#cells, wire, this.news);
    this.#stopStatus = host.transport.onStatus(() => {
      this.#readings.poll();
      this.following.look();
      this.stage.look();
      this.motion.play();
      this.motion.tell();
      this.comparison.follow();
      this.news.status();
    });
  }

  /** What the session brings is where history begins. */
  async ready(readAudio?: ReadAudio, audioFollows = false): Promise<void> {
    this.desk.journal.checkOpen("ready");
    const read = readAudio && readAhead(this.desk.session, readAudio);
    if (read) {
      await this.#clips.placeSession(read, audioFollows);
      await this.#impulses.placeSession(read);
    } else {
      this.#clips.nameSession();
      this.#impulses.nameSession();
    }
    this.turn.shapeChanged();
    this.desk.journal.begin();
    this.history.clear();
    await this.outbox.arrived();
    if (read) this.following.begin(read);
  }

  /** Takes that hands were writing count. */
  close(): void {
    this.playback.stop();
    this.#stopStatus();
    this.desk.journal.close();
    this.#readings.close();
    this.values.close();
    this.news.close();
    this.#host.transport.close();
  }

  /** Of clips and impulse responses that taking a step back, or doing it again, would put on the desk. */
  *#keptReels(): Iterable<Reel> {
    const { clips, impulses, journal } = this.desk;
    for (const { reel } of [...journal.entriesOf(impulses), ...this.history.entriesOf(impulses)]) yield reel;
    for (const placed of [...journal.entriesOf(clips), ...this.history.entriesOf(clips)])
      for (const { reel } of placed) yield reel;
  }

  #makeComparison(): Comparison {
    const { desk, values, turn, history, scenes } = this;
    return new Comparison(desk, {
      values,
      turn,
      history,
      trim: new MatchTrim(desk, this.#cells, this.#readings),
      sceneOf: (scene) => scenes.sceneOf(scene),
      openGauge: () => this.#taps.gaugeOf("loudness", desk.graph.strips.get(desk.graph.master)!, "output"),
      told: () => this.news.state("compare"),
    });
  }

  #makeParts(): Omit<MixerParts, "stripNamed" | "idOf"> {
    return {
      desk: this.desk,
      edits: this.#edits,
      store: new Links(this.desk, this.values),
      readings: this.#readings,
      taps: this.#taps,
      clips: this.#clips,
      impulses: this.#impulses,
      revive: (target) => {
        this.desk.journal.checkOpen(target);
        this.#cells.revive(target);
      },
    };
  }
}
