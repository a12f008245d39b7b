import type { EngineInstance } from "../engine/instance.ts";
import { BLOCK_FRAMES } from "../protocol/layout.ts";

type Channels = readonly Float32Array[];

/** One quantum of any length through the engine, block by block. */
export class Quantum {
  readonly #engine: EngineInstance;
  /** Inputs whose region holds zeros: nothing is connected, and nothing need be copied. */
  readonly #silent: Uint8Array;

  constructor(engine: EngineInstance) {
    this.#engine = engine;
    this.#silent = new Uint8Array(engine.layout.inputCount).fill(1);
  }

  /** @param output one or two channels, equally long */
  render(inputs: readonly Channels[], output: Channels): void {
    const left = output[0];
    if (left === undefined) return;
    const right = output[1];
    const heard = this.#engine.outputs;
    for (let at = 0; at < left.length; at += BLOCK_FRAMES) {
      const frames = Math.min(BLOCK_FRAMES, left.length - at);
      for (let i = 0; i < this.#silent.length; i++) this.#feed(i, inputs[i], at, frames);
      this.#engine.render(frames);
      for (let k = 0; k < frames; k++) left[at + k] = heard[k]!;
      if (right) for (let k = 0; k < frames; k++) right[at + k] = heard[BLOCK_FRAMES + k]!;
    }
  }

  /** Mono goes to both sides; of more than two channels the first two are heard. */
  #feed(input: number, channels: Channels | undefined, at: number, frames: number): void {
    const start = 2 * input * BLOCK_FRAMES;
    const left = channels?.[0];
    if (left === undefined) {
      if (!this.#silent[input]) this.#engine.inputs.fill(0, start, start + 2 * BLOCK_FRAMES);
      this.#silent[input] = 1;
      return;
    }
    this.#silent[input] = 0;
    copyFinite(left, at, this.#engine.inputs, start, frames);
    copyFinite(channels?.[1] ?? left, at, this.#engine.inputs, start + BLOCK_FRAMES, frames);
  }
}

/** What another node feeds us may be NaN or infinite; in here it is silence. */
function copyFinite(from: Float32Array, fromAt: number, to: Float32Array, toAt: number, frames: number): void {
  for (let k = 0; k < frames; k++) {
    const x = from[fromAt + k]!;
    to[toAt + k] = x - x === 0 ? x : 0;
  }
}
