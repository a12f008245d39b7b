import type { Desk } from "../desk/desk.ts";
import type { MixerHost } from "./host.ts";
import type { Stage } from "./stage.ts";

/** Which strip takes in which of the engine's inputs, and the nodes that feed them. */
export class Inputs {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #host: MixerHost;
  readonly #changed: () => void;
  /** Inputs by the strip that asked, as long as it is on the desk. */
  readonly #given = new Map<string, number>();
  /** Of strips that are gone, and that a plan may still be reading while it fades out. */
  readonly #leaving = new Map<number, object>();

  constructor(desk: Desk, stage: Stage, host: MixerHost, changed: () => void) {
    this.#desk = desk;
    this.#stage = stage;
    this.#host = host;
    this.#changed = changed;
  }

  /** @throws Error `no-inputs` where there are none, or all are taken */
  of(strip: string): AudioNode {
    const { inputNode, layout } = this.#host;
    const { inputs } = this.#desk;
    if (!inputNode) throw new Error("no-inputs: this mixer renders offline; give its tracks clips instead");
    if (this.#given.get(strip) !== inputs.get(strip) || !inputs.has(strip)) {
      this.settle();
      inputs.delete(strip);
      const taken = new Set([...inputs.values(), ...this.#given.values()]);
      const left = Array.from({ length: layout.inputCount }, (_, i) => i).filter((i) => !taken.has(i));
      // Of a strip that was just removed only where there is no other: what fades out of it is cut short then.
      const free = left.find((i) => !this.#leaving.has(i)) ?? left[0];
      if (free === undefined)
        throw new Error(`no-inputs: all ${layout.inputCount} inputs are taken; open the mixer with a larger \`inputs\``);
      if (this.#leaving.delete(free)) this.#host.closeInput?.(free);
      inputs.set(strip, free);
      this.#given.set(strip, free);
      this.#changed();
    }
    return inputNode(inputs.get(strip)!);
  }

  /** What is connected to the input of a strip that is gone is heard by nobody, least of all by the next strip that gets the input. */
  settle(): void {
    const { inputs, graph } = this.#desk;
    for (const [strip, input] of this.#given) {
      if (inputs.get(strip) === input && graph.strips.has(strip)) continue;
      this.#given.delete(strip);
      if (inputs.get(strip) === input) inputs.delete(strip);
      const leaves = {};
      this.#leaving.set(input, leaves);
      this.#stage.whenGone(() => {
        if (this.#leaving.get(input) !== leaves) return;
        this.#leaving.delete(input);
        this.#host.closeInput?.(input);
      });
    }
    this.#comeBack();
  }

  /** An undo brings a strip back with its input: with what was connected, if it was still leaving, and without one, if another has it by now. */
  #comeBack(): void {
    const { inputs } = this.#desk;
    const taken = new Set(this.#given.values());
    for (const [strip, input] of [...inputs]) {
      if (this.#given.get(strip) === input) continue;
      if (taken.has(input)) {
        inputs.delete(strip);
        this.#changed();
      } else {
        this.#leaving.delete(input);
        this.#given.set(strip, input);
        taken.add(input);
      }
    }
  }
}
