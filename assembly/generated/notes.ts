// GENERATED from src/params/notes.ts. Run `npm run generate`.
/** Quarter notes, of f64s. */
export const NOTE_QUARTERS = memory.data<f64>([0.0625, 0.08333333333333333, 0.125, 0.16666666666666666, 0.1875, 0.25, 0.3333333333333333, 0.375, 0.5, 0.6666666666666666, 0.75, 1.0, 1.3333333333333333, 1.5, 2.0, 2.6666666666666665, 3.0, 4.0, 8.0, 16.0], 8);
