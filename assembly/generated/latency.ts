// GENERATED from src/plugins/latency.ts. Run `npm run generate`.
export const FRAMES: usize = 0;
