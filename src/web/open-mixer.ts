import type { EngineError } from "../engine/engine-error.ts";
import type { AudioUse } from "../mixer/audio/read-ahead.ts";
import type { ClipAudio } from "../mixer/audio/tape.ts";
import { audioOf } from "../mixer/audio/tape.ts";
import { closed } from "../mixer/calls/gone.ts";
import { Mixer } from "../mixer/mixer.ts";
import { emptySession } from "../session/empty.ts";
import { shown } from "../session/fault.ts";
import { loadSession } from "../session/load.ts";
import { checkedSaid, type Names } from "../session/said.ts";
import { type NodeOptions, type OpenNode, openNode, type Wire } from "./open-node.ts";

export interface MixerOptions extends Omit<NodeOptions, "memoryPages"> {
  /** A session document or its text; without one, a desk with nothing but a master. */
  readonly session?: object | string;
  /**
   * The audio of a file the session names, at the context's sample rate (`decodeAudioData` sees to that). Called for up to three files at once.
   * An impulse response that was resampled so is a louder room, by the context's rate over its own: 0.7 dB from 44.1 to 48 kHz.
   */
  readonly audio?: (file: string, use: AudioUse) => Promise<AudioBuffer | ClipAudio>;
  /** All the memory the engine will ever have, clip audio included, in MB of 2^20 bytes: up to 4096; 256 unless said. */
  readonly memoryMegabytes?: number;
  /** Opens the desk before its audio is there, as `ReadyOptions` say; `mixer.loaded()` resolves when it is. */
  readonly audioFollows?: boolean;
}

const MIXER_OPTIONS: Names<MixerOptions> = {
  session: true,
  audio: true,
  memoryMegabytes: true,
  audioFollows: true,
  inputs: true,
  wire: true,
  ringBytes: true,
  processorUrl: true,
  wasmUrl: true,
};

/** As much as WebAssembly can address; browsers may have less to give. */
const MOST_MEGABYTES = 4096;
const PAGES_PER_MEGABYTE = 16;

/** A mixer on a page. */
export class WebMixer extends Mixer {
  readonly context: BaseAudioContext;
  /** What the desk puts out: one stereo output. */
  readonly node: AudioWorkletNode;
  /** How page and audio thread talk. */
  readonly wire: Wire;
  readonly #rehearsed: Promise<void>;
  readonly #onEnd: OpenNode["onEnd"];
  readonly #unplug: () => void;

  constructor(context: BaseAudioContext, open: OpenNode, session: ReturnType<typeof loadSession>) {
    const { transport, layout, node, wire } = open;
    const gates = new Map<number, GainNode>();
    const inputNode = (input: number) => {
      const gate = gates.get(input) ?? new GainNode(context, { channelCount: 2 });
      if (!gates.has(input)) gate.connect(node, 0, input);
      gates.set(input, gate);
      return gate;
    };
    const closeInput = (input: number) => {
      gates.get(input)?.disconnect();
      gates.delete(input);
    };
    const unplug = () => {
      for (const input of [...gates.keys()]) closeInput(input);
      node.disconnect();
    };
    super({ transport, layout, sampleRate: context.sampleRate, inputNode, closeInput, monitor: true }, session);
    this.context = context;
    this.node = node;
    this.wire = wire;
    this.#rehearsed = open.rehearsed;
    this.#onEnd = open.onEnd;
    this.#unplug = unplug;
  }

  /** {@link Mixer.loaded}, and the engine has been rehearsed: from here on it is at its best. */
  override async loaded(): Promise<void> {
    await super.loaded();
    await this.#rehearsed;
  }

  /** Sends the mix on: `mixer.connect(context.destination)`. */
  connect(destination: AudioNode): void {
    if (this.isClosed) throw closed("connect");
    this.node.connect(destination);
  }

  disconnect(): void {
    this.node.disconnect();
  }

  /** {@link Mixer.close}; what was connected to the mixer, and what it was connected to, is so no more. */
  override close(): void {
    super.close();
    this.#unplug();
  }

  /** Calls back once, when the engine has failed or was closed. */
  onEnd(listener: (error: EngineError) => void): void {
    this.#onEnd(listener);
  }
}

/**
 * A mixer whose engine runs in the context's audio thread; connect it and it is heard. Resolves when the session and its audio are there, or
 * with `audioFollows` when the session is.
 * @throws SessionError with every fault of the session; EngineError saying what the browser or the page lacks; MemoryFullError; whatever
 * `audio` throws; RangeError for options that are none. Then nothing is left open.
 */
export async function openMixer(context: BaseAudioContext, options: MixerOptions = {}): Promise<WebMixer> {
  if (typeof context?.sampleRate !== "number")
    throw new RangeError(
      `bad-type: openMixer: ${shown(context)} is not an AudioContext; say openMixer(new AudioContext(), { ... })`,
    );
  checkedSaid("openMixer", options, MIXER_OPTIONS);
  const { audio, memoryMegabytes = 256, audioFollows } = options;
  if (typeof memoryMegabytes !== "number" || !(memoryMegabytes > 0 && memoryMegabytes <= MOST_MEGABYTES))
    throw new RangeError(
      `out-of-range: openMixer: memoryMegabytes ${shown(memoryMegabytes)} is not a number above 0 and up to ${MOST_MEGABYTES}`,
    );
  const session = options.session === undefined ? emptySession(context.sampleRate) : loadSession(options.session);
  if (session.sampleRate !== context.sampleRate)
    throw new RangeError(
      `out-of-range: the session is at ${session.sampleRate} Hz, the context at ${context.sampleRate} Hz; make the context with { sampleRate: ${session.sampleRate} }`,
    );
  const named = [...session.clips.values()].flat()[0]?.file ?? [...session.impulses.values()][0];
  if (named !== undefined && !audio)
    throw new Error(`missing-file: the session plays ${named}, and there is no \`audio\` to get it by; give openMixer one`);
  const open = await openNode(context, { ...options, memoryPages: Math.ceil(memoryMegabytes * PAGES_PER_MEGABYTE) });
  const mixer = new WebMixer(context, open, session);
  try {
    await mixer.ready(audio && (async (file, use) => audioOf(await audio(file, use))), { audioFollows });
    if (!audioFollows) await open.rehearsed;
  } catch (error) {
    mixer.close();
    throw error;
  }
  return mixer;
}
