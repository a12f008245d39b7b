import type { ParamSpec } from "../../params/spec.ts";
import type { Point } from "../../session/session.ts";
import { type Sample, thinned } from "./thin.ts";

/** A hand that has not moved for this long stood still, and did not creep to where it went next. */
const STILL_SECONDS = 0.05;

/** What a hand does to one control while the transport rolls. */
export class Take {
  readonly #samples: Sample[];

  constructor(frame: number, value: Point["value"]) {
    this.#samples = [{ frame, value }];
  }

  get lastFrame(): number {
    return this.#samples.at(-1)!.frame;
  }

  get lastValue(): Point["value"] {
    return this.#samples.at(-1)!.value;
  }

  /** Of two values on one frame the later one counts. Returns what takes it out again. */
  add(frame: number, value: Point["value"]): () => void {
    const [count, last] = [this.#samples.length, this.#samples.at(-1)!];
    if (last.frame === frame) this.#samples.pop();
    this.#samples.push({ frame, value });
    return () => this.#samples.splice(count - 1, Number.POSITIVE_INFINITY, last);
  }

  /** As few points as say it, up to `frame`. @param rampFrames how long a value takes to its new place */
  points(spec: ParamSpec, frame: number, sampleRate: number, rampFrames: number): Point[] {
    const last = this.#samples.at(-1)!;
    const all = frame > last.frame ? [...this.#samples, { frame, value: last.value }] : this.#samples;
    const still = STILL_SECONDS * sampleRate;
    const held = all.flatMap((sample, i) => {
      const before = all[i - 1];
      if (!before || sample.frame - before.frame <= still || sample.value === before.value) return [sample];
      return [{ frame: sample.frame - rampFrames, value: before.value }, sample];
    });
    return thinned(spec, held);
  }
}
