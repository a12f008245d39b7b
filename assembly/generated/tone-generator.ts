// GENERATED from src/plugins/tone-generator.ts. Run `npm run generate`.
export const SIGNAL: usize = 0;
export const FREQUENCY_HZ: usize = 4;
export const LEVEL_DB: usize = 8;
export const THROUGH: usize = 12;
export const SIGNAL_SINE: i32 = 0;
export const SIGNAL_WHITE: i32 = 1;
export const SIGNAL_PINK: i32 = 2;
