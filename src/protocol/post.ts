import type { EngineLayout } from "./engine-layout.ts";

/** Clip audio travels in pieces of at most this, one at a time: a copy that fits into any quantum. */
export const PIECE_BYTES = 1 << 18;

/** Posted status comes about this often. */
export const STATUS_MS = 33;

/**
 * Where in the status region the page's i32 stands that says how many bytes of the region are in use; 0 means all. Only those are
 * copied to the page. Set by a `write` record of the mixer's when it places slots.
 */
export const STATUS_EXTENT_AT = 72;

/** What the worklet's constructor is given. */
export interface ProcessorOptions {
  readonly module: WebAssembly.Module;
  readonly memoryPages: number;
  /** Stereo inputs of the engine. */
  readonly inputs: number;
  readonly ringBytes: number;
  /** Only on the shared wire; on the port wire the worklet has a ring of its own. */
  readonly ring?: SharedArrayBuffer;
}

/** Page to worklet. Buffers are transferred, and come back to be used again. */
export type ToWorklet =
  | { readonly kind: "records"; readonly buffer: ArrayBuffer; readonly bytes: number }
  | { readonly kind: "flush"; readonly id: number }
  | { readonly kind: "status-slots"; readonly buffer: SharedArrayBuffer }
  | { readonly kind: "status-back"; readonly buffer: ArrayBuffer }
  | { readonly kind: "head-back"; readonly buffer: ArrayBuffer }
  | {
      readonly kind: "piece";
      readonly id: number;
      readonly address: number;
      /** Of which the first `samples` are meant; in shared memory, or transferred and given back. */
      readonly data: Float32Array<ArrayBufferLike>;
      readonly samples: number;
    }
  | { readonly kind: "close" };

/** Worklet to page. `read` counts the bytes of records that reached the engine, as an i32 that wraps. */
export type FromWorklet =
  | { readonly kind: "ready"; readonly layout: EngineLayout }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "records-back"; readonly buffer: ArrayBuffer; readonly read: number }
  | { readonly kind: "read"; readonly read: number }
  | { readonly kind: "flushed"; readonly id: number }
  | { readonly kind: "status"; readonly buffer: ArrayBuffer; readonly bytes: number }
  | { readonly kind: "head"; readonly buffer: ArrayBuffer }
  | { readonly kind: "piece-there"; readonly id: number; readonly data?: Float32Array<ArrayBuffer> }
  | { readonly kind: "trapped"; readonly message: string };
