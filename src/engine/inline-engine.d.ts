/** The engine's Wasm binary in base64. Written by the set-up, from the same file that `new URL` finds. */
export const WASM: string;
