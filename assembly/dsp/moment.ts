/** The engine's frame at which a kernel is asked to work: where its ramps stand. */
export let now: f64 = 0.0;

/** The engine's frame at which the session would have begun, had its time run since the transport was told to play from where it was. */
export let origin: f64 = 0.0;
/** How often it was; a small number, that comes round. */
export let rolls: f32 = 0.0;

export function is(frame: f64): void {
  now = frame;
}

/** The transport plays on from `position` of the session. */
export function rolled(frame: f64, position: f64): void {
  origin = frame - position;
  rolls = rolls < 4095.0 ? rolls + 1.0 : 0.0;
}
