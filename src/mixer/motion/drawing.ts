import type { Graph } from "../../graph/graph.ts";
import type { ParamValue } from "../../params/spec.ts";
import { pluginById } from "../../plugins/index.ts";
import type { Automation, AutomationMode, Point } from "../../session/session.ts";
import { curveOn, type Drawn } from "../curves/drawn.ts";
import type { RampOptions } from "../curves/ramps.ts";
import type { Desk } from "../desk/desk.ts";
import { specOf } from "../desk/target-spec.ts";
import type { ValueMover } from "../edits/value-mover.ts";
import type { Values } from "../edits/values.ts";
import { Hands } from "./hands.ts";
import { Lanes } from "./lanes.ts";
import { Ramping } from "./ramping.ts";
import type { SessionClock } from "./session-clock.ts";

/** Whoever moves values in time: lanes, ramps, and hands that are stronger than lanes. */
export class Drawing implements ValueMover {
  readonly lanes: Lanes;
  readonly hands: Hands;
  readonly ramping: Ramping;
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #clock: SessionClock;
  /** Controls that a hand is on: whose hand, and what ends the step that the touch is. */
  readonly #gestures = new Map<string, { readonly leader: string; readonly end: () => void }>();
  readonly #changed: (easeFrames: number) => void;
  #list: {
    readonly automation: readonly Automation[];
    readonly graph: Graph;
    readonly drawn: ReadonlyMap<string, Drawn>;
  } | null = null;

  /** @param changed called when other values move, or in other ways, than before; they ease over to that in so many frames */
  constructor(desk: Desk, values: Values, clock: SessionClock, rampFrames: number, changed: (easeFrames: number) => void) {
    this.#desk = desk;
    this.#values = values;
    this.#clock = clock;
    this.#changed = (easeFrames) => {
      this.#list = null;
      changed(easeFrames);
    };
    this.ramping = new Ramping(desk, values, clock, rampFrames, {
      heard: (target, frame) => this.heard(target, frame),
      isDrawn: (target) => (this.#drawn(target)?.points.length ?? 0) > 0,
      refusal: (target, value) => this.refusal(target, value),
      changed: () => this.#changed(0),
    });
    this.lanes = new Lanes(desk, () => {
      this.#changed(0);
      this.#values.laneChanged();
    });
    const handled = {
      has: (target: string) => desk.values.has(target),
      isRamped: (target: string) => this.ramping.of(target).length > 0,
      undoable: (target: string, takeBack: () => void) => this.#values.undoable(target, takeBack),
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
      const targets = new Set([...automation.map(({ target }) => target), ...this.ramping.targets]);
      const drawn = [...targets].flatMap((target) => this.#drawn(target) ?? []);
      this.#list = { automation, graph, drawn: new Map(drawn.map((one) => [one.target, one])) };
    }
    return this.#list.drawn;
  }

  #drawn(target: string): Drawn | null {
    if (!this.#desk.values.has(target)) return null;
    const lane = this.lanes.of(target);
    const points = !lane || lane.mode === "off" || this.hands.holds(target) ? [] : lane.points;
    const ramps = this.ramping.of(target);
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

  /** Controls have moved, some of them by hand. */
  moved(values: ReadonlyMap<string, ParamValue>, isByHand: (target: string) => boolean): void {
    for (const [target, value] of values) if (isByHand(target)) this.hands.moved(target, value);
  }

  rampTo(target: string, to: number, options: RampOptions): void {
    this.ramping.rampTo(target, to, options);
    this.hands.moved(target, this.heard(target));
  }

  cancelAndHold(target: string, at?: number): void {
    this.ramping.cancelAndHold(target, at);
  }

  points(target: string): readonly Point[] {
    return this.lanes.of(target)?.points ?? [];
  }

  setPoints(target: string, points: readonly Point[]): void {
    this.#values.changing(target);
    this.lanes.setPoints(target, points);
  }

  mode(target: string): AutomationMode {
    return this.lanes.of(target)?.mode ?? "read";
  }

  setMode(target: string, mode: AutomationMode): void {
    const refusal = this.refusal(target, this.#values.changing(target));
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

  /** @param leader the control that the hand itself is on; the hand on `target` stays as long as that one */
  touch(target: string, leader = target): void {
    this.#values.changing(target);
    const gesture = this.#gestures.get(target);
    // A hand of its own is more than that of a leader.
    if (!gesture) this.#gestures.set(target, { leader, end: this.#values.gesture() });
    else if (leader === target) this.#gestures.set(target, { ...gesture, leader });
    this.hands.touch(target);
  }

  /** A hand that has nothing in it lets go of nothing. */
  release(leader: string): void {
    this.hands.release(leader);
    for (const [target, gesture] of [...this.#gestures]) if (gesture.leader === leader) this.#endGesture(target);
  }

  /** No hand is on what is not there any more, nor on what followed it. */
  leaveGone(): void {
    this.hands.leaveGone();
    const has = (target: string) => this.#desk.values.has(target);
    for (const [target, { leader }] of [...this.#gestures]) if (!has(target) || !has(leader)) this.#endGesture(target);
  }

  #endGesture(target: string): void {
    const gesture = this.#gestures.get(target);
    this.#gestures.delete(target);
    this.hands.release(target);
    gesture?.end();
  }

  isTouched(target: string): boolean {
    return this.hands.isTouched(target);
  }
}
