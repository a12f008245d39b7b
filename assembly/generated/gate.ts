// GENERATED from src/plugins/gate.ts. Run `npm run generate`.
export const THRESHOLD_DB: usize = 0;
export const HYSTERESIS_DB: usize = 4;
export const RANGE_DB: usize = 8;
export const RATIO: usize = 12;
export const KNEE_DB: usize = 16;
export const ATTACK_MS: usize = 20;
export const HOLD_MS: usize = 24;
export const RELEASE_MS: usize = 28;
export const LOOKAHEAD_MS: usize = 32;
export const KEY_LOW_CUT_HZ: usize = 36;
export const KEY_HIGH_CUT_HZ: usize = 40;
export const LISTEN: usize = 44;
