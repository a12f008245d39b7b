import * as prototype from "./prototype";

/**
 * The frequencies at which `matched.ts` and `mender.ts` compare magnitudes, and what they find there. Eight are the same for every filter; others go with
 * its own frequency, as shares of it. The last three are not fitted: they show what happens between and beside the others.
 */
export const FITTED: i32 = 13;
export const POINTS: i32 = 16;
const FIXED: i32 = 8;
/** The highest matched frequency, as a share of half the sample rate: that of 20 kHz at 48 kHz, or 20 kHz where that is more. */
const REACH: f64 = 0.8333333333333333;
const HIGHEST_HZ: f64 = 20000.0;
const shares = memory.data<f64>([0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 1.0]);
const ownShares = memory.data<f64>([0.25, 0.5, 0.75, 1.0, 1.25, 0.12, 1.6, 2.4]);
/** At a notch's own frequency there is nothing to see; a point so near to it moves aside. */
const NEAR: f64 = 0.012;
const ASIDE: f64 = 0.97;

/** Squared tangents of half the frequency; squares of how many times the filter's own it is. */
export const tangents = memory.data(16 * 8, 16);
const ratios = memory.data(16 * 8, 16);
/** The power that is wanted of a section, what sections before left for the next to make good, and what the band's prototypes have. */
export const powers = memory.data(16 * 8, 16);
export const owed = memory.data(16 * 8, 16);
export const levels = memory.data(16 * 8, 16);
export const LEAST_POWER: f64 = 1e-30;
/** -40 dB: what is below is not judged. */
const JUDGED: f64 = 1e-4;

let lookedAt: f64 = 0.0;
let lookedRate: f64 = 0.0;
let lookedNotch: bool = false;

@inline
export function at(list: usize, i: i32): usize {
  return list + (<usize>i << 3);
}

/** Before the first section of a band. */
export function begin(): void {
  for (let i = 0; i < POINTS; i++) {
    store<f64>(at(owed, i), 1.0);
    store<f64>(at(levels, i), 1.0);
  }
}

/** Works out what is wanted of a section at `w0` whose prototype, turned over where it `isInverted`, is set. */
export function look(w0: f64, sampleRate: f64, isInverted: bool): void {
  lookFrom(w0, sampleRate);
  for (let i = 0; i < POINTS; i++) {
    const power = Math.max(prototype.powerAt(load<f64>(at(ratios, i))), LEAST_POWER);
    store<f64>(at(powers, i), power * load<f64>(at(owed, i)));
    store<f64>(at(levels, i), load<f64>(at(levels, i)) * (isInverted ? 1.0 / power : power));
  }
}

function lookFrom(w0: f64, sampleRate: f64): void {
  const isNotch = prototype.isNotch();
  if (w0 == lookedAt && sampleRate == lookedRate && isNotch == lookedNotch) return;
  const keepsFixed = sampleRate == lookedRate && !isNotch && !lookedNotch;
  lookedAt = w0;
  lookedRate = sampleRate;
  lookedNotch = isNotch;
  const reach = Math.PI * Math.max(REACH, (2.0 * HIGHEST_HZ) / sampleRate);
  for (let i = 0; i < POINTS; i++) {
    let w = i < FIXED ? reach * load<f64>(at(shares, i)) : Math.min(w0 * load<f64>(at(ownShares, i - FIXED)), reach);
    if (isNotch && Math.abs(w / w0 - 1.0) < NEAR) w = ASIDE * w0;
    store<f64>(at(ratios, i), (w / w0) * (w / w0));
    if (i >= FIXED || !keepsFixed) store<f64>(at(tangents, i), squaredTangent(w));
  }
}

export function squaredTangent(w: f64): f64 {
  const tangent = Math.tan(0.5 * w);
  return tangent * tangent;
}

/** Notes what a section with such a power at a point leaves to be made good there. */
@inline
export function leave(i: i32, heard: f64): void {
  store<f64>(at(owed, i), load<f64>(at(powers, i)) / Math.max(heard, LEAST_POWER));
}

/** Largest of what the band is off, in nepers of power, where it is judged. */
export function worst(): f64 {
  let most = 1.0;
  for (let i = 0; i < POINTS; i++) {
    const left = load<f64>(at(owed, i));
    if (isJudged(i)) most = Math.max(most, Math.max(left, 1.0 / left));
  }
  return Math.log(most);
}

@inline
export function isJudged(i: i32): bool {
  return load<f64>(at(levels, i)) > JUDGED;
}
