import type { Planar } from "./places.ts";
import type { Place, Step } from "./plan.ts";

/** Steps as they are found, and which planar buffers already hold something: a sum begins from zeros. */
export class StepList {
  readonly steps: Step[] = [];
  readonly #begun = new Set<string>();

  add(name: Step["name"], ...args: Step["args"]): void {
    this.steps.push({ name, args });
  }

  /** A buffer that the next step adds to. */
  sum(target: Planar, channels: number): Place {
    if (!this.#begun.has(target.name)) this.add("clear", target, channels);
    return this.fill(target);
  }

  /** A buffer that the next step fills. */
  fill(target: Planar): Place {
    this.#begun.add(target.name);
    return target;
  }
}
