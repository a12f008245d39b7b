import type { Born } from "../../graph/graph.ts";

/** A gauge that somebody reads. */
export interface OpenGauge {
  /** As `gaugeName` makes it. */
  readonly name: string;
  readonly id: number;
  /** A new strip of the same id is another one. */
  readonly strip: Born;
}
