import type { Desk, DeskChange, DeskWholes } from "../desk/desk.ts";
import type { History, Step } from "./history.ts";
import type { Values } from "./values.ts";

/** What a turn tells when it has ended well. */
export interface TurnEnds {
  /** Brings the desk's shape to the engine, or throws because it does not fit. */
  sendShape(): void;
  /** Tells the page that the shape has changed. */
  tellShape(): void;
  /** An edit begins. */
  begun(): void;
  /** It did not happen: what was opened in it, and is no part of the desk, is let go. */
  refused(): void;
  /** The same values come to other gains: VCAs or lanes came back. */
  meansOther(): void;
  /** What can be taken back is something else than before, since this was done, taken back or done again. */
  stepped(change: DeskChange, way: "done" | "undo" | "redo"): void;
}

/** Edits that are meant together: heard together, taken back together, or not happened at all. */
export class Turn {
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #history: History<DeskWholes>;
  readonly #ends: TurnEnds;
  /** Inside `edit`: the plan is sent when it ends. */
  #editing = false;
  #dirty = false;
  /** Something changed that the engine need not know. */
  #untold = false;

  constructor(desk: Desk, values: Values, history: History<DeskWholes>, ends: TurnEnds) {
    this.#desk = desk;
    this.#values = values;
    this.#history = history;
    this.#ends = ends;
  }

  /** @param label what the step is called where it can be taken back; made from what it changes unless said */
  edit<T>(change: () => T, label?: string): T {
    if (this.#editing) return this.#innerEdit(change);
    this.#desk.journal.checkOpen("desk");
    const result = this.#happen(change);
    const tells = this.#dirty || this.#untold;
    this.#dirty = false;
    this.#untold = false;
    // Whoever is told may edit: that is a step of its own.
    const step = this.#step(label);
    if (tells) this.#ends.tellShape();
    this.#values.release(true);
    this.#done(step);
    return result;
  }

  /** As a whole or not at all, in the engine too. */
  #happen<T>(change: () => T): T {
    const restore = this.#desk.journal.mark();
    this.#ends.begun();
    this.#editing = true;
    this.#values.hold();
    try {
      const result = change();
      if (result instanceof Promise)
        throw new Error("async-edit: edit() is over when its function returns; await before it, and change inside");
      this.#values.reshape();
      this.#editing = false;
      if (this.#dirty) this.#ends.sendShape();
      return result;
    } catch (error) {
      restore();
      this.#editing = false;
      this.#dirty = false;
      this.#untold = false;
      this.#values.release(false);
      this.#ends.refused();
      throw error;
    }
  }

  /** What it held back is told with the outer edit; a value that was put back is told as it was. */
  #innerEdit<T>(change: () => T): T {
    const restore = this.#desk.journal.mark();
    try {
      return change();
    } catch (error) {
      restore();
      throw error;
    }
  }

  /** Strips, inserts, sends, clips, inputs or meters have changed. */
  shapeChanged(): void {
    if (this.#editing) {
      this.#dirty = true;
      return;
    }
    this.#ends.sendShape();
    const step = this.#step();
    this.#ends.tellShape();
    this.#done(step);
  }

  /** An edit of VCAs, groups or scenes: nothing of the engine's plan. */
  relink(change: () => void): void {
    this.edit(() => {
      change();
      this.#untold = true;
    });
  }

  /** What was changed outside of any edit is a step of its own. */
  settled(): void {
    if (!this.#editing) this.#done(this.#step());
  }

  #step(label?: string): Step<DeskChange> | null {
    return this.#history.add(this.#desk.journal.take(this.#history.gathered), label);
  }

  /** Whatever is changed until its end is one step. Returns what ends it. */
  gesture(label?: string): () => void {
    this.#desk.journal.checkOpen("gesture");
    const end = this.#history.begin(label);
    return () => this.#done(end());
  }

  /** What gestures gathered so far is a step; what is changed in here is none of theirs. They last on after it. */
  aside<T>(change: () => T): T {
    const { step, resume } = this.#history.suspend();
    try {
      this.#done(step);
      return change();
    } finally {
      resume();
    }
  }

  #done(step: Step<DeskChange> | null): void {
    if (step) this.#ends.stepped(step.change, "done");
  }

  get isEditing(): boolean {
    return this.#editing;
  }

  /** Takes the last step back. Returns what it is called; `null` when there is none. */
  undo(): string | null {
    return this.#go("undo", "before");
  }

  /** Does what was taken back once more. */
  redo(): string | null {
    return this.#go("redo", "after");
  }

  #go(way: "undo" | "redo", side: "before" | "after"): string | null {
    this.#desk.journal.checkOpen(way);
    if (this.#editing) throw new Error(`in-edit: ${way}() inside edit(); call it when the edit has ended`);
    return this.aside(() => {
      const step = way === "undo" ? this.#history.last : this.#history.next;
      if (!step) return null;
      const shape = this.#put(step.change, side);
      if (way === "undo") this.#history.wasUndone();
      else this.#history.wasRedone();
      // Whoever is told may edit: that is a step of its own.
      if (shape) this.#ends.tellShape();
      this.#values.release(true);
      this.#ends.stepped(step.change, way);
      return step.label;
    });
  }

  /** As an edit: not happened when the engine has no room for it any more. Returns whether the page must look at the shape again. */
  #put(change: DeskChange, side: "before" | "after"): boolean {
    const restore = this.#desk.journal.mark();
    this.#editing = true;
    this.#values.hold(change.keysOf(this.#desk.values));
    try {
      this.#desk.put(change, side);
      this.#values.cameBack();
      this.#values.reshape();
      const reshapes = this.#dirty || this.#desk.reshapes(change);
      if (reshapes) this.#ends.sendShape();
      if (change.wholes.some((name) => name !== "graph")) this.#ends.meansOther();
      return reshapes || change.wholes.length > 0;
    } catch (error) {
      restore();
      this.#values.release(false);
      throw error;
    } finally {
      this.#editing = false;
      this.#dirty = false;
      this.#desk.journal.begin();
    }
  }
}
