import type { EngineInstance } from "../engine/instance.ts";
import { BLOCK_FRAMES } from "../protocol/layout.ts";

type Channels = readonly Float32Array[];

/** One quantum of any length through the engine, block by block. What is no sound (NaN, infinite) the engine hears as silence. */
export class Quantum {
  readonly #engine: EngineInstance;
  readonly #left: Float32Array;
  readonly #right: Float32Array;
  /** Inputs whose region holds zeros: nothing is connected, and nothing need be copied. */
  readonly #silent: Uint8Array;

  constructor(engine: EngineInstance) {
    this.#engine = engine;
    this.#left = engine.outputs.subarray(0, BLOCK_FRAMES);
    this.#right = engine.outputs.subarray(BLOCK_FRAMES, 2 * BLOCK_FRAMES);
    this.#silent = new Uint8Array(engine.layout.inputCount).fill(1);
  }

  /** @param output one or two channels, equally long */
  render(inputs: readonly Channels[], output: Channels): void {
    const left = output[0];
    if (left === undefined) return;
    for (let at = 0; at < left.length; at += BLOCK_FRAMES) {
      const frames = Math.min(BLOCK_FRAMES, left.length - at);
      for (let i = 0; i < this.#silent.length; i++) this.#feed(i, inputs[i], at, frames);
      this.#engine.render(frames);
      copy(this.#left, 0, left, at, frames);
      if (output[1]) copy(this.#right, 0, output[1], at, frames);
    }
  }

  /** Mono goes to both sides; of more than two channels the first two are heard. */
  #feed(input: number, channels: Channels | undefined, at: number, frames: number): void {
    const { inputs } = this.#engine;
    const start = 2 * input * BLOCK_FRAMES;
    const left = channels?.[0];
    if (left === undefined) {
      if (!this.#silent[input]) inputs.fill(0, start, start + 2 * BLOCK_FRAMES);
      this.#silent[input] = 1;
      return;
    }
    this.#silent[input] = 0;
    copy(left, at, inputs, start, frames);
    copy(channels?.[1] ?? left, at, inputs, start + BLOCK_FRAMES, frames);
  }
}

/** The whole source goes at once, as nearly always; a part of it frame by frame, since a view of the part would be garbage. */
function copy(from: Float32Array, fromAt: number, to: Float32Array, toAt: number, frames: number): void {
  if (from.length === frames) to.set(from, toAt);
  else for (let k = 0; k < frames; k++) to[toAt + k] = from[fromAt + k]!;
}
