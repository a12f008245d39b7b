import type { Place } from "./plan.ts";

/** A planar pair within one block: `kick.in`. */
export const planar = (name: string): Place & { readonly kind: "planar" } => ({ kind: "planar", name });
/** A quad within one block: `bank 0 a`. */
export const quad = (name: string): Place => ({ kind: "quad", name });
export const NONE: Place = { kind: "none" };
export const ZEROS: Place = { kind: "zeros" };
export const TRASH: Place = { kind: "trash" };
export const UNITY: Place = { kind: "unity" };
export const STRAIGHT: Place = { kind: "straight" };

/** A ring holds its lateness and one block; its length is a power of two so that a mask wraps it. */
export function ringMask(frames: number): number {
  return 2 ** Math.ceil(Math.log2(frames + 128)) - 1;
}
