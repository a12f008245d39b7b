import type { ParamValue } from "../../params/spec.ts";
import type { ValueDrawing } from "./value-store.ts";

/** A number that goes from where it is heard to where it was set. */
export interface Way {
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly frames: number;
}

/** What sends values on their way, as far as whoever sets them is concerned. */
export interface WayFinder {
  /** Targets that a step sent on their way, and that are not there. */
  readonly underway: readonly string[];
  waysTo(values: ReadonlyMap<string, ParamValue>, overMs: number): Way[];
  go(ways: readonly Way[]): void;
  /** A hand is about to set these: what a step sent on its way has come as far as it is heard. */
  halt(targets: Iterable<string>): void;
  /** Whatever moves these does not. */
  drop(targets: Iterable<string>): void;
}

/** What moves values in time, and hears of every value that is set. */
export interface ValueMover extends ValueDrawing {
  readonly ramping: WayFinder;
  /** Whether something of the desk's moves this value, so that the hand's is not heard. */
  moves(target: string): boolean;
  /** The value that sounds. */
  heard(target: string): ParamValue;
  /** Controls have moved, some of them by hand. */
  moved(values: ReadonlyMap<string, ParamValue>, isByHand: (target: string) => boolean): void;
  touch(target: string, leader?: string): void;
  release(target: string): void;
  /** Hands let go of what has left the desk. */
  leaveGone(): void;
}
