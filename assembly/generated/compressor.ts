// GENERATED from src/plugins/compressor.ts. Run `npm run generate`.
export const THRESHOLD_DB: usize = 0;
export const RATIO: usize = 4;
export const KNEE_DB: usize = 8;
export const ATTACK_MS: usize = 12;
export const RELEASE_MS: usize = 16;
export const MAKEUP_DB: usize = 20;
export const DETECTOR: usize = 24;
export const STEREO_LINK: usize = 28;
export const MIX: usize = 32;
export const RANGE_DB: usize = 36;
export const LOOKAHEAD_MS: usize = 40;
export const KEY_LOW_CUT_HZ: usize = 44;
export const KEY_HIGH_CUT_HZ: usize = 48;
export const LISTEN: usize = 52;
export const DETECTOR_DECOUPLED: i32 = 0;
export const DETECTOR_BRANCHING: i32 = 1;
export const DETECTOR_RMS: i32 = 2;
