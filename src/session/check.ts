import { checkedValue, expectedOf, ParamError } from "../params/cell.ts";
import { type Fault, type FaultCode, shown } from "./fault.ts";
import { didYouMean } from "./nearest.ts";
import type { Field, InsertShape, ListShape, MapShape, OneOfShape, RecordShape, Shape, TextShape, ValueShape } from "./shape.ts";

type Report = (code: FaultCode, path: string, message: string) => undefined;

/**
 * Reads `found` by its shape. What is right comes back; what is wrong is left out (in a list, a hole is left, so that places keep
 * their numbers) and named in `faults`. Never throws, whatever it is given.
 */
export function check(shape: Shape, found: unknown, path: string, faults: Fault[]): unknown {
  return read(shape, found, path, (code, at, message) => void faults.push({ code, path: at, message }));
}

function read(shape: Shape, found: unknown, path: string, report: Report): unknown {
  switch (shape.kind) {
    case "value":
      return readValue(shape, found, path, report);
    case "plain":
      if (typeof found === "number" || typeof found === "string" || typeof found === "boolean") return found;
      return report("bad-type", path, `found ${shown(found)}, expected a number, a text, or true or false`);
    case "one-of":
      return readOneOf(shape, found, path, report);
    case "text":
      return readText(shape, found, path, report);
    case "list":
      return readList(shape, found, path, report);
    case "record":
      return readRecord(shape, found, path, report);
    case "map":
      return readMap(shape, found, path, report);
    case "nullable":
      return found === null ? null : read(shape.of, found, path, report);
    case "insert":
      return readInsert(shape, found, path, report);
  }
}

function readValue({ spec }: ValueShape, found: unknown, path: string, report: Report): unknown {
  try {
    return checkedValue(spec, found);
  } catch (error) {
    if (!(error instanceof ParamError)) throw error;
    const meant = spec.kind === "choice" && typeof found === "string" ? didYouMean(found, spec.choices) : "";
    return report(error.code, path, `found ${shown(found)}, expected ${expectedOf(spec)}${meant}`);
  }
}

function readOneOf({ values, code }: OneOfShape, found: unknown, path: string, report: Report): unknown {
  if (values.some((allowed) => allowed === found)) return found;
  const words = values.map(shown).join(", ");
  const meant = typeof found === "string" ? didYouMean(found, values.map(String)) : "";
  const wrongType = code === "out-of-range" && typeof found !== typeof values[0];
  return report(
    wrongType ? "bad-type" : code,
    path,
    `found ${shown(found)}, expected ${values.length > 1 ? "one of " : ""}${words}${meant}`,
  );
}

function readText({ expected, pattern }: TextShape, found: unknown, path: string, report: Report): unknown {
  if (typeof found !== "string") return report("bad-type", path, `found ${shown(found)}, expected ${expected}`);
  if (pattern !== undefined && !new RegExp(pattern, "u").test(found))
    return report("out-of-range", path, `found ${shown(found)}, expected ${expected}`);
  return found;
}

function readList({ of, expected, unique }: ListShape, found: unknown, path: string, report: Report): unknown {
  if (!Array.isArray(found)) return report("bad-type", path, `found ${shown(found)}, expected ${expected}`);
  return Array.from(found, (item: unknown, i) => {
    const at = `${path}[${i}]`;
    const first = unique ? found.indexOf(item) : i;
    if (first < i) return report("duplicate-id", at, `${shown(item)} stands at [${first}] already; name it once`);
    return read(of, item, at, report);
  });
}

/** A key as it stands in a path: `.faderDb`, or `["a key"]` when it is not a plain word. */
export function step(path: string, key: string): string {
  if (!/^[\w$]+$/.test(key)) return `${path}[${shown(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

function readRecord(shape: RecordShape, found: unknown, path: string, report: Report): unknown {
  if (!isRecord(found)) return report("bad-type", path, `found ${shown(found)}, expected ${shape.expected}`);
  const said: Record<string, unknown> = {};
  for (const [key, field] of Object.entries<Field>(shape.fields)) {
    const item = Object.hasOwn(found, key) ? found[key] : undefined;
    if (item !== undefined) said[key] = read(field.shape, item, step(path, key), report);
    else if (field.required)
      report(missingCode(field.shape), step(path, key), `is missing; expected ${expectedFor(field.shape)}`);
  }
  if (shape.unknown !== undefined)
    for (const key of Object.keys(found))
      if (!Object.hasOwn(shape.fields, key) && found[key] !== undefined)
        report(
          shape.unknown,
          step(path, key),
          `there is no ${nounOf(shape)} ${shown(key)}${didYouMean(key, Object.keys(shape.fields))}`,
        );
  return said;
}

function readMap({ of, expected }: MapShape, found: unknown, path: string, report: Report): unknown {
  if (!isRecord(found)) return report("bad-type", path, `found ${shown(found)}, expected ${expected}`);
  return Object.fromEntries(Object.entries(found).map(([key, item]) => [key, read(of, item, step(path, key), report)]));
}

const nounOf = ({ unknown }: RecordShape) => (unknown === "unknown-param" ? "parameter" : "key");

function missingCode(shape: Shape): FaultCode {
  return shape.kind === "one-of" && shape.code !== "out-of-range" ? shape.code : "bad-type";
}

function expectedFor(shape: Shape): string {
  if (shape.kind === "value") return expectedOf(shape.spec);
  if (shape.kind === "one-of") return `${shape.values.length > 1 ? "one of " : ""}${shape.values.map(shown).join(", ")}`;
  if (shape.kind === "plain") return "a number, a text, or true or false";
  if (shape.kind === "nullable") return expectedFor(shape.of);
  return shape.kind === "insert" ? shape.record.expected : shape.expected;
}

function readInsert({ record, params }: InsertShape, found: unknown, path: string, report: Report): unknown {
  const plugin = isRecord(found) && Object.hasOwn(found, "plugin") ? found.plugin : undefined;
  // A list or an object is no name, whatever text it would turn into.
  const named = typeof plugin === "string" ? params.get(plugin) : undefined;
  if (!named) return readRecord(record, found, path, report);
  return readRecord({ ...record, fields: { ...record.fields, params: { shape: named } } }, found, path, report);
}
