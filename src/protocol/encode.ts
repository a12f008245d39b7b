import {
  type CommandFields,
  type CommandName,
  commandNames,
  commands,
  FIELD_BYTES,
  type FieldType,
  fieldOffsets,
} from "./commands.ts";
import { HEAD_BYTES } from "./layout.ts";

const SETTERS = { u32: "setUint32", i32: "setInt32", f32: "setFloat32", f64: "setFloat64" } as const;

const layouts = new Map(
  commandNames.map((name, code) => {
    const offsets = fieldOffsets(name);
    const types = commands[name] as Record<string, FieldType>;
    const fields = Object.entries(offsets).map(([field, at]) => ({ field, at, type: types[field]! }));
    const end = fields.reduce((most, { at, type }) => Math.max(most, at + FIELD_BYTES[type]), HEAD_BYTES);
    return [name, { code, fields, end }] as const;
  }),
);

/** One record, ready for the wire. `frame` is the engine frame it is due; `payload` goes with `write` only. */
export function encode<N extends CommandName>(
  name: N,
  frame: number,
  values: CommandFields<N>,
  payload?: Uint8Array,
): Uint8Array {
  const { code, fields, end } = layouts.get(name)!;
  const bytes = new Uint8Array((end + (payload?.length ?? 0) + 7) & ~7);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint32(4, code, true);
  view.setFloat64(8, frame, true);
  for (const { field, at, type } of fields) view[SETTERS[type]](at, (values as Record<string, number>)[field] ?? 0, true);
  if (payload) bytes.set(payload, end);
  return bytes;
}
