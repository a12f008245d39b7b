import { type Arena, MemoryFullError } from "../plan/arena.ts";
import type { Transport } from "../protocol/transport.ts";

/** Decoded audio: an `AudioBuffer` will do after {@link clipAudioOf}. All channels are equally long; two are used. */
export interface ClipAudio {
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Where a file's audio is in engine memory. */
export interface Reel {
  readonly left: number;
  readonly right: number;
  readonly frames: number;
  readonly channels: 1 | 2;
}

/** The smallest normal float32. */
const SMALLEST = 2 ** -126;

/** Audio files in engine memory, each once however many clips play it. */
export class Tape {
  readonly #arena: Arena;
  readonly #transport: Transport;
  readonly #reels = new Map<string, Promise<Reel>>();

  constructor(arena: Arena, transport: Transport) {
    this.#arena = arena;
    this.#transport = transport;
  }

  /** A file's reel, loaded by `read` the first time. @throws MemoryFullError (as a rejection) when it does not fit. */
  reel(file: string, read: () => Promise<ClipAudio>): Promise<Reel> {
    const known = this.#reels.get(file);
    if (known) return known;
    const reel = read().then((audio) => this.#load(audio));
    this.#reels.set(file, reel);
    reel.catch(() => this.#reels.delete(file));
    return reel;
  }

  async #load(audio: ClipAudio): Promise<Reel> {
    const [left, right] = [audio.channels[0]!, audio.channels[1]];
    const addresses = this.#place(left.length, right ? 2 : 1);
    await this.#transport.load(addresses[0]!, soundOf(left));
    if (right) await this.#transport.load(addresses[1]!, soundOf(right));
    return { left: addresses[0]!, right: addresses[1] ?? addresses[0]!, frames: left.length, channels: right ? 2 : 1 };
  }

  /** The engine reads clips four frames at a time, so a reel has room for three more. */
  #place(frames: number, channels: number): number[] {
    const bytes = (frames + 4) * 4;
    if (bytes * channels > this.#arena.freeBytes) throw new MemoryFullError(bytes * channels, this.#arena.freeBytes);
    return Array.from({ length: channels }, () => this.#arena.take(bytes));
  }
}

/** What is not finite or subnormal becomes silence, so that nothing of a broken file reaches the desk. A sound file is not copied. */
function soundOf(channel: Float32Array): Float32Array {
  for (let i = 0; i < channel.length; i++) if (!isSound(channel[i]!)) return channel.map((x) => (isSound(x) ? x : 0));
  return channel;
}

function isSound(x: number): boolean {
  return x === 0 || (Math.abs(x) >= SMALLEST && Math.abs(x) < Number.POSITIVE_INFINITY);
}

/** The channels of an `AudioBuffer`. */
export function clipAudioOf(buffer: AudioBuffer): ClipAudio {
  return {
    sampleRate: buffer.sampleRate,
    channels: Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel)),
  };
}
