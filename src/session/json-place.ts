/** Where a text stops being JSON, and what should have stood there. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
  /** The characters that stand there; empty at the end of the text. */
  readonly found: string;
  readonly expected: string;
}

/** What may come next, and the words for it. */
const EXPECTED = {
  value: "a value",
  "first-item": 'a value or "]"',
  "first-key": 'a key in quotes or "}"',
  key: "a key in quotes",
  colon: '":"',
  "more-items": '"," or "]"',
  "more-keys": '"," or "}"',
  end: "nothing more",
} as const;
type Next = keyof typeof EXPECTED;

const SPACE = /[ \t\n\r]*/y;
const STRING = '"[^"\\\\\\u0000-\\u001f]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\\\\u0000-\\u001f]*)*"';
const NUMBER = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
const TOKEN = new RegExp(`[{}[\\]:,]|${STRING}|${NUMBER}|true|false|null`, "y");

/** The first place where a text breaks the grammar of JSON (RFC 8259); `null` when it does not. Engines do not agree on saying it. */
export function jsonPlace(text: string): JsonPlace | null {
  const open: ("[" | "{")[] = [];
  let next: Next = "value";
  for (let at = 0; ; ) {
    at += match(SPACE, text, at).length;
    const token = match(TOKEN, text, at);
    if (at === text.length && next === "end") return null;
    const after: Next | undefined = step(token, next, open);
    if (after === undefined) return placeOf(text, at, next);
    next = after;
    at += token.length;
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** What may follow `token` where `next` may stand; undefined when it may not stand there. */
function step(token: string, next: Next, open: ("[" | "{")[]): Next | undefined {
  const isText = token.startsWith('"');
  if (next === "colon") return token === ":" ? "value" : undefined;
  if (next === "key" || (next === "first-key" && token !== "}")) return isText ? "colon" : undefined;
  if (next === "end" || token === "") return undefined;
  if (closes(token, next)) {
    open.pop();
    return afterValue(open);
  }
  if (next === "more-items") return token === "," ? "value" : undefined;
  if (next === "more-keys") return token === "," ? "key" : undefined;
  if (token === "[" || token === "{") {
    open.push(token);
    return token === "[" ? "first-item" : "first-key";
  }
  return "}]:,".includes(token) ? undefined : afterValue(open);
}

function closes(token: string, next: Next): boolean {
  if (token === "]") return next === "first-item" || next === "more-items";
  return token === "}" && (next === "first-key" || next === "more-keys");
}

function afterValue(open: readonly string[]): Next {
  if (open.length === 0) return "end";
  return open.at(-1) === "[" ? "more-items" : "more-keys";
}

const SHOWN_CHARACTERS = 12;

function placeOf(text: string, at: number, next: Next): JsonPlace {
  const lines = text.slice(0, at).split("\n");
  const found = text.slice(at, at + SHOWN_CHARACTERS).split(/\s/)[0]!;
  return { line: lines.length, column: lines.at(-1)!.length + 1, found, expected: EXPECTED[next] };
}
