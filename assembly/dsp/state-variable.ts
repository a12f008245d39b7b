import * as glide from "./lane-glide";

/**
 * One second-order section for a bank: the trapezoidal state-variable filter of `second-order.ts`, written so that at low frequencies
 * only small numbers are rounded. State: two integrators a channel. The rest: what is used while still, then gliding coefficients.
 */
export const STATE_FIELDS: usize = 4;

const SHRINK: usize = 0;
const FEED: usize = 16;
const WALK: usize = 32;
const COEFFICIENTS: i32 = 5;
const G: i32 = 0;
const K: i32 = 1;
const HIGH: i32 = 2;
const BAND: i32 = 3;
const LOW: i32 = 4;
export const COEFFICIENT_FIELDS: usize = 2 + 1 + <usize>glide.FIELDS_EACH * <usize>COEFFICIENTS;

/** What a section that is not used holds: the signal goes through as it is. */
export function passThrough(section: usize, lane: usize): void {
  store<f32>(glide.valueAt(section + WALK, HIGH) + lane, 1.0);
  store<f32>(glide.targetAt(section + WALK, COEFFICIENTS, HIGH) + lane, 1.0);
}

/** A lane's section becomes another filter: at once, or walking there from wherever it is. A filter that was not heard is tuned at once. */
export function become(
  section: usize,
  lane: usize,
  g: f64,
  k: f64,
  high: f64,
  band: f64,
  low: f64,
  sampleRate: f64,
  atOnce: bool,
  wasHeard: bool,
): void {
  const walk = section + WALK;
  if (!wasHeard) {
    store<f32>(glide.valueAt(walk, G) + lane, <f32>g);
    store<f32>(glide.valueAt(walk, K) + lane, <f32>k);
  }
  let moves = glide.aim(walk, COEFFICIENTS, G, lane, <f32>g);
  moves = glide.aim(walk, COEFFICIENTS, K, lane, <f32>k) || moves;
  moves = glide.aim(walk, COEFFICIENTS, HIGH, lane, <f32>high) || moves;
  moves = glide.aim(walk, COEFFICIENTS, BAND, lane, <f32>(0.5 * band)) || moves;
  moves = glide.aim(walk, COEFFICIENTS, LOW, lane, <f32>(0.5 * low)) || moves;
  const share = g / (1.0 + g * (g + k));
  store<f32>(section + lane, <f32>(2.0 * share * (g + k)), SHRINK);
  store<f32>(section + lane, <f32>(2.0 * share), FEED);
  if (moves) glide.depart(walk, COEFFICIENTS, lane, sampleRate, atOnce);
}

/** A lane's section walks out of the signal: what it adds fades, its tuning stays. */
export function leave(section: usize, lane: usize, sampleRate: f64): void {
  const walk = section + WALK;
  glide.aim(walk, COEFFICIENTS, HIGH, lane, 1.0);
  glide.aim(walk, COEFFICIENTS, BAND, lane, 0.0);
  glide.aim(walk, COEFFICIENTS, LOW, lane, 0.0);
  glide.depart(walk, COEFFICIENTS, lane, sampleRate, false);
}

/** Begins a lane's state anew. */
export function clear(state: usize, lane: usize): void {
  for (let field: usize = 0; field < STATE_FIELDS << 4; field += 16) store<f32>(state + field + lane, 0.0);
}

/** Lanes that have walked out of the signal are not heard any more: `heard` becomes 0. */
export function fallSilent(section: usize, heard: usize): void {
  const walk = section + WALK;
  const still = f32x4.eq(v128.load(walk), f32x4.splat(0.0));
  const flat = f32x4.eq(v128.load(glide.valueAt(walk, HIGH)), f32x4.splat(1.0));
  const bandless = f32x4.eq(v128.load(glide.valueAt(walk, BAND)), f32x4.splat(0.0));
  const lowless = f32x4.eq(v128.load(glide.valueAt(walk, LOW)), f32x4.splat(0.0));
  const silent = v128.and(v128.and(still, flat), v128.and(bandless, lowless));
  v128.store(heard, v128.andnot(v128.load(heard), silent));
}

/** Runs the section over one or two channels of a quad, from `input` to `output` (which may be the same). */
export function run(section: usize, state: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  const walk = section + WALK;
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(walk, frames - done);
    const at = <usize>done << 4;
    if (glide.walking(walk)) runWalking(section, state, input + at, output + at, channels, stretch);
    else if (channels == 2) runStereo(section, state, input + at, output + at, stretch);
    else runMono(section, state, input + at, output + at, stretch);
    glide.passed(walk, COEFFICIENTS, stretch);
    done += stretch;
  }
}

/** One quad's bytes: from the lefts to the rights. */
const RIGHT: usize = 2048;

