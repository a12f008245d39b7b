import type { Strip } from "../../graph/graph.ts";
import { DESK } from "../../plugins/desk.ts";
import { type Findings, numberAt, textAt } from "./findings.ts";
import { amount } from "./words.ts";

/** `pan 0.2, law -3dB` of a mono strip; `pan left -1, right 1, dual, law -3dB, width 1` of a stereo one. */
export function panText(found: Findings, { id, channels }: Strip): string {
  const of = (name: string) => amount(numberAt(found, `${id}.${name}`));
  const own = textAt(found, `${id}.panLaw`);
  const law = `law ${own === "session" ? textAt(found, `${DESK}.panLaw`) : own}`;
  if (channels === 1) return `pan ${of("pan")}, ${law}`;
  const mode = textAt(found, `${id}.panMode`);
  const where =
    mode === "dual" ? `pan left ${of("panLeft")}, right ${of("panRight")}, dual, ${law}` : `pan ${of("pan")}, ${mode}`;
  return `${where}, width ${of("width")}`;
}
