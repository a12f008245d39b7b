import { LOUDNESS_SLOT_BYTES } from "../protocol/gauges.ts";
import { METER_BYTES } from "../protocol/layout.ts";

/** Engine memory, handed out and taken back: first fit over a sorted list of free stretches. The page is the only one that allocates. */
export class Arena {
  #free: { from: number; to: number }[];
  readonly #full: Full;

  /**
   * Addresses from `from` up to `to`; every stretch handed out is a multiple of 64 bytes.
   * @param full what is thrown when there is no room
   */
  constructor(from: number, to: number, full: Full = engineFull) {
    this.#full = full;
    const [first, last] = [Math.ceil(from / 64) * 64, Math.floor(to / 64) * 64];
    this.#free = first < last ? [{ from: first, to: last }] : [];
  }

  /** Bytes that could still be handed out, in one stretch or several. */
  get freeBytes(): number {
    return this.#free.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** Address of `bytes` bytes. @param name of what they are for @throws MemoryFullError when no stretch is long enough. */
  take(bytes: number, name = ""): number {
    const size = Math.ceil(bytes / 64) * 64;
    const at = this.#free.findIndex(({ from, to }) => to - from >= size);
    if (at < 0) throw this.#full(bytes, this.freeBytes, name);
    const stretch = this.#free[at]!;
    const address = stretch.from;
    stretch.from += size;
    if (stretch.from === stretch.to) this.#free.splice(at, 1);
    return address;
  }

  giveBack(address: number, bytes: number): void {
    const stretch = { from: address, to: address + Math.ceil(bytes / 64) * 64 };
    const at = this.#free.findIndex(({ from }) => from > address);
    this.#free.splice(at < 0 ? this.#free.length : at, 0, stretch);
    this.#free = this.#free.reduce<{ from: number; to: number }[]>((merged, next) => {
      const last = merged[merged.length - 1];
      if (last && last.to === next.from) last.to = next.to;
      else merged.push(next);
      return merged;
    }, []);
  }
}

/** Something fixed is full; what does not fit is refused before anything is sent. */
export class MemoryFullError extends Error {
  readonly code = "too-large";
  constructor(message: string) {
    super(`too-large: ${message}`);
    this.name = "MemoryFullError";
  }
}

/** What an arena says when it is full. @param name of what would have been put there */
type Full = (wantedBytes: number, freeBytes: number, name: string) => MemoryFullError;

/** The engine's memory is fixed when it starts. */
export function engineFull(wantedBytes: number, freeBytes: number): MemoryFullError {
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  return new MemoryFullError(
    `${megabytes(wantedBytes)} MB more do not fit in the engine's memory (${megabytes(freeBytes)} MB free); ` +
      "open the mixer with a larger memoryMegabytes",
  );
}

/** What meters and plugins say to the page has a place of its own, whose size no option changes. */
export function statusFull(wantedBytes: number, freeBytes: number, name: string): MemoryFullError {
  return new MemoryFullError(
    `"${name.split("\t")[0]}" needs ${wantedBytes} bytes of what the engine tells the page, and ${freeBytes} are free; ` +
      `close() meters that nobody looks at: loudness takes ${LOUDNESS_SLOT_BYTES} bytes, others ${METER_BYTES} at most`,
  );
}
