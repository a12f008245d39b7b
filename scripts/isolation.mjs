/** A page served with these headers is cross-origin isolated and may share memory with its worklet. */
export const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
