// GENERATED from src/plugins/gain.ts. Run `npm run generate`.
export const GAIN_DB: usize = 0;
