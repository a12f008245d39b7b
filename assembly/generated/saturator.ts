// GENERATED from src/plugins/saturator.ts. Run `npm run generate`.
export const SHAPE: usize = 0;
export const DRIVE_DB: usize = 4;
export const OUTPUT_DB: usize = 8;
export const MIX: usize = 12;
export const QUALITY: usize = 16;
export const SHAPE_TANH: i32 = 0;
export const SHAPE_SOFT: i32 = 1;
export const SHAPE_TUBE: i32 = 2;
export const SHAPE_TAPE: i32 = 3;
export const QUALITY_1X: i32 = 0;
export const QUALITY_2X: i32 = 1;
export const QUALITY_4X: i32 = 2;
export const QUALITY_8X: i32 = 3;
