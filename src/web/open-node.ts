import { EngineError } from "../engine/engine-error.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import type { ProcessorOptions } from "../protocol/post.ts";
import { Ring } from "../protocol/ring.ts";
import type { Transport } from "../protocol/transport.ts";
import { PROCESSOR_NAME } from "../protocol/version.ts";
import { type LoadOptions, load } from "./load.ts";
import { portWire } from "./port-wire.ts";
import { Postbox } from "./postbox.ts";
import { rehearse } from "./rehearse.ts";
import { sharedWire } from "./shared-wire.ts";

/** "shared": memory of both threads, where the page is cross-origin isolated. "port": messages, everywhere. */
export type Wire = "shared" | "port";

export interface NodeOptions extends LoadOptions {
  /** Stereo inputs of the node, 1 to 64; 16 by default. */
  readonly inputs?: number;
  /** All the memory the engine will ever have, clip audio included, in pages of 64 kB; 4096 (256 MB) by default. */
  readonly memoryPages?: number;
  /** Chosen by itself unless named. */
  readonly wire?: Wire;
  /** What may wait on the way to the engine: a power of two; 256 kB by default, 4 MB offline, where a whole session waits for the start. */
  readonly ringBytes?: number;
}

export interface OpenNode {
  readonly node: AudioWorkletNode;
  readonly transport: Transport;
  readonly layout: EngineLayout;
  readonly wire: Wire;
  /** Resolves when the engine has been rehearsed: what plays before that plays slower. Never rejects. */
  readonly rehearsed: Promise<void>;
  /** Calls back once, when the engine has trapped (code `trapped`) or was closed (`closed`). */
  onEnd(listener: (error: EngineError) => void): void;
}

const INPUTS = 16;
const MOST_INPUTS = 64;
const MEMORY_PAGES = 4096;
const RING_BYTES = 1 << 18;
const OFFLINE_RING_BYTES = 1 << 22;
const ANSWER_MS = 10_000;

/**
 * An engine in the context's audio thread, silent until it is sent something. Works alike in an AudioContext and an OfflineAudioContext.
 * @throws {EngineError} saying what is missing and what to do; {RangeError} for a number no desk has
 */
export async function openNode(context: BaseAudioContext, options: NodeOptions = {}): Promise<OpenNode> {
  const wire = chooseWire(options.wire);
  const inputs = options.inputs ?? INPUTS;
  if (!Number.isInteger(inputs) || inputs < 1 || inputs > MOST_INPUTS)
    throw new RangeError(`inputs is ${inputs}; a desk has 1 to ${MOST_INPUTS}`);
  const module = await load(context, options);
  // A courtesy: where it cannot be held the mixer is none the worse for it.
  const rehearsed = rehearse(module).catch(() => {});
  const ringBytes = options.ringBytes ?? ("startRendering" in context ? OFFLINE_RING_BYTES : RING_BYTES);
  const ring = wire === "shared" ? (Ring.allocate(ringBytes, true) as SharedArrayBuffer) : undefined;
  const node = makeNode(context, inputs, {
    module,
    inputs,
    ringBytes,
    memoryPages: options.memoryPages ?? MEMORY_PAGES,
    ...(ring && { ring }),
  });
  const postbox = new Postbox(node.port);
  const layout = await answer(node, postbox);
  const transport = ring ? sharedWire(postbox, layout, new Ring(ring)) : portWire(postbox, layout, ringBytes);
  postbox.onEnd(() => node.disconnect());
  return { node, transport, layout, wire, rehearsed, onEnd: (listener) => postbox.onEnd(listener) };
}

function chooseWire(wished: Wire | undefined): Wire {
  const canShare = globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === "function";
  if (wished === "shared" && !canShare)
    throw new EngineError(
      "no-shared-memory",
      'wire: "shared" needs a cross-origin isolated page: serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, or leave `wire` out.',
    );
  return wished ?? (canShare ? "shared" : "port");
}

function makeNode(context: BaseAudioContext, inputs: number, processorOptions: ProcessorOptions): AudioWorkletNode {
  try {
    return new AudioWorkletNode(context, PROCESSOR_NAME, {
      numberOfInputs: inputs,
      numberOfOutputs: 1,
      outputChannelCount: [2],
      channelCount: 2,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
      processorOptions,
    });
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === "InvalidStateError")) throw cause;
    throw new EngineError(
      "processor-not-loaded",
      `The context has no processor named ${PROCESSOR_NAME}: the processor.js that was loaded is of another release of postfade. Serve this one's.`,
      { cause },
    );
  }
}

/** The layout, once the engine has booted on the audio thread. */
function answer(node: AudioWorkletNode, postbox: Postbox): Promise<EngineLayout> {
  return new Promise((resolve, reject) => {
    const refuse = (code: "engine-refused" | "no-answer", message: string) => reject(new EngineError(code, message));
    const late = setTimeout(
      () =>
        refuse(
          "no-answer",
          `The audio thread has not answered for ${ANSWER_MS / 1000} s. Start the context first, after a click or a key.`,
        ),
      ANSWER_MS,
    );
    const settled = () => clearTimeout(late);
    postbox.on("ready", ({ layout }) => {
      settled();
      resolve(layout);
    });
    postbox.on("refused", ({ message }) => {
      settled();
      refuse("engine-refused", `The engine did not start: ${message}`);
    });
    node.onprocessorerror = () => {
      settled();
      refuse("engine-refused", "The processor failed on the audio thread; the browser's console says why.");
    };
  });
}
