import type { Graph } from "../../graph/graph.ts";
import type { ParamValue } from "../../params/spec.ts";
import type { Automation } from "../../session/session.ts";
import type { Desk } from "../desk/desk.ts";
import type { Values } from "../edits/values.ts";
import type { Cells } from "../stage/cells.ts";
import type { Outbox } from "../stage/outbox.ts";
import type { Readings } from "../stage/readings.ts";
import type { Stage } from "../stage/stage.ts";
import { AutomationPlayer } from "./automation-player.ts";
import { Drawing } from "./drawing.ts";
import type { Company, Playback, TransportChange } from "./playback.ts";
import { SessionClock } from "./session-clock.ts";

/** How motion reaches the engine, and hears of it. */
export interface MotionWire {
  readonly stage: Stage;
  readonly outbox: Outbox;
  readonly readings: Readings;
  readonly playback: Playback;
}

/** Whom motion tells. */
export interface MotionNews {
  /** Whether somebody wants to know of every value. */
  isHeard(event: "value"): boolean;
  state(change: TransportChange): void;
}

/** Everything of the desk that moves by itself: keeps the engine ahead of it, and tells pages where it has got to. */
export class Motion {
  readonly drawing: Drawing;
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #cells: Cells;
  readonly #wire: MotionWire;
  readonly #news: MotionNews;
  readonly #player: AutomationPlayer;
  readonly #clock: SessionClock;
  /** What was moved when it was looked at last: ramps by name, values by target. */
  #names: readonly string[] = [];
  #targets: readonly string[] = [];
  #automation: readonly Automation[];
  #graph: Graph;
  /** What was told of each value that moves. */
  readonly #told = new Map<string, ParamValue>();
  #scheduled = false;

  constructor(desk: Desk, values: Values, cells: Cells, wire: MotionWire, news: MotionNews) {
    const { stage, outbox, readings, playback } = wire;
    this.#desk = desk;
    this.#values = values;
    this.#cells = cells;
    this.#wire = wire;
    this.#news = news;
    this.#automation = desk.automation;
    this.#graph = desk.graph;
    this.#clock = new SessionClock(readings, playback);
    this.drawing = new Drawing(desk, values, this.#clock, stage.rampFrames, (easeFrames) => this.#redraw(easeFrames));
    this.#player = new AutomationPlayer(desk, stage, outbox, this.drawing, this.#clock);
    values.drawing = this.drawing;
    cells.isMoved = (name) => this.#player.plays(name);
    cells.onMoved = () => this.#again(0);
    playback.company = this.#company(stage.rampFrames);
  }

  /** Frames since the engine began, as far as the page has heard. */
  get frame(): number {
    return this.#clock.engineFrame;
  }

  /** Things stand elsewhere, or mean something else: a plan was sent, a VCA has other members. */
  restart(): void {
    if (this.#isOtherDesk) this.#redraw(0);
    else this.#again(0);
  }

  /** Whether lanes or shape have changed since it was looked at last: an undo puts them back without a word. */
  get #isOtherDesk(): boolean {
    return this.#desk.automation !== this.#automation || this.#desk.graph !== this.#graph;
  }

  /** Keeps what moves ahead of what is heard. Returns the engine frame up to which nothing is missing. */
  play(): number {
    if (this.#desk.journal.isClosed) return Number.POSITIVE_INFINITY;
    const { playback, outbox } = this.#wire;
    this.drawing.hands.follow(playback.playing, false);
    this.drawing.ramping.settle();
    if (this.#isOtherDesk) this.#redraw(0);
    if (this.drawing.all.size === 0) return Number.POSITIVE_INFINITY;
    this.#player.play(playback.loop);
    this.#look();
    outbox.flush();
    return this.#player.sentUpTo;
  }

  /** Tells whoever watches a value where it has got to. Nobody watching costs nothing. */
  tell(): void {
    const all = this.#news.isHeard("value");
    for (const target of this.drawing.all.keys()) {
      if (!all && !this.#values.isWatched(target)) continue;
      const value = this.drawing.heard(target);
      if (this.#told.get(target) === value) continue;
      this.#told.set(target, value);
      this.#values.moved(target);
    }
  }

  #company(rampFrames: number): Company {
    const lanesMove = () => this.frame > 0 && [...this.drawing.all.values()].some(({ points }) => points.length > 0);
    return {
      begins: () => this.drawing.hands.follow(true, false),
      before: (roll) => this.#player.before(roll, this.#wire.playback.loop),
      get settleFrames() {
        return lanesMove() ? rampFrames : 0;
      },
      changed: (change) => this.#transportChanged(change),
    };
  }

  /** The transport was told something. */
  #transportChanged(change: TransportChange): void {
    if (change === "loop") this.#again(0);
    if (change === "playing" || change === "position")
      this.drawing.hands.follow(this.#wire.playback.playing, change === "position");
    this.#news.state(change);
  }

  /** Others move than before. What nobody moves any more is as its values say. */
  #redraw(easeFrames: number): void {
    const [names, targets] = [this.#names, this.#targets];
    this.#automation = this.#desk.automation;
    this.#graph = this.#desk.graph;
    this.#again(easeFrames);
    this.#look();
    for (const name of names) if (!this.#player.plays(name)) this.#cells.settle(name);
    for (const target of targets) {
      if (this.drawing.moves(target) || !this.#desk.values.has(target)) continue;
      this.#told.delete(target);
      this.#cells.knob(target);
      this.#values.moved(target);
    }
  }

  #look(): void {
    this.#names = [...this.#player.names];
    this.#targets = [...this.drawing.all.keys()];
  }

  /** What was sent is wrong; what is right goes in the same turn of the page. */
  #again(easeFrames: number): void {
    this.#player.forget(easeFrames);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.play();
    });
  }
}
