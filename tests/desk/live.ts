import { directTransport } from "../../src/engine/direct-transport.ts";
import type { EngineInstance } from "../../src/engine/instance.ts";
import type { ReadAudio } from "../../src/mixer/edits/clips.ts";
import { Mixer } from "../../src/mixer/mixer.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { engine } from "./engine.ts";
import type { Sides } from "./measure.ts";
import { readerOf, type Sounds } from "./render.ts";

export interface LiveOptions {
  readonly sounds?: Sounds;
  /** Reads the audio that follows the desk; without it, `sounds` are there before. */
  readonly read?: ReadAudio;
  /** What the outside plays into the engine's inputs, from frame 0 on. */
  readonly inputs?: readonly Sides[];
  readonly stems?: readonly string[];
  /** Told when an input is free again. */
  readonly closeInput?: (input: number) => void;
  /** Frames of each block; whole blocks of 128 unless said. */
  readonly blockFrames?: () => number;
  /** A wire with manners of its own around the one at hand. */
  readonly wire?: (transport: Transport) => Transport;
  readonly memoryPages?: number;
  /** As on a page, unless said. */
  readonly monitor?: boolean;
}

/** The page hears of the engine at multiples of this, whatever the blocks. */
const STATUS_FRAMES = 512;

/** A mixer that plays, with the clock in the test's hand: change something, render, look at what was heard. */
export class LiveDesk {
  readonly mixer: Mixer;
  readonly engine: EngineInstance;
  /** Frames rendered. */
  frame = 0;
  readonly #options: LiveOptions;
  readonly #listeners: Set<() => void>;
  readonly #heard: Float32Array[];

  constructor(mixer: Mixer, instance: EngineInstance, listeners: Set<() => void>, options: LiveOptions) {
    this.mixer = mixer;
    this.engine = instance;
    this.#listeners = listeners;
    this.#options = options;
    this.#heard = Array.from({ length: 2 * instance.layout.outputCount }, () => new Float32Array(0));
  }

  /** What was changed reaches the engine, then time passes. */
  async render(frames: number): Promise<void> {
    const end = this.frame + frames;
    for (const [channel, samples] of this.#heard.entries()) this.#heard[channel] = withRoom(samples, end);
    await this.mixer.arrived();
    while (this.frame < end) {
      const status = (Math.floor(this.frame / STATUS_FRAMES) + 1) * STATUS_FRAMES;
      while (this.frame < Math.min(end, status)) this.#block(Math.min(end, status) - this.frame);
      if (this.frame < status) continue;
      for (const listener of this.#listeners) listener();
      await this.mixer.arrived();
    }
  }

  #block(atMost: number): void {
    const frames = Math.min(atMost, this.#options.blockFrames?.() ?? BLOCK_FRAMES);
    for (const [i, { left, right }] of (this.#options.inputs ?? []).entries())
      for (const [side, signal] of [left, right].entries()) {
        const input = this.engine.inputs.subarray((2 * i + side) * BLOCK_FRAMES, (2 * i + side + 1) * BLOCK_FRAMES);
        input.fill(0).set(signal.subarray(this.frame, this.frame + frames));
      }
    this.engine.render(frames);
    for (const [channel, samples] of this.#heard.entries())
      samples.set(this.engine.outputs.subarray(channel * BLOCK_FRAMES, channel * BLOCK_FRAMES + frames), this.frame);
    this.frame += frames;
  }

  /** The mix from frame 0 on; 1 and up are the stems. */
  heard(output = 0): Sides {
    const side = (channel: number) => this.#heard[channel]!.subarray(0, this.frame);
    return { left: side(2 * output), right: side(2 * output + 1) };
  }
}

/** The same samples with room for so many frames, and some more. */
function withRoom(samples: Float32Array, frames: number): Float32Array {
  if (samples.length >= frames) return samples;
  const longer = new Float32Array(2 * frames);
  longer.set(samples);
  return longer;
}

/** A desk whose transport stands at 0. */
export async function openLive(document: SessionDocument, options: LiveOptions = {}): Promise<LiveDesk> {
  const {
    sounds = {},
    inputs = [],
    stems = [],
    memoryPages = 512,
    monitor = true,
    closeInput,
    wire = (transport) => transport,
  } = options;
  const session = loadSession(document);
  const { sampleRate } = session;
  const instance = await engine({ sampleRate, inputs: inputs.length, outputs: 1 + stems.length, memoryPages });
  const listeners = new Set<() => void>();
  const transport = wire({
    ...directTransport(instance),
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const inputNode = (input: number) => ({ input }) as unknown as AudioNode;
  const mixer = new Mixer({ transport, layout: instance.layout, sampleRate, stems, inputNode, closeInput, monitor }, session);
  if (options.read) await mixer.ready(options.read, { audioFollows: true });
  else await mixer.ready(readerOf(sounds));
  return new LiveDesk(mixer, instance, listeners, options);
}
