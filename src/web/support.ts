import { EngineError } from "../engine/engine-error.ts";

/** A module with one function, which returns a v128 constant: valid only where there is SIMD. */
const SIMD_PROBE = new Uint8Array([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic, version
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // a type: () -> v128
  ...[3, 2, 1, 0], // a function of it
  ...[10, 22, 1, 20, 0, 0xfd, 12, ...new Array<number>(16).fill(0), 11], // its body: v128.const 0
]);

/**
 * What the engine needs of a browser, before anything is fetched.
 * @throws {EngineError} `closed`, `no-worklet`, `no-webassembly` or `no-simd`
 */
export function checkSupport(context: BaseAudioContext): void {
  if (context.state === "closed") throw new EngineError("closed", "This context was closed, or has rendered: make a new one.");
  if (!context.audioWorklet)
    throw new EngineError(
      "no-worklet",
      globalThis.isSecureContext === false
        ? "There is no AudioWorklet because this page is not secure: serve it over https, or from localhost."
        : "This browser has no AudioWorklet: use a newer one.",
    );
  if (typeof WebAssembly !== "object")
    throw new EngineError(
      "no-webassembly",
      "This browser has no WebAssembly, or it is switched off: use another, or switch it on.",
    );
  if (!WebAssembly.validate(SIMD_PROBE))
    throw new EngineError(
      "no-simd",
      "This browser's WebAssembly has no SIMD: use Chrome or Edge 91, Firefox 89, Safari 16.4, or later.",
    );
}
