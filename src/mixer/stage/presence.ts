import type { EngineLayout } from "../../protocol/engine-layout.ts";
import { CLIP_PRESENCE_AT, edgeCells, INSERT_PRESENCE_AT, RAMP_BYTES } from "../../protocol/layout.ts";
import type { Fade } from "./transition.ts";

/** Of everything that can come and go, how much of it is there: ramps that edits move, and nobody else. */
const PRESENCE_AT = {
  edge: edgeCells.indexOf("presence") * RAMP_BYTES,
  insert: INSERT_PRESENCE_AT,
  clip: CLIP_PRESENCE_AT,
};

/** What fades, as a plan's addresses name it: `edge kick`, `insert kick/comp`. */
export function nameOf({ kind, id }: Fade): string {
  return `${kind} ${id}`;
}

/** Where the ramp is that says how much of it is there; undefined when it is not in the plan of these addresses. */
export function presenceAt(fade: Fade, addresses: ReadonlyMap<string, number>, { outputGate }: EngineLayout): number | undefined {
  if (fade.kind === "output") return outputGate;
  const address = addresses.get(nameOf(fade));
  return address === undefined ? undefined : address + PRESENCE_AT[fade.kind];
}
