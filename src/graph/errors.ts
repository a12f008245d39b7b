export type GraphErrorCode =
  | "unknown-strip"
  | "unknown-insert"
  | "unknown-send"
  | "unknown-vca"
  | "unknown-group"
  | "unknown-scene"
  | "duplicate-id"
  | "bad-id"
  | "bad-route"
  | "bad-sidechain"
  | "bad-impulse"
  | "cycle"
  | "removed"
  | "closed";

/** An edit that cannot be made: a code, and the ids concerned in reading order (a cycle's whole path). */
export class GraphError extends Error {
  constructor(
    readonly code: GraphErrorCode,
    readonly ids: readonly string[],
    explanation: string,
  ) {
    super(`${code}: ${explanation}`);
    this.name = "GraphError";
  }
}
