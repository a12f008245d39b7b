/** A gain that never jumps: cubic moves, evaluated from the frame they began at, so cutting time into other blocks changes no bit. */
@unmanaged
export class Ramp {
  /** The value now, while settled. */
  private value: f32;
  private end: f32;
  /** Length of the move in frames; 0 when settled. */
  private frames: i32;
  private done: i32;
  private c0: f32;
  private c1: f32;
  private c2: f32;
  private c3: f32;

  @inline
  get settled(): bool {
    return this.frames == 0;
  }

  /** What a settled ramp is worth. */
  @inline
  get steady(): f32 {
    return this.value;
  }

  jump(value: f32): void {
    this.value = value;
    this.frames = 0;
  }

  /** Starts a move along c0 + c1 t + c2 t^2 + c3 t^3 that ends at `end`. */
  follow(frames: i32, c0: f32, c1: f32, c2: f32, c3: f32, end: f32): void {
    if (frames <= 0) return this.jump(end);
    this.c0 = c0;
    this.c1 = c1;
    this.c2 = c2;
    this.c3 = c3;
    this.end = end;
    this.frames = frames;
    this.done = 0;
  }

  /** Starts a move to `target` from the present value and slope (cubic Hermite, arriving level). */
  glide(target: f32, frames: i32): void {
    if (this.settled && this.value == target) return;
    const from = this.at(0);
    const slope: f32 = this.settled ? 0 : <f32>(<f64>this.slope() * (<f64>frames / <f64>this.frames));
    const rise = target - from;
    this.follow(frames, from, slope, 3.0 * rise - 2.0 * slope, slope - 2.0 * rise, target);
  }

  /** Value `ahead` frames from now. */
  private at(ahead: i32): f32 {
    if (this.settled) return this.value;
    const k = this.done + ahead;
    if (k >= this.frames) return this.end;
    const t = <f64>k / <f64>this.frames;
    return <f32>(<f64>this.c0 + t * (<f64>this.c1 + t * (<f64>this.c2 + t * <f64>this.c3)));
  }

  /** Rise per whole move at the present frame. */
  private slope(): f32 {
    const t = <f64>this.done / <f64>this.frames;
    return <f32>(<f64>this.c1 + t * (2.0 * <f64>this.c2 + t * (3.0 * <f64>this.c3)));
  }

  /** Writes the next `frames` values, `stride` bytes apart, and moves on. */
  fill(target: usize, stride: usize, frames: i32): void {
    for (let i = 0; i < frames; i++) {
      store<f32>(target, this.at(i));
      target += stride;
    }
    this.advance(frames);
  }

  private advance(frames: i32): void {
    if (this.settled) return;
    this.done += frames;
    if (this.done >= this.frames) this.jump(this.end);
  }
}
