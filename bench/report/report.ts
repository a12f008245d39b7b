import type { Figures } from "../figures.ts";
import type { InputTimes } from "../inputs.ts";
import type { Machine } from "../machine.ts";
import type { Race } from "../race.ts";

/** Everything one run found: what report.json holds. */
export interface Report {
  readonly format: "postfade-bench";
  readonly version: 1;
  readonly machine: Machine;
  readonly revision: string | null;
  /** ISO 8601. */
  readonly when: string;
  readonly effort: string;
  /** Where {@link figures} were taken. */
  readonly place: "Node" | "Chromium, main thread";
  readonly figures: Figures;
  readonly inputs: InputTimes | null;
  readonly race: Race | null;
}
