/** The engine's frame at which a kernel is asked to work: where its ramps stand. */
export let now: f64 = 0.0;

export function is(frame: f64): void {
  now = frame;
}
