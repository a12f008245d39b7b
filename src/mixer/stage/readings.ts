import { METER_BYTES, meterWords, OUTPUT_SLOT_BYTES, readoutWords, statusWords } from "../../protocol/layout.ts";
import type { Transport } from "../../protocol/transport.ts";

export interface Levels {
  /** Left and right, in linear gain: the largest since the last look. */
  readonly peaks: [number, number];
  /** Left and right, smoothed mean squares. */
  readonly squares: [number, number];
}

type Watcher = (status: DataView) => void;

/** The one reader of the engine's status: latched peaks are there once, so everybody who wants them is told at the same time. */
export class Readings {
  readonly #transport: Transport;
  readonly #watchers = new Set<Watcher>();
  #status: DataView | null = null;
  #seen = -1;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** One of the status head's numbers; 0 before the engine has rendered. */
  head(word: (typeof statusWords)[number]): number {
    return this.#status?.getFloat64(statusWords.indexOf(word) * 8, true) ?? 0;
  }

  /** Takes the newest status, if there is one, and tells every watcher. */
  poll(): void {
    this.#status = this.#transport.status() ?? this.#status;
    const frame = this.head("frame");
    if (!this.#status || frame === this.#seen) return;
    this.#seen = frame;
    for (const watch of this.#watchers) watch(this.#status);
  }

  /** Nobody is told any more. */
  close(): void {
    this.#watchers.clear();
  }

  /** Something the newest status says; false before the first. */
  flag(read: (status: DataView) => boolean): boolean {
    this.poll();
    return this.#status !== null && read(this.#status);
  }

  /** Told at once of the newest status, and of each one from now on. Returns a function that stops it. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    if (this.#status) watcher(this.#status);
    return () => this.#watchers.delete(watcher);
  }
}

/** The larger of what is there and what was seen before. @param at the slot's place in the status region */
export function takeLevels(status: DataView, at: number, levels: Levels): void {
  if (at < 0 || at + METER_BYTES > status.byteLength) return;
  const word = (name: (typeof meterWords)[number]) => status.getFloat32(at + meterWords.indexOf(name) * 4, true);
  levels.peaks[0] = Math.max(levels.peaks[0], word("peakLeft"));
  levels.peaks[1] = Math.max(levels.peaks[1], word("peakRight"));
  levels.squares[0] = word("squareLeft");
  levels.squares[1] = word("squareRight");
}

export function hasFault(status: DataView, at: number): boolean {
  return at >= 0 && at + 4 <= status.byteLength && status.getInt32(at, true) !== 0;
}

/** The engine's frame up to which an output had something in it that is no sound; 0 while it never had. */
export function silencedUntil(status: DataView, at: number): number {
  return at >= 0 && at + OUTPUT_SLOT_BYTES <= status.byteLength ? status.getFloat64(at, true) : 0;
}

/** The plugin's `index`th readout. */
export function takeReadout(status: DataView, at: number, index: number): number {
  const place = at + (readoutWords.indexOf("value0") + index) * 4;
  return place + 4 <= status.byteLength ? status.getFloat32(place, true) : 0;
}
