// GENERATED from src/plugins/convolver.ts. Run `npm run generate`.
export const LEVEL_DB: usize = 0;
export const LOW_CUT_HZ: usize = 4;
export const HIGH_CUT_HZ: usize = 8;
export const MIX: usize = 12;
