/**
 * A gain that never jumps: cubic moves, evaluated from the frame they began at. It says what it is worth at any frame, and whoever asks next
 * hears the same, so cutting time into other blocks, or asking twice, changes no bit. Sent onto a curve where it is not, it may ease: how far
 * off it is dies away, whatever moves follow each other meanwhile.
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
  /** How far off its move it was when it began to ease. */
  private offset: f32;
  /** Length of that in frames; 0 when it is on its move. */
  private easing: i32;
  private easedFrom: f64;

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
    if (this.easing != 0 && now - this.easedFrom < <f64>this.easing) return true;
    this.frames = 0;
    this.easing = 0;
    return false;
  }

  /** What it is worth when it does not move. */
  @inline
  get steady(): f32 {
    return this.end;
  }

  /** Frames from `now` until a move of its own, or its easing, ends; 0 when it does not move. */
  framesLeft(now: f64): i32 {
    if (!this.moves(now)) return 0;
    const own = <f64>this.frames - (now - this.start);
    const eased = this.easing != 0 ? <f64>this.easing - (now - this.easedFrom) : own;
    if (own <= 0.0) return <i32>eased;
    return <i32>(eased > 0.0 ? Math.min(own, eased) : own);
  }

  jump(value: f32): void {
    this.end = value;
    this.frames = 0;
    this.easing = 0;
  }

  /** A move along c0 + c1 t + c2 t^2 + c3 t^3 that began at `start` and ends at `end`. */
  follow(start: f64, frames: i32, c0: f32, c1: f32, c2: f32, c3: f32, end: f32): void {
    this.end = end;
    this.frames = this.easing != 0 ? max(frames, 1) : max(frames, 0);
    this.start = start;
    this.c0 = frames > 0 ? c0 : end;
    this.c1 = frames > 0 ? c1 : 0.0;
    this.c2 = frames > 0 ? c2 : 0.0;
    this.c3 = frames > 0 ? c3 : 0.0;
  }

  /** It was worth `from` until `now`: what it follows is reached without a jump, in so many frames. */
  ease(now: f64, from: f32, frames: i32): void {
    this.easing = 0;
    this.offset = from - this.worth(now);
    if (!isFinite(this.offset) || this.offset == 0.0) return;
    this.easing = frames;
    this.easedFrom = now;
    this.frames = max(this.frames, 1);
  }

  /** Starts a move to `target` from the present value and slope (cubic Hermite, arriving level). */
  glide(now: f64, target: f32, frames: i32): void {
    const moving = this.moves(now);
    if (!moving && this.end == target) return;
    const from = this.worth(now);
    const slope: f32 = moving ? <f32>(this.slope(now) * <f64>frames) : 0;
    const rise = target - from;
    this.easing = 0;
    this.follow(now, frames, from, slope, 3.0 * rise - 2.0 * slope, slope - 2.0 * rise, target);
  }

  /** Value at a frame from now on. */
  worth(frame: f64): f32 {
    return this.frames != 0 ? this.at(frame) : this.end;
  }

  /** Value at a frame of its way. */
  @inline
  private at(now: f64): f32 {
    const plain = this.plain(now - this.start);
    return this.easing == 0 ? plain : plain + this.off(now);
  }

  private plain(done: f64): f32 {
    if (done >= <f64>this.frames) return this.end;
    const t = done / <f64>this.frames;
    return <f32>(<f64>this.c0 + t * (<f64>this.c1 + t * (<f64>this.c2 + t * <f64>this.c3)));
  }

  /** What is left of the offset: level where it begins and where it ends. */
  private off(now: f64): f32 {
    const t = (now - this.easedFrom) / <f64>this.easing;
    return t >= 1.0 ? 0.0 : <f32>(<f64>this.offset * (1.0 - t * t * (3.0 - 2.0 * t)));
  }

  /** Rise per frame. */
  private slope(now: f64): f64 {
    const t = (now - this.start) / <f64>this.frames;
    const own = (<f64>this.c1 + t * (2.0 * <f64>this.c2 + t * (3.0 * <f64>this.c3))) / <f64>this.frames;
    const moves = t < 1.0 ? own : 0.0;
    if (this.easing == 0) return moves;
    const u = (now - this.easedFrom) / <f64>this.easing;
    return u >= 1.0 ? moves : moves - (<f64>this.offset * 6.0 * u * (1.0 - u)) / <f64>this.easing;
  }

  /** Writes its values at the `frames` from `now` on, `stride` bytes apart. */
  fill(now: f64, target: usize, stride: usize, frames: i32): void {
    const moving = this.moves(now);
    for (let i = 0; i < frames; i++) {
      store<f32>(target, moving ? this.at(now + <f64>i) : this.end);
      target += stride;
    }
  }
}
