/** How often a property is tried: as said, or so many times as often for a longer hunt (`PROPERTY_RUNS=20 npx vitest run property`). */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env.PROPERTY_RUNS ?? 1)) };
}

/** Time enough for a property on a machine that has much else to do. */
export const PATIENCE = { timeout: 300_000 };
