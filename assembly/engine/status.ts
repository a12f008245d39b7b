import * as L from "../generated/layout";
import * as clock from "./clock";
import * as inbox from "./inbox";
import * as perform from "./perform";
import * as rack from "./rack";
import * as regions from "./regions";

/** What the page may know of the engine, after everything that was asked for is rendered. */
export function publish(): void {
  store<f64>(regions.status, clock.frame, L.STATUS_FRAME);
  store<f64>(regions.status, <f64>perform.serial, L.STATUS_PLAN);
  store<f64>(regions.status, clock.playing ? 1.0 : 0.0, L.STATUS_PLAYING);
  store<f64>(regions.status, clock.position, L.STATUS_POSITION);
  store<f64>(regions.status, <f64>inbox.waiting, L.STATUS_WAITING);
  store<f64>(regions.status, <f64>rack.faults, L.STATUS_FAULTS);
  store<f64>(regions.status, <f64>perform.settled, L.STATUS_SETTLED);
  store<f64>(regions.status, <f64>clock.rolled, L.STATUS_ROLL);
  store<f64>(regions.status, clock.rolledAt, L.STATUS_ROLLED_AT);
}
