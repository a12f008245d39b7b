import type { Graph } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import { pluginById } from "../plugins/index.ts";
import type { Automation, AutomationMode, Point } from "../session/session.ts";
import type { Desk } from "./desk.ts";
import { curveOn, type Drawn } from "./drawn.ts";
import { Hands } from "./hands.ts";
import { Lanes } from "./lanes.ts";
import type { ValueDrawing } from "./param.ts";
import { type RampOptions, Ramps, timedRamp } from "./ramps.ts";
import type { SessionClock } from "./session-clock.ts";
import { stackedDb } from "./stacked-levels.ts";
import { specOf } from "./target-spec.ts";
import type { Values } from "./values.ts";

/** The corners of a straight line are heard as clicks where it is steeper, or shorter. */
const STEEPEST_DB_PER_MS = 0.5;
const LEAST_WAY_MS = 50;

/** A number that goes from where it is heard to where it was set. */
export interface Way {
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly frames: number;
}

/** Whoever moves values in time: lanes, ramps, and hands that are stronger than lanes. */
export class Drawing implements ValueDrawing {
  readonly lanes: Lanes;
  readonly hands: Hands;
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #clock: SessionClock;
  readonly #rampFrames: number;
  readonly #ramps = new Ramps();
  /** What ends the step that a touch is, by target. */
  readonly #gestures = new Map<string, () => void>();
  readonly #changed: (easeFrames: number) => void;
  #list: {
    readonly automation: readonly Automation[];
    readonly graph: Graph;
    readonly drawn: ReadonlyMap<string, Drawn>;
  } | null = null;

  /** @param changed what moves is another; it is got to in so many frames */
  constructor(desk: Desk, values: Values, clock: SessionClock, rampFrames: number, changed: (easeFrames: number) => void) {
    this.#desk = desk;
    this.#values = values;
    this.#clock = clock;
    this.#rampFrames = rampFrames;
    this.#changed = (easeFrames) => {
      this.#list = null;
      changed(easeFrames);
    };
    this.lanes = new Lanes(desk, () => {
      this.#changed(0);
      this.#values.laneChanged();
    });
    const handled = {
      heard: (target: string) => this.heard(target),
      put: (target: string, value: ParamValue) => this.#values.put(target, value),
      arrive: (target: string, value: ParamValue) => this.#values.arrive(target, value),
      gesture: () => this.#values.gesture(),
      specOf: (target: string) => specOf(desk, target)!,
      rampFrames,
      sampleRate: desk.sampleRate,
      get returnFrames() {
        return Math.round((Number(desk.values.get(">desk.touchReturnMs")) / 1000) * desk.sampleRate);
      },
    };
    this.hands = new Hands(this.lanes, clock, handled, this.#changed);
  }

  /** What moves by itself just now, by target. */
  get all(): ReadonlyMap<string, Drawn> {
    const { automation, graph } = this.#desk;
    if (this.#list?.automation !== automation || this.#list.graph !== graph) {
      const targets = new Set([...automation.map(({ target }) => target), ...this.#ramps.targets]);
      const drawn = [...targets].flatMap((target) => this.#drawn(target) ?? []);
      this.#list = { automation, graph, drawn: new Map(drawn.map((one) => [one.target, one])) };
    }
    return this.#list.drawn;
  }

  #drawn(target: string): Drawn | null {
    if (!this.#desk.values.has(target)) return null;
    const lane = this.lanes.of(target);
    const points = !lane || lane.mode === "off" || this.hands.holds(target) ? [] : lane.points;
    const ramps = this.#ramps.of(target);
    return points.length > 0 || ramps.length > 0 ? { target, points, ramps } : null;
  }

  /** Whether something of the desk's moves this value, so that the hand's is not heard. */
  moves(target: string): boolean {
    return this.all.has(target);
  }

  /** The value that sounds. */
  heard(target: string, frame: number = this.#clock.engineFrame): ParamValue {
    const drawn = this.all.get(target);
    const curve = drawn && curveOn(drawn, frame, 0, this.#clock.now);
    return curve ? curve(0) : this.#values.get(target);
  }

  /** The hand has set values: ramps of them are over. */
  set(values: ReadonlyMap<string, ParamValue>): void {
    const ramped = [...values.keys()].filter((target) => this.#ramps.of(target).length > 0);
    for (const target of ramped) this.#ramps.drop(target);
    if (ramped.length > 0) this.#changed(0);
    for (const [target, value] of values) this.hands.moved(target, value);
  }

  /** Ramps that are over leave their value behind. */
  settle(): void {
    const now = this.#clock.engineFrame;
    let fewer = false;
    for (const target of [...this.#ramps.targets]) {
      const ramps = this.#ramps.of(target);
      const over = ramps.filter(({ to }) => to <= now);
      if (!this.#desk.values.has(target)) this.#ramps.drop(target);
      else if (over.length > 0) {
        this.#values.arrive(target, over.at(-1)!.points[1].value);
        this.#ramps.forgetBefore(target, now);
        fewer ||= over.length === ramps.length;
      }
    }
    if (fewer) this.#changed(0);
  }

  rampTo(target: string, to: number, { at, overMs = 0, curve, tension }: RampOptions): void {
    this.#values.get(target);
    const now = this.#clock.engineFrame;
    const from = Math.max(now, Math.round(at ?? now));
    const frames = Math.round((overMs / 1000) * this.#desk.sampleRate);
    const start = Number(this.heard(target, from));
    if (curve === "exponential" && start * to <= 0)
      throw new RangeError(
        `out-of-range: ${target}: an exponential ramp from ${start} to ${to} would touch or cross 0; use "linear" or "curve"`,
      );
    const ramps = this.#ramps.of(target);
    const before = ramps.at(-1)?.points[1].value ?? this.#values.get(target);
    this.#ramps.cancelFrom(target, from);
    this.#ramps.add(target, timedRamp(from, frames, [start, to], { ...(curve && { curve }), ...(tension && { tension }) }));
    this.#values.setOut(target, before, to, () => {
      this.#ramps.put(target, ramps);
      this.#changed(0);
    });
    this.#changed(0);
  }

  /** Ways to these values, from what sounds now: none for what no ramp can move, or what gets there in the time any value takes. */
  waysTo(values: ReadonlyMap<string, ParamValue>, overMs: number): Way[] {
    const framesOf = (ms: number) => Math.round((ms / 1000) * this.#desk.sampleRate);
    if (framesOf(overMs) <= this.#rampFrames) return [];
    const moves = [...values].flatMap(([target, to]) => {
      const from = this.heard(target);
      const ramps = typeof from === "number" && typeof to === "number" && from !== to;
      if (!ramps || this.#drawn(target)?.points.length || this.refusal(target, to) !== null) return [];
      return [{ target, from, to, db: this.#isLevel(target) ? Math.abs(to - from) : 0 }];
    });
    const dbThrough = stackedDb(this.#desk, new Map(moves.map(({ target, db }) => [target, db])));
    return moves.map(({ target, from, to, db }) => {
      const leastMs = db > 0 ? dbThrough(target) / STEEPEST_DB_PER_MS : 0;
      return { target, from, to, frames: framesOf(Math.max(overMs, LEAST_WAY_MS, leastMs)) };
    });
  }

  #isLevel(target: string): boolean {
    const spec = specOf(this.#desk, target);
    return spec?.kind === "number" && spec.unit === "dB";
  }

  /** They begin now, all together. */
  go(ways: readonly Way[]): void {
    if (ways.length === 0) return;
    const now = this.#clock.engineFrame;
    for (const { target, from, to, frames } of ways) {
      this.#ramps.drop(target);
      this.#ramps.add(target, timedRamp(now, frames, [from, to], {}));
    }
    this.#changed(0);
  }

  cancelAndHold(target: string, at?: number): void {
    this.#values.get(target);
    const now = this.#clock.engineFrame;
    this.#ramps.cancelFrom(target, Math.max(now, Math.round(at ?? now)));
    this.#changed(0);
  }

  points(target: string): readonly Point[] {
    return this.lanes.of(target)?.points ?? [];
  }

  setPoints(target: string, points: readonly Point[]): void {
    this.#values.get(target);
    this.lanes.setPoints(target, points);
  }

  mode(target: string): AutomationMode {
    return this.lanes.of(target)?.mode ?? "read";
  }

  setMode(target: string, mode: AutomationMode): void {
    const refusal = this.refusal(target, this.#values.get(target));
    if (refusal !== null) throw new RangeError(`out-of-range: ${target}: mode ${JSON.stringify(mode)}: it ${refusal}`);
    if (mode === this.mode(target)) return;
    this.hands.leave(target);
    this.lanes.setMode(target, mode);
  }

  /** Delay is compensated for by a plan: what changes how late a plugin is cannot be drawn. */
  refusal(target: string, value: ParamValue): string | null {
    const [owner, name] = [target.slice(0, target.lastIndexOf(".")), target.slice(target.lastIndexOf(".") + 1)];
    if (owner.startsWith(">")) return "belongs to the desk as a whole, which is not automated; set it";
    const insert = owner.includes("/") ? this.#desk.insertNamed(owner) : undefined;
    if (!insert) return null;
    const plugin = pluginById.get(insert.plugin)!;
    if (!Object.hasOwn(plugin.params, name)) return null;
    const late = this.#desk.latencyOf(owner, insert, { [name]: value });
    if (late === this.#desk.latencyOf(owner, insert)) return null;
    return `${JSON.stringify(value)} would change how late the plugin is; set the parameter itself`;
  }

  touch(target: string): void {
    this.#values.get(target);
    if (!this.#gestures.has(target)) this.#gestures.set(target, this.#values.gesture());
    this.hands.touch(target);
  }

  release(target: string): void {
    this.hands.release(target);
    this.#gestures.get(target)?.();
    this.#gestures.delete(target);
  }

  isTouched(target: string): boolean {
    return this.hands.isTouched(target);
  }
}
