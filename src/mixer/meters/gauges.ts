import type { Born } from "../../graph/graph.ts";
import { type GaugePoint, gaugeName } from "../../plan/plan.ts";
import type { GaugeKind } from "../../protocol/gauges.ts";
import type { Desk } from "../desk/desk.ts";
import type { OpenGauge } from "../desk/open-gauge.ts";
import type { Stage } from "../stage/stage.ts";
import { Readers } from "./readers.ts";

/** A place on a strip where the engine measures something for a reader, until the last reader lets go. */
export interface Gauge {
  /** What its slot begins with once the engine measures: memory that was somebody else's says something else. */
  readonly id: number;
  /** Of its slot in the status region; -1 while it has none, as when its strip is gone. */
  place(): number;
  release(): void;
}

/** No meter's, readout's or other word of the status region looks like this. */
const FIRST_ID = 0x6a09e667;

/** Gauges that somebody reads. What nobody reads is not in the plan. */
export class Gauges {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #statusAt: number;
  readonly readers: Readers<OpenGauge>;
  #nextId = FIRST_ID;

  /** @param statusAt address of the status region */
  constructor(desk: Desk, stage: Stage, statusAt: number, changed: () => void) {
    this.#desk = desk;
    this.#stage = stage;
    this.#statusAt = statusAt;
    this.readers = new Readers(desk.gauges, changed);
  }

  /** @throws MemoryFullError, and nothing is measured */
  open(kind: GaugeKind, strip: Born, point: GaugePoint): Gauge {
    const name = gaugeName(kind, strip.id, point);
    const known = [...this.readers.all].find((open) => open.name === name && open.strip.birth === strip.birth);
    const gauge = known ?? { name, id: this.#nextId++, strip: { id: strip.id, birth: strip.birth } };
    // Of a strip that is gone nothing is in the plan.
    const release = this.readers.add(gauge, () => this.#desk.isHeard(gauge));
    return { id: gauge.id, place: () => this.#placeOf(gauge), release };
  }

  #placeOf(gauge: OpenGauge): number {
    const address = this.#desk.isHeard(gauge) ? this.#stage.addressOf(gauge.name) : undefined;
    return address === undefined ? -1 : address - this.#statusAt;
  }
}