function runStereo(section: usize, state: usize, input: usize, output: usize, frames: i32): void {
  const shrink = v128.load(section, SHRINK);
  const feed = v128.load(section, FEED);
  const g = v128.load(glide.valueAt(section + WALK, G));
  const high = v128.load(glide.valueAt(section + WALK, HIGH));
  const band = v128.load(glide.valueAt(section + WALK, BAND));
  const low = v128.load(glide.valueAt(section + WALK, LOW));
  const end = input + (<usize>frames << 4);
  let left1 = v128.load(state);
  let left2 = v128.load(state, 16);
  let right1 = v128.load(state, 32);
  let right2 = v128.load(state, 48);
  for (; input < end; input += 16, output += 16) {
    const l = v128.load(input);
    const r = v128.load(input, RIGHT);
    const leftMove = f32x4.sub(f32x4.mul(feed, f32x4.sub(l, left2)), f32x4.mul(shrink, left1));
    const rightMove = f32x4.sub(f32x4.mul(feed, f32x4.sub(r, right2)), f32x4.mul(shrink, right1));
    const leftNext = f32x4.add(left1, leftMove);
    const rightNext = f32x4.add(right1, rightMove);
    const leftBand = f32x4.add(left1, leftNext);
    const rightBand = f32x4.add(right1, rightNext);
    const leftLow = f32x4.add(left2, f32x4.mul(g, leftBand));
    const rightLow = f32x4.add(right2, f32x4.mul(g, rightBand));
    const leftRest = f32x4.add(f32x4.mul(band, leftBand), f32x4.mul(low, f32x4.add(left2, leftLow)));
    const rightRest = f32x4.add(f32x4.mul(band, rightBand), f32x4.mul(low, f32x4.add(right2, rightLow)));
    v128.store(output, f32x4.add(f32x4.mul(high, l), leftRest));
    v128.store(output, f32x4.add(f32x4.mul(high, r), rightRest), RIGHT);
    left1 = leftNext;
    left2 = leftLow;
    right1 = rightNext;
    right2 = rightLow;
  }
  v128.store(state, left1);
  v128.store(state, left2, 16);
  v128.store(state, right1, 32);
  v128.store(state, right2, 48);
}

function runMono(section: usize, state: usize, input: usize, output: usize, frames: i32): void {
  const shrink = v128.load(section, SHRINK);
  const feed = v128.load(section, FEED);
  const g = v128.load(glide.valueAt(section + WALK, G));
  const high = v128.load(glide.valueAt(section + WALK, HIGH));
  const band = v128.load(glide.valueAt(section + WALK, BAND));
  const low = v128.load(glide.valueAt(section + WALK, LOW));
  const end = input + (<usize>frames << 4);
  let first = v128.load(state);
  let second = v128.load(state, 16);
  for (; input < end; input += 16, output += 16) {
    const x = v128.load(input);
    const next = f32x4.add(first, f32x4.sub(f32x4.mul(feed, f32x4.sub(x, second)), f32x4.mul(shrink, first)));
    const middle = f32x4.add(first, next);
    const lower = f32x4.add(second, f32x4.mul(g, middle));
    const rest = f32x4.add(f32x4.mul(band, middle), f32x4.mul(low, f32x4.add(second, lower)));
    v128.store(output, f32x4.add(f32x4.mul(high, x), rest));
    first = next;
    second = lower;
  }
  v128.store(state, first);
  v128.store(state, second, 16);
}

/** While some lane walks: its filter is worked out anew each sample; the others keep what they have. */
function runWalking(section: usize, state: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  const walk = section + WALK;
  const still = f32x4.eq(v128.load(walk), f32x4.splat(0.0));
  const stillShrink = v128.load(section, SHRINK);
  const stillFeed = v128.load(section, FEED);
  const two = f32x4.splat(2.0);
  for (let c = 0; c < channels; c++) {
    const quad = <usize>c * RIGHT;
    const own = state + (<usize>c << 5);
    let g = v128.load(glide.valueAt(walk, G));
    let k = v128.load(glide.valueAt(walk, K));
    let high = v128.load(glide.valueAt(walk, HIGH));
    let band = v128.load(glide.valueAt(walk, BAND));
    let low = v128.load(glide.valueAt(walk, LOW));
    let first = v128.load(own);
    let second = v128.load(own, 16);
    for (let at = quad, end = quad + (<usize>frames << 4); at < end; at += 16) {
      const sum = f32x4.add(g, k);
      const share = f32x4.div(f32x4.mul(two, g), f32x4.add(f32x4.splat(1.0), f32x4.mul(g, sum)));
      const feed = v128.bitselect(stillFeed, share, still);
      const shrink = v128.bitselect(stillShrink, f32x4.mul(share, sum), still);
      const x = v128.load(input + at);
      const next = f32x4.add(first, f32x4.sub(f32x4.mul(feed, f32x4.sub(x, second)), f32x4.mul(shrink, first)));
      const middle = f32x4.add(first, next);
      const lower = f32x4.add(second, f32x4.mul(g, middle));
      const rest = f32x4.add(f32x4.mul(band, middle), f32x4.mul(low, f32x4.add(second, lower)));
      v128.store(output + at, f32x4.add(f32x4.mul(high, x), rest));
      first = next;
      second = lower;
      g = f32x4.add(g, v128.load(glide.stepAt(walk, COEFFICIENTS, G)));
      k = f32x4.add(k, v128.load(glide.stepAt(walk, COEFFICIENTS, K)));
      high = f32x4.add(high, v128.load(glide.stepAt(walk, COEFFICIENTS, HIGH)));
      band = f32x4.add(band, v128.load(glide.stepAt(walk, COEFFICIENTS, BAND)));
      low = f32x4.add(low, v128.load(glide.stepAt(walk, COEFFICIENTS, LOW)));
    }
    v128.store(own, first);
    v128.store(own, second, 16);
    if (c + 1 < channels) continue;
    v128.store(glide.valueAt(walk, G), g);
    v128.store(glide.valueAt(walk, K), k);
    v128.store(glide.valueAt(walk, HIGH), high);
    v128.store(glide.valueAt(walk, BAND), band);
    v128.store(glide.valueAt(walk, LOW), low);
  }
}
