import { HEAD_BYTES } from "./layout.ts";

/**
 * What travels to the audio thread: records of bytes, a multiple of 8 each, in order. Head: `size u32, code u32, frame f64`
 * (the engine frame it is due; at or before now is "at the next block"; negative is "that many frames after arrival"). Then the fields, packed in order, and padding.
 * `write` and `zero` go to memory that only the page uses yet, so those two are done on arrival; everything else when due.
 */
export type FieldType = "u32" | "i32" | "f32" | "f64";
export const commands = {
  /** Copies the payload that follows the field (`length` bytes) to `address`. On arrival. */
  write: { address: "u32", length: "u32" },
  /** Zeros `length` bytes at `address`. On arrival. */
  zero: { address: "u32", length: "u32" },
  /** A number into a plain cell; `flag`, unless 0, is the `changed` word of the insert it belongs to: a hand set it. */
  set: { address: "u32", flag: "u32", value: "f32" },
  /** A ramp walks from where it is to `target` in `frames` (0: at once). */
  glide: { address: "u32", frames: "i32", target: "f32" },
  /**
   * A ramp follows c0 + c1 t + c2 t^2 + c3 t^3, t = k / frames from the frame it was due, of which `done` frames were over by then, and holds `end`
   * afterwards. With `ease` it gets there from wherever it is in so many frames. `insert`, unless 0, is where the insert stands whose parameter it is,
   * and `cell` that parameter's. With a `roll`, its frame counts from when that `roll` is done, and it waits for it: so what is due with the start of
   * the transport is there before it, whenever that is. A later roll forgets what still waits.
   */
  curve: {
    address: "u32",
    frames: "i32",
    c0: "f32",
    c1: "f32",
    c2: "f32",
    c3: "f32",
    end: "f32",
    ease: "i32",
    insert: "u32",
    cell: "u32",
    roll: "u32",
    done: "i32",
  },
  /** Forgets every `set` and `curve` that waits for its frame: automation of a place in the session where we no longer are. */
  cancel: {},
  /**
   * The plan at `plan` is in use from here on; `serial` appears in the status. Before it, `moveCount` times the three words at `moves`:
   * copies lane values, 16 bytes apart, from one bank's lane to another's (addresses include the lane), and how many.
   */
  swap: { plan: "u32", serial: "u32", moves: "u32", moveCount: "u32" },
  /** A ramp walks to 1 in `frames`: something that came with a plan is heard. */
  arrive: { address: "u32", frames: "i32" },
  /** Everything that came with the plan `serial` has arrived: appears in the status. */
  settle: { serial: "u32" },
  /** Forgets every `arrive` and `settle` that waits for its frame: the next plan says anew what is to arrive. */
  stay: {},
  /** The transport stands at `position` (session frames; where it is, when negative) and rolls or not. `serial` is one more each time, from 2 on: 1 is boot. */
  roll: { playing: "u32", serial: "u32", position: "f64" },
  /** While `on`, reaching `to` goes on at `from` (session frames). */
  loop: { on: "u32", pad: "u32", from: "f64", to: "f64" },
} as const satisfies Record<string, Record<string, FieldType>>;

export type CommandName = keyof typeof commands;
export type CommandFields<N extends CommandName> = { [K in Exclude<keyof (typeof commands)[N], "pad">]: number };

export const commandNames = Object.keys(commands) as CommandName[];

export const FIELD_BYTES: Record<FieldType, number> = { u32: 4, i32: 4, f32: 4, f64: 8 };

/** Byte offset of each field from the start of its record. */
export function fieldOffsets(name: CommandName): Record<string, number> {
  const offsets: Record<string, number> = {};
  let at = HEAD_BYTES;
  for (const [field, type] of Object.entries(commands[name])) {
    at = Math.ceil(at / FIELD_BYTES[type as FieldType]) * FIELD_BYTES[type as FieldType];
    offsets[field] = at;
    at += FIELD_BYTES[type as FieldType];
  }
  return offsets;
}
