const SHOWN_CHARACTERS = 60;

/**
 * A found value, short enough for a sentence. Whatever anybody may put into a document comes back as words: a list or an object is not
 * asked for its own, for it may have none (`{ "toString": 1 }`), or lie too deep to be written.
 */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  if (typeof value !== "string") return value === undefined ? "nothing" : String(value);
  const text = JSON.stringify(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}..."`;
}
