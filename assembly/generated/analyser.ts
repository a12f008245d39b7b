// GENERATED from src/plugins/analyser.ts. Run `npm run generate`.
export const SIZE_FRAMES: usize = 0;
export const WINDOW: usize = 4;
export const AVERAGING_MS: usize = 8;
export const SIZE_FRAMES_1024: i32 = 0;
export const SIZE_FRAMES_2048: i32 = 1;
export const SIZE_FRAMES_4096: i32 = 2;
export const SIZE_FRAMES_8192: i32 = 3;
export const SIZE_FRAMES_16384: i32 = 4;
export const WINDOW_HANN: i32 = 0;
export const WINDOW_BLACKMAN_HARRIS: i32 = 1;
export const WINDOW_FLAT_TOP: i32 = 2;
