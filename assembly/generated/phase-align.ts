// GENERATED from src/plugins/phase-align.ts. Run `npm run generate`.
export const DELAY_MS: usize = 0;
export const POLARITY: usize = 4;
export const PHASE_DEGREES: usize = 8;
export const FREQUENCY_HZ: usize = 12;
export const POLARITY_NORMAL: i32 = 0;
export const POLARITY_INVERTED: i32 = 1;
