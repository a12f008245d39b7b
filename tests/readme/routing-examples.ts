import { explainSession } from "../../src/offline/explain.ts";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { session } from "../desk/documents.ts";

/** An example of docs/routing.md: a desk, whom to explain (nobody: all of it), and the words that stand there. */
export interface RoutingExample {
  readonly desk: string;
  readonly strip: string;
  readonly words: string;
}

const EXAMPLE = /```json\n([\s\S]*?)```\n```text explain ?(.*)\n([\s\S]*?)```/g;

export function examplesIn(page: string): RoutingExample[] {
  return [...page.matchAll(EXAMPLE)].map(([, desk, strip, words]) => ({ desk: desk!, strip: strip!, words: words! }));
}

/** The page with the words that its desks are explained in. */
export function toldAnew(page: string): string {
  return page.replace(EXAMPLE, (_, desk: string, strip: string) => {
    const words = `${explained(desk, strip)}\n`;
    return `\`\`\`json\n${desk}\`\`\`\n\`\`\`text explain${strip && ` ${strip}`}\n${words}\`\`\``;
  });
}

/** Of a list of strips, or of a session without what every session has. */
export function explained(desk: string, strip: string): string {
  const said = JSON.parse(desk) as StripDocument[] | Partial<SessionDocument>;
  const { strips = [], ...more } = Array.isArray(said) ? { strips: said } : said;
  return explainSession(loadSession(session(strips, more)), strip || undefined);
}
