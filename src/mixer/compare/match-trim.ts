import { MIX_EDGE } from "../../plan/monitor-steps.ts";
import type { Desk } from "../desk/desk.ts";
import type { Cells } from "../stage/cells.ts";
import type { Readings } from "../stage/readings.ts";

/** What is corrected while it is heard takes so long: nobody should hear a step. */
const CORRECTION_MS = 500;
/** A correction that is smaller waits. */
const LEAST_DB = 0.02;

/** By how much the mix is turned down on its way into the monitor, so that two mixes are heard equally loud. */
export class MatchTrim {
  readonly #desk: Desk;
  readonly #cells: Cells;
  readonly #readings: Readings;
  /** Of the engine: the last correction has arrived. */
  #doneFrame = 0;

  constructor(desk: Desk, cells: Cells, readings: Readings) {
    this.#desk = desk;
    this.#cells = cells;
    this.#readings = readings;
  }

  /** 0 or less. */
  get db(): number {
    return this.#desk.matchTrimDb;
  }

  /** As fast as any value: with a switch, of which it is a part. */
  set(db: number): void {
    this.#doneFrame = 0;
    if (db === this.db) return;
    this.#desk.matchTrimDb = db;
    this.#cells.edge(MIX_EDGE);
  }

  /** Slowly, and not before the last correction is done. */
  correct(db: number): void {
    const frame = this.#readings.head("frame");
    if (Math.abs(db - this.db) < LEAST_DB || frame < this.#doneFrame) return;
    const frames = Math.round((CORRECTION_MS / 1000) * this.#desk.sampleRate);
    this.#doneFrame = frame + frames;
    this.#desk.matchTrimDb = db;
    this.#cells.edge(MIX_EDGE, frames);
  }
}
