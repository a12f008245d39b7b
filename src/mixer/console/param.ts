import { checkedValue, ParamError } from "../../params/cell.ts";
import { shown } from "../../params/shown.ts";
import type { ParamSpec, ParamValue, ValueOf } from "../../params/spec.ts";
import { textOf } from "../../params/text.ts";
import { travelOfValue, valueAtTravel } from "../../params/travel.ts";
import { checkedSaid } from "../../session/said.ts";
import { isTimeMs, LONGEST_MS, RAMP_OPTIONS, type RampOptions } from "../curves/ramps.ts";
import type { ValueStore } from "../edits/value-store.ts";
import { ParamAutomation } from "./param-automation.ts";

/** One control of the desk: a fader, a knob, a switch. Values are in the parameter's own unit, travel is 0..1. */
export class Param<S extends ParamSpec = ParamSpec> {
  /** Takes what it is given: values are checked here, so nobody else may reach it. */
  readonly #store: ValueStore;

  constructor(
    /** Range, unit and taper. */
    readonly spec: S,
    /** Its name in sessions and automation: `mix.faderDb`, `kick/comp.ratio`, `kick>room.levelDb`. */
    readonly target: string,
    store: ValueStore,
  ) {
    this.#store = store;
  }

  /**
   * What sounds: while automation or a ramp moves the parameter, where they have got to, as far as the page has heard; else what was set. A fader
   * on a screen reads this, after {@link on} has called. Setting it sets what sounds when nothing else moves it: what sessions save.
   */
  get value(): ValueOf<S> {
    return this.#store.heard(this.target) as ValueOf<S>;
  }

  /** @throws RangeError that names the parameter, what it was given and what it takes. */
  set value(value: ValueOf<S>) {
    this.#store.set(this.target, this.#checked(value));
  }

  #checked(value: unknown): ParamValue {
    try {
      return checkedValue(this.spec, value);
    } catch (error) {
      if (error instanceof ParamError) throw new RangeError(`${error.code}: ${this.target}: ${error.message}`, { cause: error });
      throw error;
    }
  }

  /** Where a knob or fader stands, 0..1. Choices and switches stand at the middle of their place. */
  get travel(): number {
    const { spec, value } = this as { spec: ParamSpec; value: ParamValue };
    if (spec.kind === "number") return value === "infinite" ? 1 : travelOfValue(spec, Number(value));
    if (spec.kind === "toggle") return value ? 1 : 0;
    return spec.choices.length < 2 ? 0 : spec.choices.indexOf(String(value)) / (spec.choices.length - 1);
  }

  /** @throws RangeError for what is no number; beyond 0..1 it stays at the end. */
  set travel(travel: number) {
    if (typeof travel !== "number" || Number.isNaN(travel))
      throw new RangeError(`bad-type: ${this.target}: travel ${travel} is not a number from 0 to 1`);
    const spec: ParamSpec = this.spec;
    const t = Math.min(1, Math.max(0, travel));
    const value: ParamValue =
      spec.kind === "number"
        ? valueAtTravel(spec, t)
        : spec.kind === "toggle"
          ? t >= 0.5
          : spec.choices[Math.round(t * (spec.choices.length - 1))]!;
    this.#store.set(this.target, value);
  }

  /** The value as a desk shows it. */
  get text(): string {
    return textOf(this.spec, this.value);
  }

  /** Its automation lane: points and mode. */
  get automation(): ParamAutomation<S> {
    return new ParamAutomation(this.spec, this.target, this.#store.drawing);
  }

  /**
   * Moves there in time, exact to the frame: from what it is at `at`, straight in its own unit unless `curve` says otherwise. It goes over the
   * automation lane while it lasts. Of several ramps a later call replaces what it overlaps and all that follows; setting the value ends them.
   * `at` counts as `mixer.frame` does, in frames of the engine. It is a step of `mixer.undo()` when it is asked for, and none when it is there.
   * @throws RangeError for what is no number of the parameter's, or no time
   */
  rampTo(value: number, options: RampOptions = {}): void {
    const {
      at = 0,
      overMs = 0,
      curve = "linear",
      tension = 0,
    } = checkedSaid(`${this.target}: rampTo's options`, options, RAMP_OPTIONS);
    const refuse = (why: string) => new RangeError(`out-of-range: ${this.target}: ${why}`);
    if (this.spec.kind !== "number" || typeof value !== "number") throw refuse("only numbers ramp; set its value");
    this.#checkFrame(at);
    if (!isTimeMs(overMs)) throw refuse(`overMs ${shown(overMs)} is not a number of ms from 0 to ${LONGEST_MS} (a day)`);
    if (!["linear", "exponential", "curve"].includes(curve))
      throw refuse(`${shown(curve)} is not one of linear, exponential, curve`);
    if (!(typeof tension === "number" && tension >= -1 && tension <= 1))
      throw refuse(`tension ${shown(tension)} is not a number from -1 to 1`);
    const fits = this.#checked(value);
    if (typeof fits !== "number") throw refuse(`no ramp goes to ${fits}; set the value itself`);
    const refusal = this.#store.drawing.refusal(this.target, fits);
    if (refusal !== null) throw refuse(refusal);
    this.#store.drawing.rampTo(this.target, fits, options);
  }

  /**
   * Ramps that were to come do not, and one that is on its way stays where it is at that frame of the engine; now, unless said.
   * @throws RangeError for what is no frame
   */
  cancelAndHold(at?: number): void {
    if (at !== undefined) this.#checkFrame(at);
    this.#store.drawing.cancelAndHold(this.target, at);
  }

  #checkFrame(at: unknown): void {
    if (!Number.isFinite(at)) throw new RangeError(`out-of-range: ${this.target}: at ${shown(at)} is not a frame of the engine`);
  }

  /**
   * A hand is on the control: in the modes `touch` and `latch` it takes over from the lane. Whatever is changed until {@link release}, lane included,
   * is one step of `mixer.undo()`.
   */
  touch(): void {
    this.#store.takeHold(this.target);
  }

  /** The hand is off the control. Where the control has left the desk meanwhile, it was taken off then. */
  release(): void {
    this.#store.letGo(this.target);
  }

  get isTouched(): boolean {
    return this.#store.drawing.isTouched(this.target);
  }

  /** Back to the description's own value. */
  reset(): void {
    this.#store.set(this.target, this.spec.initial);
  }

  /** Calls back after every change of the value, and while automation moves it about 30 times a second. Returns a function that stops it. */
  on(listener: () => void): () => void {
    return this.#store.listen(this.target, listener);
  }
}

/**
 * A parameter for each description, by name. It is frozen, as is whatever has controls: without a compiler `insert.params.ratio = 4`, where
 * `ratio.value` was meant, would put a number in the control's place, with nothing heard and nothing said.
 */
export function paramsOf<P extends Readonly<Record<string, ParamSpec>>>(
  specs: P,
  prefix: string,
  store: ValueStore,
): { readonly [K in keyof P]: Param<P[K]> } {
  const entries = Object.entries(specs).map(([name, spec]) => [name, new Param(spec, `${prefix}.${name}`, store)]);
  return Object.freeze(Object.fromEntries(entries));
}
