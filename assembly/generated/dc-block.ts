// GENERATED from src/plugins/dc-block.ts. Run `npm run generate`.
export const CUTOFF_HZ: usize = 0;
