/** How many times as often a hunt tries every property: `npm run hunt`, or `PROPERTY_RUNS=50 npm run hunt -- undo`. */
const times = Number(process.env.PROPERTY_RUNS ?? 1);

/** How often a property is tried: as said, or so many times as often on a hunt. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * times) };
}

/** Time enough for a property on a machine that has much else to do. */
export const PATIENCE = { timeout: 300_000 * Math.max(1, times) };
