import { stripOf } from "../../graph/edit.ts";
import { findingsOf, type ToldDesk } from "./findings.ts";
import { stripText } from "./strip.ts";
import { wholeText } from "./whole.ts";

/**
 * The signal path in words: of one strip, or of every strip in the order of the document, then of the desk as a whole.
 * @param impulses files of impulse responses, by insert
 * @throws GraphError `unknown-strip`
 */
export function explainGraph(desk: ToldDesk, impulses: ReadonlyMap<string, string>, only?: string): string {
  const strips = only === undefined ? [...desk.graph.strips.values()] : [stripOf(desk.graph, only)];
  const found = findingsOf(desk, impulses);
  const texts = strips.map((strip) => stripText(found, strip));
  return (only === undefined ? [...texts, wholeText(found)] : texts).join("\n\n");
}
