import type { Born } from "../../graph/graph.ts";
import { shown } from "../../params/shown.ts";
import type { ParamValue } from "../../params/spec.ts";
import { checkedSaid } from "../../session/said.ts";
import type { Scene } from "../../session/session.ts";
import { checkedName } from "../calls/checked.ts";
import { isTimeMs, LONGEST_MS } from "../curves/ramps.ts";
import type { Handle } from "./handles.ts";
import type { VcaMember } from "./vca.ts";

/** What of the desk a scene holds: strips and VCAs, or by name: `mix`, `kick/comp`, `kick>room`, or one value, `mix.faderDb`. */
export type SceneScope = readonly (VcaMember | string)[];

export interface RecallOptions {
  /**
   * How long numbers take to get there, in ms. Up to 10, and unless said: as any change, 10 ms. Beyond that at least 50 ms, and levels at least 2 ms
   * for each dB they move, with what levels behind them on the same path move: steeper lines would click.
   */
  readonly overMs?: number;
}

/** What a scene needs of its desk. */
export interface SceneParts {
  /** @throws GraphError `removed` */
  now(born: Born): Scene;
  change(born: Born, change: Partial<Omit<Scene, keyof Born>>): void;
  /** Values as they are set now: of these, or of what the scene holds. */
  take(scope: SceneScope | Iterable<string>): ReadonlyMap<string, ParamValue>;
  recall(scene: Scene, overMs: number): void;
  remove(born: Born): void;
}

/**
 * Values of the desk to come back to. A thing that is taken off the desk is out of every scene; undo brings both back. A removed scene throws
 * when it is asked.
 */
export class MixerScene implements Handle {
  readonly id: string;
  readonly #parts: SceneParts;
  readonly #born: Born;

  constructor(parts: SceneParts, born: Born) {
    this.id = born.id;
    this.#parts = parts;
    this.#born = born;
  }

  get #scene(): Scene {
    return this.#parts.now(this.#born);
  }

  get name(): string {
    return this.#scene.name;
  }

  set name(name: string) {
    this.#parts.change(this.#born, { name: checkedName(this.id, name) });
  }

  /** By target, each in its own unit. */
  get values(): ReadonlyMap<string, ParamValue> {
    return new Map(this.#scene.values);
  }

  /** Takes the values as they are now: of what it holds, or of `only`, which is all that it holds then. @throws GraphError as `storeScene` */
  update(said: { readonly only?: SceneScope } = {}): void {
    const { only } = checkedSaid(`scene "${this.id}": update's options`, said, { only: true });
    const values = this.#parts.take(only ?? this.#scene.values.keys());
    this.#parts.change(this.#born, { values });
  }

  /**
   * Sets all of its values as one step of `undo()`. Numbers go straight in their own unit (faders in dB) over `overMs`; switches and choices change
   * at once, and so does what makes a plugin later. Nothing clicks. While a lane is heard, the value is set and the lane goes on.
   * Groups and exclusive solo have no say in it.
   * @throws RangeError for what is no time
   */
  recall(options: RecallOptions = {}): void {
    const { overMs = 0 } = checkedSaid(`scene "${this.id}": recall's options`, options, { overMs: true });
    if (!isTimeMs(overMs))
      throw new RangeError(
        `out-of-range: scene "${this.id}": overMs ${shown(overMs)} is not a number of ms from 0 to ${LONGEST_MS} (a day)`,
      );
    this.#parts.recall(this.#scene, overMs);
  }

  /** Takes the scene off the desk; values stay as they are. */
  remove(): void {
    this.#parts.remove(this.#born);
  }

  /** @internal It holds nothing of the desk. */
  rest(): void {}

  /** @internal */
  wake(): void {}
}
