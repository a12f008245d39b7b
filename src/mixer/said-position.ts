import type { Outbox } from "./outbox.ts";
import type { Readings } from "./readings.ts";

/** A position on its way to the engine. Until a status tells of it, what statuses say is of before. */
export class SaidPosition {
  readonly frame: number;
  #heard = false;

  /** @param afterFrames the engine's frames from the arrival to the jump */
  constructor(frame: number, afterFrames: number, outbox: Outbox, readings: Readings) {
    this.frame = frame;
    // Not in this turn: what is said in one turn goes together, and waiting for it would send the half of it that is said.
    Promise.resolve()
      .then(() => outbox.arrived())
      .then(
        () => this.#listen(afterFrames, readings),
        () => {}, // The mixer was closed: nothing will be heard any more.
      );
  }

  /** Whether the newest status was written after the jump. */
  get heard(): boolean {
    return this.#heard;
  }

  /** The newest status may be older than the arrival; the next one is not, so `afterFrames` behind that one the jump has been. */
  #listen(afterFrames: number, readings: Readings): void {
    readings.poll();
    const newest = readings.head("frame");
    let jump = Number.POSITIVE_INFINITY;
    const stop = readings.watch(() => {
      const now = readings.head("frame");
      if (now > newest) jump = Math.min(jump, now + afterFrames);
      if (now < jump) return;
      this.#heard = true;
      stop();
    });
  }
}
