// GENERATED from src/plugins/filter.ts. Run `npm run generate`.
export const SHAPE: usize = 0;
export const FREQUENCY_HZ: usize = 4;
export const Q: usize = 8;
export const DRIVE_DB: usize = 12;
export const SHAPE_LOW_PASS: i32 = 0;
export const SHAPE_HIGH_PASS: i32 = 1;
export const SHAPE_BAND_PASS: i32 = 2;
export const SHAPE_NOTCH: i32 = 3;
