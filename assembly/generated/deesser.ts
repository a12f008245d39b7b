// GENERATED from src/plugins/deesser.ts. Run `npm run generate`.
export const FREQUENCY_HZ: usize = 0;
export const THRESHOLD_DB: usize = 4;
export const RATIO: usize = 8;
export const KNEE_DB: usize = 12;
export const RANGE_DB: usize = 16;
export const ATTACK_MS: usize = 20;
export const RELEASE_MS: usize = 24;
export const LOOKAHEAD_MS: usize = 28;
export const KEY_HIGH_CUT_HZ: usize = 32;
export const LISTEN: usize = 36;
