// GENERATED from src/plugins/limiter.ts. Run `npm run generate`.
export const INPUT_GAIN_DB: usize = 0;
export const CEILING_DBTP: usize = 4;
export const LOOKAHEAD_MS: usize = 8;
export const RELEASE_MS: usize = 12;
