import type { Names } from "../../session/said.ts";
import type { UnkeyedInsertOptions } from "../edits/strip-options.ts";
import type { Sidechain } from "./insert.ts";

export interface InsertOptions extends UnkeyedInsertOptions {
  /** A strip whose signal the plugin listens to. */
  readonly sidechain?: Sidechain;
}

export const INSERT_OPTIONS: Names<InsertOptions> = {
  id: true,
  placement: true,
  wet: true,
  extraLatencyFrames: true,
  sidechain: true,
  at: true,
};
