import type { Desk } from "./desk.ts";
import type { Values } from "./values.ts";

/** Edits that are meant together: heard together, or not happened at all. */
export class Turn {
  readonly #desk: Desk;
  readonly #values: Values;
  readonly #sendShape: () => void;
  readonly #tellShape: () => void;
  /** Inside `edit`: the plan is sent when it ends. */
  #editing = false;
  #dirty = false;
  /** Something changed that the engine need not know. */
  #untold = false;

  /**
   * @param sendShape brings the desk's shape to the engine, or throws because it does not fit
   * @param tellShape tells the page that the shape is another
   */
  constructor(desk: Desk, values: Values, sendShape: () => void, tellShape: () => void) {
    this.#desk = desk;
    this.#values = values;
    this.#sendShape = sendShape;
    this.#tellShape = tellShape;
  }

  edit<T>(change: () => T): T {
    if (this.#editing) return this.#innerEdit(change);
    const restore = this.#desk.snapshot();
    this.#editing = true;
    this.#values.hold();
    try {
      const result = change();
      this.#end(true);
      return result;
    } catch (error) {
      restore();
      this.#end(false);
      throw error;
    }
  }

  /** What it held back is told with the outer edit; a value that was put back is told as it was. */
  #innerEdit<T>(change: () => T): T {
    const restore = this.#desk.snapshot();
    try {
      return change();
    } catch (error) {
      restore();
      throw error;
    }
  }

  #end(keep: boolean): void {
    this.#editing = false;
    if (keep && this.#dirty) this.shapeChanged();
    else if (keep && this.#untold) this.linksChanged();
    this.#dirty = false;
    this.#untold = false;
    this.#values.release(keep);
  }

  /** Strips, inserts, sends, clips, inputs or meters are others than before. */
  shapeChanged(): void {
    this.#dirty = true;
    if (this.#editing) return;
    this.#dirty = false;
    this.#sendShape();
    this.#tellShape();
  }

  /** VCAs or groups are others than before: nothing of the engine's plan. */
  linksChanged(): void {
    this.#untold = true;
    if (this.#editing) return;
    this.#untold = false;
    this.#tellShape();
  }
}
