import type { ParamValue } from "../../params/spec.ts";
import { type RampOptions, Ramps, type TimedRamp, timedRamp } from "../curves/ramps.ts";
import type { Desk } from "../desk/desk.ts";
import { specOf } from "../desk/target-spec.ts";
import type { Way, WayFinder } from "../edits/value-mover.ts";
import type { Values } from "../edits/values.ts";
import type { SessionClock } from "./session-clock.ts";
import { stackedDb } from "./stacked-levels.ts";

/** The corners of a straight line are heard as clicks where it is steeper, or shorter. */
const STEEPEST_DB_PER_MS = 0.5;
const LEAST_WAY_MS = 50;

/** What ramps need of whatever else moves values. */
export interface RampEnds {
  heard(target: string, frame?: number): ParamValue;
  /** Whether a lane has points and is heard. */
  isDrawn(target: string): boolean;
  refusal(target: string, value: ParamValue): string | null;
  /** There are other ramps than before. */
  changed(): void;
}

/** Values on their way to others, asked for one by one or by a scene. */
export class Ramping implements WayFinder {
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #clock: SessionClock;
  readonly #rampFrames: number;
  readonly #ends: RampEnds;
  readonly #ramps = new Ramps();

  /** @param rampFrames in which any value gets to its new place */
  constructor(desk: Desk, values: Values, clock: SessionClock, rampFrames: number, ends: RampEnds) {
    this.#desk = desk;
    this.#values = values;
    this.#clock = clock;
    this.#rampFrames = rampFrames;
    this.#ends = ends;
  }

  of(target: string): readonly TimedRamp[] {
    return this.#ramps.of(target);
  }

  get targets(): Iterable<string> {
    return this.#ramps.targets;
  }

  rampTo(target: string, to: number, { at, overMs = 0, curve, tension }: RampOptions): void {
    this.#values.changing(target);
    const now = this.#clock.engineFrame;
    const from = Math.max(now, Math.round(at ?? now));
    const frames = this.#framesOf(overMs);
    const start = this.#ends.heard(target, from);
    if (typeof start !== "number")
      throw new RangeError(`out-of-range: ${target}: no ramp begins at ${start}; set the value itself`);
    if (curve === "exponential" && start * to <= 0)
      throw new RangeError(
        `out-of-range: ${target}: an exponential ramp from ${start} to ${to} would touch or cross 0; use "linear" or "curve"`,
      );
    const ramps = this.of(target);
    const before = goalOf(ramps) ?? this.#values.get(target);
    this.#ramps.cancelFrom(target, from);
    this.#ramps.add(target, timedRamp(from, frames, [start, to], { ...(curve && { curve }), ...(tension && { tension }) }));
    this.#values.setOut(target, before, to, () => this.#put(target, ramps));
    this.#ends.changed();
  }

  cancelAndHold(target: string, at?: number): void {
    const value = this.#values.changing(target);
    const now = this.#clock.engineFrame;
    const ramps = this.of(target);
    this.#values.undoable(target, () => this.#put(target, ramps));
    this.#ramps.cancelFrom(target, Math.max(now, Math.round(at ?? now)));
    // None of them began: the value has come to where it was.
    if (ramps.length > 0 && this.of(target).length === 0) this.#values.stopAt(target, value);
    this.#ends.changed();
  }

  /** Ramps that are over leave their value behind. */
  settle(): void {
    const now = this.#clock.engineFrame;
    let fewer = false;
    for (const target of [...this.targets]) {
      const ramps = this.of(target);
      const over = ramps.filter(({ to }) => to <= now);
      if (!this.#desk.values.has(target)) this.#ramps.drop(target);
      else if (over.length > 0) {
        this.#values.arrive(target, over.at(-1)!.points[1].value);
        this.#ramps.forgetBefore(target, now);
        fewer ||= over.length === ramps.length;
      }
    }
    if (fewer) this.#ends.changed();
  }

  /**
   * A hand is about to set these: their ramps are over, and what a step sent on its way has come as far as it is heard; unless the open edit fails.
   */
  halt(targets: Iterable<string>): void {
    for (const target of targets) {
      const ramps = this.of(target);
      if (ramps.length === 0) continue;
      if (this.#isUnderway(target)) {
        const begun = ramps[0]!.from < this.#clock.engineFrame;
        this.#values.stopAt(target, begun ? this.#ends.heard(target) : this.#values.get(target));
      }
      this.#end(target);
    }
  }

  /** Targets that a step sent on their way, and that are not there. */
  get underway(): string[] {
    return [...this.targets].filter((target) => this.#desk.values.has(target) && this.#isUnderway(target));
  }

  /** What a scene sent is set already. */
  #isUnderway(target: string): boolean {
    return goalOf(this.of(target)) !== this.#values.get(target);
  }

  /** Whatever moves these does not, unless the open edit fails. */
  drop(targets: Iterable<string>): void {
    for (const target of targets) if (this.of(target).length > 0) this.#end(target);
  }

  #end(target: string): void {
    const ramps = this.of(target);
    this.#values.undoable(target, () => this.#put(target, ramps));
    this.#ramps.drop(target);
    this.#ends.changed();
  }

  #put(target: string, ramps: readonly TimedRamp[]): void {
    this.#ramps.put(target, ramps);
    this.#ends.changed();
  }

  /** Ways to these values, from what sounds now: none for what no ramp can move, or what gets there in the time any value takes. */
  waysTo(values: ReadonlyMap<string, ParamValue>, overMs: number): Way[] {
    if (this.#framesOf(overMs) <= this.#rampFrames) return [];
    const moves = [...values].flatMap(([target, to]) => {
      const from = this.#ends.heard(target);
      const ramps = typeof from === "number" && typeof to === "number" && from !== to;
      if (!ramps || this.#ends.isDrawn(target) || this.#ends.refusal(target, to) !== null) return [];
      return [{ target, from, to, db: this.#isLevel(target) ? Math.abs(to - from) : 0 }];
    });
    const dbThrough = stackedDb(this.#desk, new Map(moves.map(({ target, db }) => [target, db])));
    return moves.map(({ target, from, to, db }) => {
      const leastMs = db > 0 ? dbThrough(target) / STEEPEST_DB_PER_MS : 0;
      return { target, from, to, frames: this.#framesOf(Math.max(overMs, LEAST_WAY_MS, leastMs)) };
    });
  }

  /** They begin now, all together. */
  go(ways: readonly Way[]): void {
    if (ways.length === 0) return;
    const now = this.#clock.engineFrame;
    for (const { target, from, to, frames } of ways) {
      this.#ramps.drop(target);
      this.#ramps.add(target, timedRamp(now, frames, [from, to], {}));
    }
    this.#ends.changed();
  }

  #framesOf(ms: number): number {
    return Math.round((ms / 1000) * this.#desk.sampleRate);
  }

  #isLevel(target: string): boolean {
    const spec = specOf(this.#desk, target);
    return spec?.kind === "number" && spec.unit === "dB";
  }
}

const goalOf = (ramps: readonly TimedRamp[]): ParamValue | undefined => ramps.at(-1)?.points[1].value;
