import { DB_PER_OCTAVE } from "./decibels";
import * as curve from "./gain-curve";
import * as glide from "./lane-glide";
import { share } from "./pace";
import * as pacing from "./pace-glide";
import { RIGHT } from "./quad";
import { layToRest } from "./rest";
import { layPathToRest, PACE_FIELDS, SMOOTHER_FIELDS, smooth, smoothWanted } from "./squeeze";
import { turnDown } from "./turn-down";
import { workspace } from "./workspace";

/** A compressor as a part of others: both channels alike, with the branching detector. Levels are in powers of two. */

/** Fields: the smoother, the curve and the blend on their way, the paces, and those on theirs. */
const WALK: usize = SMOOTHER_FIELDS << 4;
const COEFFICIENTS: i32 = 9;
const MAKEUP: i32 = 6;
const WET: i32 = 7;
const DRY: i32 = 8;
const PACES: usize = WALK + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
const PACING: usize = PACES + (PACE_FIELDS << 4);
export const FIELDS: i32 = <i32>(PACING >> 4) + pacing.FIELDS;

export function aimCurve(own: usize, lane: usize, thresholdDb: f64, kneeDb: f64, ratio: f64, rangeDb: f64): void {
  curve.aimCurve(own + WALK, COEFFICIENTS, lane, thresholdDb, kneeDb, ratio, 1.0, rangeDb);
}

/** What comes out: `dry` of what came in and `wet` of what is turned down. */
export function aimBlend(own: usize, lane: usize, makeupDb: f64, wet: f64, dry: f64): void {
  aim(own, MAKEUP, lane, makeupDb / DB_PER_OCTAVE);
  aim(own, WET, lane, wet);
  aim(own, DRY, lane, dry);
}

/** Sets out for what was aimed at. */
export function depart(own: usize, lane: usize, attackMs: f64, releaseMs: f64, sampleRate: f64, pace: i32): void {
  glide.depart(own + WALK, COEFFICIENTS, lane, sampleRate, pace);
  pacing.depart(own + PACING, own + PACES, lane, share(attackMs, sampleRate), share(releaseMs, sampleRate), true, sampleRate, pace);
}

function aim(own: usize, index: i32, lane: usize, value: f64): void {
  glide.aim(own + WALK, COEFFICIENTS, index, lane, <f32>value);
}

/**
 * Turns `signal` down in place, by the level of a key. `largest` keeps the largest reduction, `peak` the key's peak. Both channels of the workspace's
 * first quad are used; the key may stand there.
 */
export function compress(own: usize, key: usize, signal: usize, frames: i32, channels: i32, largest: usize, peak: usize): void {
  const walk = own + WALK;
  const paces = own + PACES;
  const other: usize = channels == 2 ? RIGHT : 0;
  const blend = glide.valueAt(walk, MAKEUP);
  for (let done = 0; done < frames; ) {
    const stretch = pacing.framesBeforeStep(own + PACING, glide.framesBeforeLanding(walk, frames - done));
    const at = <usize>done << 4;
    // What works ahead writes past the end of a stretch, where the key of the next may stand: only the last one may.
    const walks = moves(own);
    const seen = walks ? curve.want(walk, COEFFICIENTS, key + at, other, workspace, stretch) : curve.takeApart(key + at, other, workspace, stretch);
    v128.store(peak, f32x4.pmax(seen, v128.load(peak)));
    if (walks) smooth(own, workspace, stretch, paces);
    else smoothWanted(own, curve.layOut(glide.valueAt(walk, curve.KNEE_FROM)), workspace, stretch, paces);
    const steps = walks ? glide.stepAt(walk, COEFFICIENTS, MAKEUP) : 0;
    turnDown(workspace, signal + at, signal + at, stretch, channels, paces, blend, steps, largest);
    glide.passed(walk, COEFFICIENTS, stretch);
    pacing.passed(own + PACING, paces, stretch);
    done += stretch;
  }
  v128.store(largest, f32x4.mul(v128.load(largest), f32x4.splat(<f32>DB_PER_OCTAVE)));
}

/** Whether it would do anything with silence. */
export function isMoving(own: usize): bool {
  let any = v128.load(own);
  for (let at: usize = 16; at < WALK; at += 16) any = v128.or(any, v128.load(own + at));
  return v128.any_true(any) || moves(own);
}

export function rest(own: usize): bool {
  layPathToRest(own);
  return layToRest(own, <i32>SMOOTHER_FIELDS) && !moves(own);
}

@inline
function moves(own: usize): bool {
  return glide.walking(own + WALK) || pacing.walking(own + PACING);
}
