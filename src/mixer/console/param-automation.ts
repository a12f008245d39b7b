import { checkedValue, ParamError } from "../../params/cell.ts";
import { shown } from "../../params/shown.ts";
import type { ParamSpec, ValueOf } from "../../params/spec.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { AutomationMode, CurveName, Point } from "../../session/session.ts";
import type { LaneStore } from "../edits/value-store.ts";

/** A place that a parameter's automation goes through. `curve` names the way to the next one. */
export interface AutomationPoint<S extends ParamSpec = ParamSpec> {
  /** Of the session, whole, 0 or later. */
  readonly frame: number;
  /** In the parameter's own unit. */
  readonly value: ValueOf<S>;
  /** `hold` unless said. */
  readonly curve?: CurveName;
  /** How a `"curve"` bends, -1 to 1. */
  readonly tension?: number;
}

const POINT: Names<AutomationPoint> = { frame: true, value: true, curve: true, tension: true };
const MODES: readonly AutomationMode[] = ["off", "read", "touch", "latch", "write"];
const CURVES: readonly CurveName[] = ["hold", "linear", "exponential", "curve"];

/** The automation lane of one parameter. Changes are heard at once, and what sounds moves to what the points say without a jump. */
export class ParamAutomation<S extends ParamSpec = ParamSpec> {
  readonly #spec: S;
  readonly #target: string;
  readonly #store: LaneStore;

  constructor(spec: S, target: string, store: LaneStore) {
    this.#spec = spec;
    this.#target = target;
    this.#store = store;
  }

  /** In the order of their frames. */
  get points(): readonly AutomationPoint<S>[] {
    return this.#store.points(this.#target) as readonly AutomationPoint<S>[];
  }

  /** @throws RangeError that names the point, what it was given and what it takes; then nothing changed. */
  set points(points: readonly AutomationPoint<S>[]) {
    if (!Array.isArray(points))
      throw new RangeError(`bad-type: ${this.#target}: points: ${shown(points)} is not a list of points`);
    const ordered = points.map((point, i) => this.#checked(point, `points[${i}]`)).sort((a, b) => a.frame - b.frame);
    for (const [i, point] of ordered.entries()) this.#checkWay(point, ordered[i + 1]);
    this.#store.setPoints(this.#target, ordered);
  }

  /** What the lane and a hand on the control are to each other. `read` unless said. */
  get mode(): AutomationMode {
    return this.#store.mode(this.#target);
  }

  /** @throws RangeError for what is no mode */
  set mode(mode: AutomationMode) {
    if (!MODES.includes(mode))
      throw new RangeError(`out-of-range: ${this.#target}: ${shown(mode)} is not one of ${MODES.join(", ")}`);
    this.#store.setMode(this.#target, mode);
  }

  /** One or more points; a point that stood on the frame of one of them goes. @throws RangeError as for {@link points} */
  add(...points: readonly AutomationPoint<S>[]): void {
    const frames = new Set(points.map((point) => point?.frame));
    this.points = [...this.points.filter(({ frame }) => !frames.has(frame)), ...points];
  }

  /** Points from one frame up to, and not including, another; one frame unless said. */
  remove(fromFrame: number, toFrame: number = fromFrame + 1): void {
    this.points = this.points.filter(({ frame }) => frame < fromFrame || frame >= toFrame);
  }

  clear(): void {
    this.points = [];
  }

  #checked(point: AutomationPoint<S>, name: string): Point {
    const { frame, value, curve = "hold", tension = 0 } = checkedSaid(`${this.#target}: ${name}`, point, POINT);
    const refuse = (what: string) => new RangeError(`out-of-range: ${this.#target}: ${name}.${what}`);
    if (!Number.isSafeInteger(frame) || frame < 0)
      throw refuse(`frame ${shown(frame)} is not a whole number of frames, 0 or more`);
    if (!CURVES.includes(curve)) throw refuse(`curve ${shown(curve)} is not one of ${CURVES.join(", ")}`);
    if (!(typeof tension === "number" && tension >= -1 && tension <= 1))
      throw refuse(`tension ${shown(tension)} is not a number from -1 to 1`);
    try {
      const fits = checkedValue(this.#spec, value);
      const refusal = this.#store.refusal(this.#target, fits);
      if (refusal !== null) throw refuse(`value ${refusal}`);
      return { frame, value: fits, curve, tension };
    } catch (error) {
      if (error instanceof ParamError) throw new RangeError(`${error.code}: ${this.#target}: ${name}.value ${error.message}`);
      throw error;
    }
  }

  #checkWay({ frame, value, curve }: Point, next: Point | undefined): void {
    if (curve === "hold" || !next) return;
    const refuse = (why: string) => new RangeError(`out-of-range: ${this.#target}: "${curve}" from frame ${frame}: ${why}`);
    if (typeof value !== "number" || typeof next.value !== "number") throw refuse('only numbers have values between; use "hold"');
    if (curve === "exponential" && value * next.value <= 0)
      throw refuse(`from ${value} to ${next.value} it would touch or cross 0; use "linear" or "curve"`);
  }
}
