import type { ParamValue } from "../../params/spec.ts";
import type { AutomationMode, Point } from "../../session/session.ts";
import type { RampOptions } from "../curves/ramps.ts";

/** What a parameter's automation needs of its mixer. */
export interface LaneStore {
  points(target: string): readonly Point[];
  setPoints(target: string, points: readonly Point[]): void;
  mode(target: string): AutomationMode;
  setMode(target: string, mode: AutomationMode): void;
  /** Why automation may not give the parameter this value, if it may not. */
  refusal(target: string, value: ParamValue): string | null;
}

/** What moves a parameter in time. */
export interface ValueDrawing extends LaneStore {
  rampTo(target: string, value: number, options: RampOptions): void;
  cancelAndHold(target: string, at?: number): void;
  isTouched(target: string): boolean;
}

/** What a parameter needs of its mixer. */
export interface ValueStore {
  readonly drawing: ValueDrawing;
  /** As it was set. */
  get(target: string): ParamValue;
  /** As it sounds. */
  heard(target: string): ParamValue;
  set(target: string, value: ParamValue): void;
  /** A hand is on it, or on the `leader` that it follows. */
  takeHold(target: string, leader?: string): void;
  /** The hand is off it, and off all that follow it: no error where it is gone. */
  letGo(target: string): void;
  listen(target: string, listener: () => void): () => void;
}
