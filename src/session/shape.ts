import type { ParamSpec, ParamSpecs } from "../params/spec.ts";
import type { FaultCode } from "./fault.ts";

/**
 * What a piece of JSON must look like, as data. `check` reads a document by it and `schemaOf` writes it as JSON Schema, so the two
 * cannot disagree about what is right.
 */
export type Shape =
  | ValueShape
  | PlainShape
  | OneOfShape
  | TextShape
  | ListShape
  | RecordShape
  | MapShape
  | NullableShape
  | InsertShape;

/** A number, choice or toggle, with the range of its description. */
export interface ValueShape {
  readonly kind: "value";
  readonly spec: ParamSpec;
}

/** A number, a text, or true or false: which one is known only once its target is found. */
export interface PlainShape {
  readonly kind: "plain";
}

/** One of a few literal values. */
export interface OneOfShape {
  readonly kind: "one-of";
  readonly values: readonly (string | number | boolean)[];
  /** What another value is called. */
  readonly code: FaultCode;
}

export interface TextShape {
  readonly kind: "text";
  /** What it must be, in words. */
  readonly expected: string;
  readonly pattern?: string;
}

export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  readonly expected: string;
  /** Nothing twice. For lists of plain values. */
  readonly unique?: boolean;
}

export interface RecordShape {
  readonly kind: "record";
  readonly expected: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** What a key that is not among the fields is called; left out where any key may stand. */
  readonly unknown?: FaultCode;
}

/** The same kind of thing under any keys. */
export interface MapShape {
  readonly kind: "map";
  readonly of: Shape;
  readonly expected: string;
}

export interface Field {
  readonly shape: Shape;
  readonly required?: boolean;
  /** For the schema: what it means. */
  readonly note?: string;
  /** For the schema: what leaving it out means, where one value says it. */
  readonly initial?: string | number | boolean;
}

export interface NullableShape {
  readonly kind: "nullable";
  readonly of: Shape;
}

/** A record whose `params` are those of the plugin that its `plugin` key names. */
export interface InsertShape {
  readonly kind: "insert";
  readonly record: RecordShape;
  readonly params: ReadonlyMap<string, RecordShape>;
}

export const value = (spec: ParamSpec): ValueShape => ({ kind: "value", spec });
export const oneOf = (values: OneOfShape["values"], code: FaultCode = "out-of-range"): OneOfShape => ({
  kind: "one-of",
  values,
  code,
});
export const text = (expected: string, pattern?: string): TextShape => ({ kind: "text", expected, pattern });
export const list = (of: Shape, expected: string, unique = false): ListShape => ({ kind: "list", of, expected, unique });
export const record = (expected: string, fields: RecordShape["fields"], unknown: FaultCode = "unknown-key"): RecordShape => ({
  kind: "record",
  expected,
  fields,
  unknown,
});

/** A field for each parameter, with its default. */
export function paramFields(specs: ParamSpecs): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, { shape: value(spec), note: spec.label, initial: spec.initial }]),
  );
}
