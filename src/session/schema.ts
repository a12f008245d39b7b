import type { ParamSpec } from "../params/spec.ts";
import { documentShape } from "./document-shape.ts";
import type { Field, InsertShape, RecordShape, Shape } from "./shape.ts";

/** JSON Schema (draft 7) of the session document, written from the same shapes that check it. */
export function sessionSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Postfade session, version 1",
    description:
      "What a mixing desk is: strips, inserts, sends, VCAs and automation. Routes and targets are checked when it is loaded.",
    ...schemaOf(documentShape),
  };
}

function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case "value":
      return specSchema(shape.spec);
    case "plain":
      return { type: ["number", "string", "boolean"] };
    case "one-of":
      return { enum: shape.values };
    case "text":
      return { type: "string", ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }) };
    case "list":
      return { type: "array", items: schemaOf(shape.of), ...(shape.unique ? { uniqueItems: true } : {}) };
    case "record":
      return recordSchema(shape);
    case "map":
      return { type: "object", additionalProperties: schemaOf(shape.of) };
    case "nullable":
      return { anyOf: [schemaOf(shape.of), { type: "null" }] };
    case "insert":
      return insertSchema(shape);
  }
}

function specSchema(spec: ParamSpec): object {
  if (spec.kind === "toggle") return { type: "boolean" };
  if (spec.kind === "choice") return { enum: spec.choices };
  const number = { type: spec.whole ? "integer" : "number", minimum: spec.min, maximum: spec.max };
  return spec.infinite ? { anyOf: [number, { const: "infinite" }] } : number;
}

function recordSchema({ fields, unknown }: RecordShape): object {
  const properties = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)]));
  const required = Object.keys(fields).filter((key) => fields[key]!.required);
  return {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(unknown === undefined ? {} : { additionalProperties: false }),
  };
}

function fieldSchema({ shape, note, initial }: Field): object {
  return {
    ...(note === undefined ? {} : { description: note }),
    ...(initial === undefined ? {} : { default: initial }),
    ...schemaOf(shape),
  };
}

/** One rule for each plugin: the insert names another one, or the parameters are this one's own. */
function insertSchema({ record, params }: InsertShape): object {
  const rules = [...params].map(([plugin, shape]) => ({
    anyOf: [{ properties: { plugin: { not: { const: plugin } } } }, { properties: { params: schemaOf(shape) } }],
  }));
  return { ...recordSchema(record), allOf: rules };
}
