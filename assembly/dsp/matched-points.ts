import * as prototype from "./prototype";

/**
 * The frequencies at which `matched.ts` and `mender.ts` compare magnitudes, and what they find there. Eight are the same for every filter; others go
 * with its own frequency, as shares of it. The last three are not fitted by sections: they show what happens beside and between the others.
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

/** Squared tangents of half the frequency; those that are always the same; squares of how many times the filter's own frequency it is. */
export const tangents = memory.data(16 * 8, 16);
const alwaysTangents = memory.data(8 * 8, 16);
export const ratios = memory.data(16 * 8, 16);
/** The power that each of the band's prototypes has (a section after the other), that all have, and how much that counts in a fit. */
export const powers = memory.data(4 * 16 * 8, 16);
export const levels = memory.data(16 * 8, 16);
export const weights = memory.data(16 * 8, 16);
/** What sections of the band so far make of it; what they left for the next to make good; what they would with poles and zeros in the analogue's places. */
export const heard = memory.data(16 * 8, 16);
export const owed = memory.data(16 * 8, 16);
export const owedInPlace = memory.data(16 * 8, 16);

export const LEAST_POWER: f64 = 1e-30;
/** -40 dB: what is below is judged less, and 3 dB down no more. Fits care less the more a point is below -50 dB. */
const JUDGED: f64 = 1e-4;
const FLOOR: f64 = 1e-5;

let lastRate: f64 = 0.0;
let reach: f64 = 0.0;

@inline
export function at(list: usize, i: i32): usize {
  return list + (<usize>i << 3);
}

export function squaredTangent(w: f64): f64 {
  const tangent = Math.tan(0.5 * w);
  return tangent * tangent;
}

/** Looks at a band of kept prototypes, at `w0`. */
export function look(w0: f64, sampleRate: f64, sections: i32): void {
  lookFrom(sampleRate);
  for (let i = 0; i < POINTS; i++) store<f64>(at(levels, i), 1.0);
  for (let section = 0; section < sections; section++) {
    prototype.recall(section);
    const isNotch = prototype.isNotch();
    for (let i = 0; i < POINTS; i++) {
      if (section == 0) place(i, w0, isNotch);
      const power = Math.max(prototype.powerAt(load<f64>(at(ratios, i))), LEAST_POWER);
      store<f64>(at(powers, section * POINTS + i), power);
      store<f64>(at(levels, i), load<f64>(at(levels, i)) * power);
    }
  }
  for (let i = 0; i < POINTS; i++) store<f64>(at(weights, i), load<f64>(at(levels, i)) / (load<f64>(at(levels, i)) + FLOOR));
}

function lookFrom(sampleRate: f64): void {
  if (sampleRate == lastRate) return;
  lastRate = sampleRate;
  reach = Math.PI * Math.max(REACH, (2.0 * HIGHEST_HZ) / sampleRate);
  for (let i = 0; i < FIXED; i++) store<f64>(at(alwaysTangents, i), squaredTangent(reach * load<f64>(at(shares, i))));
}

function place(i: i32, w0: f64, isNotch: bool): void {
  let w = i < FIXED ? reach * load<f64>(at(shares, i)) : Math.min(w0 * load<f64>(at(ownShares, i - FIXED)), reach);
  const stepsAside = isNotch && Math.abs(w / w0 - 1.0) < NEAR;
  if (stepsAside) w = ASIDE * w0;
  store<f64>(at(ratios, i), (w / w0) * (w / w0));
  store<f64>(at(tangents, i), i < FIXED && !stepsAside ? load<f64>(at(alwaysTangents, i)) : squaredTangent(w));
}

/** Before the first section of a band. */
export function begin(): void {
  for (let i = 0; i < POINTS; i++) {
    store<f64>(at(heard, i), 1.0);
    store<f64>(at(owed, i), 1.0);
    store<f64>(at(owedInPlace, i), 1.0);
  }
}

/** The largest of what the band is off, in nepers of power, where it is judged. */
export function worst(): f64 {
  let most = 1.0;
  let less = 0.0;
  for (let i = 0; i < POINTS; i++) {
    const level = load<f64>(at(levels, i));
    const left = level / load<f64>(at(heard, i));
    if (level >= JUDGED) most = Math.max(most, Math.max(left, 1.0 / left));
    else if (level > 0.5 * JUDGED)
      less = Math.max(less, Math.abs(Math.log(left)) * prototype.smoothly(level, 0.5 * JUDGED, JUDGED));
  }
  return Math.max(Math.log(most), less);
}
