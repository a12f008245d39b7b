import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPlace } from "./json-place.ts";

test.each<[string, [line: number, column: number, found: string, expected: string]]>([
  ["", [1, 1, "", "a value"]],
  ["{", [1, 2, "", 'a key in quotes or "}"']],
  ['{\n  "a": 1,\n}', [3, 1, "}", "a key in quotes"]],
  ['{"a" 1}', [1, 6, "1}", '":"']],
  ['{"a": [1, 2}', [1, 12, "}", '"," or "]"']],
  ['{"a": 1 "b": 2}', [1, 9, '"b":', '"," or "}"']],
  ["[1,]", [1, 4, "]", "a value"]],
  ["[01]", [1, 3, "1]", '"," or "]"']],
  ['{"a": tru}', [1, 7, "tru}", "a value"]],
  ['["a\nb"]', [1, 2, '"a', 'a value or "]"']],
  ["{} {}", [1, 4, "{}", "nothing more"]],
  ["{a: 1}", [1, 2, "a:", 'a key in quotes or "}"']],
])("%j: the place and what should stand there", (text, [line, column, found, expected]) => {
  expect(jsonPlace(text)).toEqual({ line, column, found, expected });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("a text is right here exactly when it is right for JSON.parse", () => {
  const spoilt = fc.tuple(
    fc.json(),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom("", ",", "]", "}", '"', "0", "e", " ", "\\", "\u0001", "{"),
  );
  fc.assert(
    fc.property(spoilt, ([text, at, cut, put]) => {
      const place = at % (text.length + 1);
      const changed = text.slice(0, place) + put + text.slice(place + cut);
      expect({ changed, right: jsonPlace(changed) === null }).toEqual({ changed, right: isJson(changed) });
    }),
    { numRuns: 5000 },
  );
});
