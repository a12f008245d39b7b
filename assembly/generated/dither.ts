// GENERATED from src/plugins/dither.ts. Run `npm run generate`.
export const BITS: usize = 0;
export const SHAPING: usize = 4;
export const BITS_8: i32 = 0;
export const BITS_12: i32 = 1;
export const BITS_16: i32 = 2;
export const BITS_20: i32 = 3;
export const BITS_24: i32 = 4;
export const SHAPING_NONE: i32 = 0;
export const SHAPING_LIPSHITZ: i32 = 1;
