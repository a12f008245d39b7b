import { checkedValue, ParamError } from "../params/cell.ts";
import type { ParamSpec, ParamValue, ValueOf } from "../params/spec.ts";
import { textOf } from "../params/text.ts";
import { travelOfValue, valueAtTravel } from "../params/travel.ts";

/** What a parameter needs of its mixer. */
export interface ValueStore {
  get(target: string): ParamValue;
  set(target: string, value: ParamValue): void;
  listen(target: string, listener: () => void): () => void;
}

/** One control of the desk: a fader, a knob, a switch. Values are in the parameter's own unit, travel is 0..1. */
export class Param<S extends ParamSpec = ParamSpec> {
  constructor(
    /** Range, unit and taper. */
    readonly spec: S,
    /** Its name in sessions and automation: `mix.faderDb`, `kick/comp.ratio`, `kick>room.levelDb`. */
    readonly target: string,
    readonly store: ValueStore,
  ) {}

  get value(): ValueOf<S> {
    return this.store.get(this.target) as ValueOf<S>;
  }

  /** @throws RangeError that names the parameter, what it was given and what it takes. */
  set value(value: ValueOf<S>) {
    try {
      this.store.set(this.target, checkedValue(this.spec, value));
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
    this.store.set(this.target, value);
  }

  /** The value as a desk shows it. */
  get text(): string {
    return textOf(this.spec, this.value);
  }

  /** Back to the description's own value. */
  reset(): void {
    this.store.set(this.target, this.spec.initial);
  }

  /** Calls back after every change of the value. Returns a function that stops it. */
  on(listener: () => void): () => void {
    return this.store.listen(this.target, listener);
  }
}

/** A parameter for each description, by name. */
export function paramsOf<P extends Readonly<Record<string, ParamSpec>>>(
  specs: P,
  prefix: string,
  store: ValueStore,
): { readonly [K in keyof P]: Param<P[K]> } {
  const entries = Object.entries(specs).map(([name, spec]) => [name, new Param(spec, `${prefix}.${name}`, store)]);
  return Object.fromEntries(entries);
}
