import { compile } from "../../plan/compile.ts";
import { printPlan } from "../../plan/print.ts";
import type { Session } from "../../session/session.ts";

/** What the audio thread would do to play a session, one step a line. */
export function explainPlan({ graph, clips }: Session): string {
  const placed = new Map([...clips].map(([strip, list]) => [strip, list.map((_, i) => `${strip}#${i}`)]));
  return printPlan(compile(graph, { clips: placed, inputs: new Map(), meters: new Set(), stems: [] }));
}
