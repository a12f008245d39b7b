import { instantiate } from "../engine/direct.ts";
import type { FromWorklet, ProcessorOptions } from "../protocol/post.ts";
import { Ring } from "../protocol/ring.ts";
import { PROCESSOR_NAME } from "../protocol/version.ts";
import { Postman } from "./postman.ts";

// What an AudioWorkletGlobalScope has and no type library declares.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { processorOptions: ProcessorOptions }) => AudioWorkletProcessor,
): void;

class PostfadeProcessor extends AudioWorkletProcessor {
  #postman: Postman | null = null;

  constructor({ processorOptions }: { processorOptions: ProcessorOptions }) {
    super();
    const { module, memoryPages, inputs, ringBytes, ring } = processorOptions;
    try {
      const engine = instantiate(module, { sampleRate, inputs, memoryPages });
      const queue = new Ring(ring ?? Ring.allocate(ringBytes, false));
      this.#postman = new Postman(engine, this.port, queue, ring ? "shared" : "port", sampleRate);
    } catch (error) {
      // Thrown from here it would reach the page as an event without a word about what went wrong.
      const refused: FromWorklet = { kind: "refused", message: error instanceof Error ? error.message : String(error) };
      this.port.postMessage(refused);
    }
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    return this.#postman?.process(inputs, outputs) ?? false;
  }
}

registerProcessor(PROCESSOR_NAME, PostfadeProcessor);
