export { shown } from "../params/shown.ts";

/** Everything that can be wrong with a session, its files or their use, by name. */
export const FAULT_CODES = [
  "bad-json",
  "bad-format",
  "bad-version",
  "bad-type",
  "out-of-range",
  "unknown-key",
  "unknown-plugin",
  "unknown-param",
  "unknown-strip",
  "duplicate-id",
  "cycle",
  "no-master",
  "many-masters",
  "bad-route",
  "missing-file",
  "path-outside",
  "bad-audio",
  "too-large",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** One thing that is wrong. `path` is the place in the document (`strips[3].sends[0].to`), empty for the whole of it. */
export interface Fault {
  readonly code: FaultCode;
  readonly path: string;
  /** What was found there, what was expected, and the way out: a clause without its place. */
  readonly message: string;
}

/** `strips[3].sends[0].to: no strip named "rom" (did you mean "room"?)` */
export function faultText({ path, message }: Fault): string {
  return path === "" ? message : `${path}: ${message}`;
}

/** A session that cannot be used, with every fault of it. */
export class SessionError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(faultText).join("\n"));
    this.name = "SessionError";
  }
}
