import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/session/check.ts";
import { documentShape } from "../../src/session/document-shape.ts";
import type { Fault } from "../../src/session/fault.ts";
import { sessionSchema } from "../../src/session/schema.ts";
import { sessionFaults } from "../../src/session/validate.ts";
import { fullDocument } from "./desk.ts";

const schemaAllows = new Ajv({ strict: true, allowUnionTypes: true }).compile(sessionSchema());

function shapeAllows(document: unknown): boolean {
  const faults: Fault[] = [];
  check(documentShape, document, "", faults);
  return faults.length === 0;
}

type Path = readonly (string | number)[];

/** Every place in a JSON value, the value itself first. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

const FULL = places(fullDocument());

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    -1,
    0.5,
    -144,
    -144.5,
    12,
    13,
    1e300,
    -0,
    "",
    "mix",
    "a/b",
    "a>b",
    "infinite",
    "rms",
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    "compressor",
    "equaliser",
    "gain",
    "reverb",
    "pre-fader",
    "post-fader",
    "hold",
    "-3dB",
    "\u0000",
    ["mix", "mix"],
    [1],
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.string(),
  fc.jsonValue(),
);

const change = fc.record({
  place: fc.nat(),
  how: fc.constantFrom("replace", "remove", "add"),
  key: fc.oneof(
    fc.constantFrom("pan", "file", "tap", "channels", "mute", "toString", "constructor", "__proto__", "ratio", "gainDb"),
    fc.string(),
  ),
  junk,
});

function mutated(changes: readonly { place: number; how: string; key: string; junk: unknown }[]): unknown {
  const holder = { document: fullDocument() as unknown };
  for (const { place, how, key, junk: generated } of changes) {
    // A later change may reach into it: the generator's own list, changed, would come again in other runs, and once inside itself.
    const junk = structuredClone(generated);
    const path = ["document", ...FULL[place % FULL.length]!];
    const last = path.pop()!;
    let at: unknown = holder;
    for (const step of path)
      at = at !== null && typeof at === "object" ? (at as Record<string | number, unknown>)[step] : undefined;
    if (at === null || typeof at !== "object") continue;
    const parent = at as Record<string | number, unknown>;
    const inside = parent[last];
    if (how === "replace") parent[last] = junk;
    else if (how === "remove" && last !== "document")
      Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last];
    else if (inside !== null && typeof inside === "object" && !Array.isArray(inside))
      Object.defineProperty(inside, key, { value: junk, enumerable: true, configurable: true, writable: true });
  }
  return JSON.parse(JSON.stringify(holder.document));
}

test("the document that says everything is right by both", () => {
  expect(sessionFaults(fullDocument())).toEqual([]);
  expect(schemaAllows(fullDocument())).toBe(true);
});

test("the published schema and our own check agree on every changed document", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const document = mutated(changes);
      const allowed = shapeAllows(document);
      if (!allowed) refused++;
      expect({ document, allowed }).toEqual({ document, allowed: schemaAllows(document) });
    }),
    { numRuns: 6000 },
  );
  expect(refused).toBeGreaterThan(1000);
  expect(refused).toBeLessThan(5900);
});

test("a check that forgot a range would be found out", () => {
  const narrower = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(
      JSON.stringify(sessionSchema()).replaceAll('"maximum":12,', '"maximum":11,').replaceAll('"maximum":12}', '"maximum":11}'),
    ),
  );
  const document = { ...fullDocument(), strips: [{ id: "m", role: "master", faderDb: 11.5 }] };
  expect(shapeAllows(document)).toBe(true);
  expect(narrower(document)).toBe(false);
});

test("no JSON, however wrong, makes the whole check throw", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => Array.isArray(sessionFaults(mutated(changes)))),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => Array.isArray(sessionFaults(value))),
    { numRuns: 1000 },
  );
});
