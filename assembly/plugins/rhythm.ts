import * as L from "../generated/layout";
import { NOTE_QUARTERS } from "../generated/notes";

/** How long a note of the desk's tempo lasts, in seconds. @param note its place among the choices */
export function noteSeconds(insert: usize, note: f32): f64 {
  const quarters = load<f64>(NOTE_QUARTERS + (<usize>note << 3));
  return (quarters * 60.0) / <f64>load<f32>(insert, L.INSERT_TEMPO);
}
