import type { PluginSpec } from "../../plugins/describe.ts";
import { checkedSaid } from "../../session/said.ts";
import { type Readings, takeReadout } from "../stage/readings.ts";
import { HOLD_OPTIONS, type HoldOptions, PeakHold } from "./peak-hold.ts";

/** By how much dynamics turn down, in dB: 0 is nothing, 6 is half. */
export interface ReductionReading {
  /** The most since the last read, or that once more while nothing is new. */
  readonly reductionDb: number;
  /** The most of late: it stays as the meter's options say, then falls. */
  readonly heldDb: number;
}

/** What dynamics call it among their readouts. */
const READOUT = "reductionDb";

/** What a reduction meter needs of its insert. */
export interface ReductionParts {
  readonly plugin: PluginSpec;
  readonly readings: Readings;
  /** In Hz. */
  readonly sampleRate: number;
  /** Of the insert's slot in the status region; -1 while it has none. */
  place(): number;
  /** @throws GraphError `removed` when the insert is not there */
  check(): void;
}

/** Gain reduction of one insert. The plugin says it in any case, so this costs the engine nothing. */
export class ReductionMeter {
  readonly #parts: ReductionParts;
  readonly #hold: PeakHold;
  readonly #stopWatching: () => void;
  #mostDb = 0;
  /** The next status begins anew. */
  #wasRead = false;
  #closed = false;

  /** @throws RangeError for a plugin that does not turn anything down */
  constructor(parts: ReductionParts, options: HoldOptions) {
    const index = parts.plugin.readouts?.indexOf(READOUT) ?? -1;
    if (index < 0) throw new RangeError(`${parts.plugin.id} has no gain reduction to meter; dynamics such as compressor have`);
    this.#parts = parts;
    checkedSaid("reduction meter: options", options, HOLD_OPTIONS);
    this.#hold = new PeakHold(options, parts.sampleRate, 1);
    this.#stopWatching = parts.readings.watch((status) => {
      const at = parts.place();
      const nowDb = at < 0 ? 0 : takeReadout(status, at, index);
      this.#mostDb = this.#wasRead ? nowDb : Math.max(this.#mostDb, nowDb);
      this.#wasRead = false;
      this.#hold.take(parts.readings.head("frame"), [nowDb]);
    });
  }

  /** @throws GraphError `removed` when the insert was removed; {@link close} the meter then. */
  read(): ReductionReading {
    if (!this.#closed) this.#parts.check();
    this.#parts.readings.poll();
    this.#wasRead = true;
    const [heldDb] = this.#hold.read(this.#parts.readings.head("frame"));
    return { reductionDb: this.#mostDb, heldDb: Math.max(0, heldDb!) };
  }

  /** What is held begins anew. */
  reset(): void {
    this.#parts.readings.poll();
    this.#hold.reset();
  }

  /** Once is enough. What was read last stays. */
  close(): void {
    this.#closed = true;
    this.#stopWatching();
  }
}
