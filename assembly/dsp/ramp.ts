/**
 * A gain that never jumps: cubic moves, evaluated from the frame they began at. It says what it is worth at any frame, and whoever asks next
 * hears the same, so cutting time into other blocks, or asking twice, changes no bit.
 */
@unmanaged
export class Ramp {
  /** The value while settled; where a move ends. */
  private end: f32;
  /** Length of the move in frames; 0 when settled. */
  private frames: i32;
  /** The frame at which the move began. */
  private start: f64;
  private c0: f32;
  private c1: f32;
  private c2: f32;
  private c3: f32;

  /** Whether it is on its way at frame `now`. */
  @inline
  moves(now: f64): bool {
    return this.frames != 0 && this.goesOn(now);
  }

  /** Not 0 when it may be moving: {@link moves} knows. */
  @inline
  get stirs(): i32 {
    return this.frames;
  }

  private goesOn(now: f64): bool {
    if (now - this.start < <f64>this.frames) return true;
    this.frames = 0;
    return false;
  }

  /** What it is worth when it does not move. */
  @inline
  get steady(): f32 {
    return this.end;
  }

  jump(value: f32): void {
    this.end = value;
    this.frames = 0;
  }

  /** Starts a move along c0 + c1 t + c2 t^2 + c3 t^3 that ends at `end`. */
  follow(now: f64, frames: i32, c0: f32, c1: f32, c2: f32, c3: f32, end: f32): void {
    this.end = end;
    this.frames = max(frames, 0);
    this.start = now;
    this.c0 = c0;
    this.c1 = c1;
    this.c2 = c2;
    this.c3 = c3;
  }

  /** Starts a move to `target` from the present value and slope (cubic Hermite, arriving level). */
  glide(now: f64, target: f32, frames: i32): void {
    const moving = this.moves(now);
    if (!moving && this.end == target) return;
    const from = moving ? this.at(now - this.start) : this.end;
    const slope: f32 = moving ? <f32>(<f64>this.slope(now - this.start) * (<f64>frames / <f64>this.frames)) : 0;
    const rise = target - from;
    this.follow(now, frames, from, slope, 3.0 * rise - 2.0 * slope, slope - 2.0 * rise, target);
  }

  /** Value `done` frames into the move. */
  @inline
  private at(done: f64): f32 {
    if (done >= <f64>this.frames) return this.end;
    const t = done / <f64>this.frames;
    return <f32>(<f64>this.c0 + t * (<f64>this.c1 + t * (<f64>this.c2 + t * <f64>this.c3)));
  }

  /** Rise per whole move. */
  private slope(done: f64): f32 {
    const t = done / <f64>this.frames;
    return <f32>(<f64>this.c1 + t * (2.0 * <f64>this.c2 + t * (3.0 * <f64>this.c3)));
  }

  /** Writes its values at the `frames` from `now` on, `stride` bytes apart. */
  fill(now: f64, target: usize, stride: usize, frames: i32): void {
    const moving = this.moves(now);
    const done = now - this.start;
    for (let i = 0; i < frames; i++) {
      store<f32>(target, moving ? this.at(done + <f64>i) : this.end);
      target += stride;
    }
  }
}
