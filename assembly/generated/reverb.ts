// GENERATED from src/plugins/reverb.ts. Run `npm run generate`.
export const DECAY_SECONDS: usize = 0;
export const PRE_DELAY_MS: usize = 4;
export const SIZE: usize = 8;
export const DAMPING: usize = 12;
export const DAMPING_HZ: usize = 16;
export const DIFFUSION: usize = 20;
export const MODULATION: usize = 24;
export const MODULATION_HZ: usize = 28;
export const LOW_CUT_HZ: usize = 32;
export const HIGH_CUT_HZ: usize = 36;
export const DUCKING_DB: usize = 40;
export const DUCKING_THRESHOLD_DB: usize = 44;
export const DUCKING_RELEASE_MS: usize = 48;
export const MIX: usize = 52;
