import { type Arena, engineFull } from "../../plan/arena.ts";
import type { Transport } from "../../protocol/transport.ts";

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
  /** It stands for audio that is on its way. */
  readonly isComing?: boolean;
}

/** Of a file whose audio nobody gave: nothing of it is in engine memory. */
export const unheard = (channels: 1 | 2): Reel => ({ left: 0, right: 0, frames: 0, channels });

/** Of a file whose audio will be there later: until then no plan knows of it. */
export const coming = (channels: 1 | 2): Reel => ({ ...unheard(channels), isComing: true });

/** The smallest normal float32. */
const SMALLEST = 2 ** -126;

/** Audio files in engine memory, each once however many clips play it. */
export class Tape {
  readonly #arena: Arena;
  readonly #transport: Transport;
  readonly #reels = new Map<string, Promise<Reel>>();
  /** Files whose reels somebody is waiting for. */
  readonly #awaited = new Map<string, number>();
  readonly #loaded = new Map<string, Reel>();

  constructor(arena: Arena, transport: Transport) {
    this.#arena = arena;
    this.#transport = transport;
  }

  /**
   * A file's reel, loaded by `read` the first time, for `use`; it is not let go before that. @throws MemoryFullError (as a rejection) when
   * it does not fit.
   */
  async reel<T>(file: string, read: () => Promise<ClipAudio>, use: (reel: Reel) => T): Promise<T> {
    this.#awaited.set(file, (this.#awaited.get(file) ?? 0) + 1);
    try {
      return use(await this.#reelOf(file, read));
    } finally {
      const others = this.#awaited.get(file)! - 1;
      if (others > 0) this.#awaited.set(file, others);
      else this.#awaited.delete(file);
    }
  }

  #reelOf(file: string, read: () => Promise<ClipAudio>): Promise<Reel> {
    const known = this.#reels.get(file);
    if (known) return known;
    const reel = read().then((audio) => this.#load(audio));
    this.#reels.set(file, reel);
    reel.then(
      (loaded) => this.#loaded.set(file, loaded),
      () => this.#reels.delete(file),
    );
    return reel;
  }

  /** Forgets reels that nobody plays. Returns what gives their memory back; until then a plan may be reading them. */
  letGo(played: ReadonlySet<Reel>): (() => void)[] {
    const idle = [...this.#loaded].filter(([file, reel]) => !played.has(reel) && !this.#awaited.has(file));
    return idle.map(([file, reel]) => {
      this.#reels.delete(file);
      this.#loaded.delete(file);
      return () => this.#giveBack(reel);
    });
  }

  async #load(audio: ClipAudio): Promise<Reel> {
    const [left, right] = [audio.channels[0]!, audio.channels[1]];
    const addresses = this.#place(left.length, right ? 2 : 1);
    await this.#transport.load(addresses[0]!, soundOf(left));
    if (right) await this.#transport.load(addresses[1]!, soundOf(right));
    return { left: addresses[0]!, right: addresses[1] ?? addresses[0]!, frames: left.length, channels: right ? 2 : 1 };
  }

  #giveBack({ left, right, frames, channels }: Reel): void {
    this.#arena.giveBack(left, bytesOf(frames));
    if (channels === 2) this.#arena.giveBack(right, bytesOf(frames));
  }

  /** Both channels or none: where free memory lies in pieces the second may find no room, and the first's would be lost for good. */
  #place(frames: number, channels: 1 | 2): number[] {
    const bytes = bytesOf(frames);
    if (bytes * channels > this.#arena.freeBytes) throw engineFull(bytes * channels, this.#arena.freeBytes);
    const left = this.#arena.take(bytes);
    if (channels === 1) return [left];
    try {
      return [left, this.#arena.take(bytes)];
    } catch (error) {
      this.#arena.giveBack(left, bytes);
      throw error;
    }
  }
}

/** The engine reads clips four frames at a time, so a channel has room for three more. */
const bytesOf = (frames: number) => (frames + 4) * 4;

/** What is not finite or subnormal becomes silence, so that nothing of a broken file reaches the desk. A sound file is not copied. */
export function soundOf(channel: Float32Array): Float32Array {
  for (let i = 0; i < channel.length; i++) if (!isSound(channel[i]!)) return channel.map((x) => (isSound(x) ? x : 0));
  return channel;
}

function isSound(x: number): boolean {
  return x === 0 || (Math.abs(x) >= SMALLEST && Math.abs(x) < Number.POSITIVE_INFINITY);
}

/** Whichever of the two it is. What is neither goes through, to be refused by the name of its file. */
export function audioOf(found: AudioBuffer | ClipAudio): ClipAudio {
  const { getChannelData } = (found ?? {}) as Partial<AudioBuffer>;
  return getChannelData ? clipAudioOf(found as AudioBuffer) : (found as ClipAudio);
}

/** The channels of an `AudioBuffer`. */
export function clipAudioOf(buffer: AudioBuffer): ClipAudio {
  return {
    sampleRate: buffer.sampleRate,
    channels: Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel)),
  };
}
