import type { ParamValue } from "../../params/spec.ts";
import type { Desk, DeskChange, DeskWholes } from "../desk/desk.ts";
import type { History } from "../edits/history.ts";
import type { Turn } from "../edits/turn.ts";
import type { Values } from "../edits/values.ts";
import type { Side } from "./comparison-ear.ts";

/** Every value of the desk but those of its monitor and its settings. */
export type Mix = ReadonlyMap<string, ParamValue>;

export function mixOf({ values }: Pick<Desk, "values">): Mix {
  return new Map([...values].filter(([target]) => !target.startsWith(">")));
}

export const otherOf = (side: Side): Side => (side === "a" ? "b" : "a");

/** What switching needs of a mixer beside its desk. */
export interface TwoMixesEnds {
  readonly values: Pick<Values, "setAll" | "halt">;
  readonly turn: Pick<Turn, "edit" | "undo" | "redo" | "aside">;
  readonly history: Pick<History<DeskWholes>, "last" | "next">;
}

/** A step of history that switched, and what each side was then. */
interface Switch {
  readonly from: Side;
  readonly mixes: Readonly<Record<Side, Mix>>;
}

/**
 * Two states of all values of the desk, of which one is on the desk; a change made there belongs to it. History stays a chain of states: a switch
 * is a step, but one that leads back to where the last one came from is its undo, and one that leads there again its redo.
 */
export class TwoMixes {
  readonly #desk: Desk;
  readonly #ends: TwoMixesEnds;
  readonly #switches = new WeakMap<DeskChange, Switch>();
  /** That of the side that is here is as old as the last switch. */
  #mixes: Readonly<Record<Side, Mix>>;
  #here: Side;
  #switching = false;

  /** @param here the side that the desk is */
  constructor(desk: Desk, ends: TwoMixesEnds, mixes: Readonly<Record<Side, Mix>>, here: Side) {
    this.#desk = desk;
    this.#ends = ends;
    this.#mixes = mixes;
    this.#here = here;
  }

  get here(): Side {
    return this.#here;
  }

  /** The other side comes onto the desk. @param label of the step @throws MemoryFullError when it does not fit, and nothing changed */
  switch(label: string): void {
    this.#ends.turn.aside(() => {
      // A ramp belongs to the side that it was asked for on.
      this.#ends.values.halt();
      this.#switching = true;
      try {
        this.#go(label);
      } finally {
        this.#switching = false;
      }
    });
  }

  #go(label: string): void {
    const { turn, history } = this.#ends;
    if (this.#switchOf(history.last?.change, otherOf(this.#here))) turn.undo();
    else if (this.#switchOf(history.next?.change, this.#here)) turn.redo();
    else this.#step(label);
  }

  /** The desk becomes the side that it is said to be: a step as any other, since what was there before is neither side. */
  bring(label: string): void {
    this.#set(this.#mixes[this.#here], label);
  }

  #switchOf(change: DeskChange | undefined, from: Side): Switch | undefined {
    const known = change && this.#switches.get(change);
    return known?.from === from ? known : undefined;
  }

  #step(label: string): void {
    const { history } = this.#ends;
    const from = this.#here;
    const mixes = { ...this.#mixes, [from]: mixOf(this.#desk) };
    const last = history.last;
    this.#set(mixes[otherOf(from)], label);
    this.#mixes = mixes;
    this.#here = otherOf(from);
    // Sides that are alike leave no step.
    if (history.last && history.last !== last) this.#switches.set(history.last.change, { from, mixes });
  }

  #set(mix: Mix, label: string): void {
    const others = [...mix].filter(([target, value]) => this.#differs(target, value));
    if (others.length > 0) this.#ends.turn.edit(() => this.#ends.values.setAll(new Map(others)), label);
  }

  /** Things come and go, on both sides alike. */
  #differs(target: string, value: ParamValue): boolean {
    return this.#desk.values.has(target) && this.#desk.values.get(target) !== value;
  }

  /** A step of history was made, taken back or done again: what that is to the two sides, unless it is a switch of this object's doing. */
  stepped(change: DeskChange, way: "done" | "undo" | "redo"): "changed" | "switched" | null {
    const known = this.#switches.get(change);
    if (known && way !== "done") {
      this.#mixes = known.mixes;
      this.#here = way === "undo" ? known.from : otherOf(known.from);
    }
    if (this.#switching) return null;
    return known ? "switched" : "changed";
  }
}
