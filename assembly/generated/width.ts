// GENERATED from src/plugins/width.ts. Run `npm run generate`.
export const WIDTH: usize = 0;
export const MONO_BELOW_HZ: usize = 4;
