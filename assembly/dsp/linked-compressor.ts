import { DB_PER_OCTAVE } from "./decibels";
import { KNEE, KNEE_CURVE, KNEE_FROM, LINK, RANGE, SLOPE, want, wantLinked } from "./gain-curve";
import * as glide from "./lane-glide";
import { share } from "./pace";
import { RIGHT } from "./quad";
import { layToRest } from "./rest";
import { layPathToRest, PACE_FIELDS, setPaces, SMOOTHER_FIELDS, squeeze, squeezeBoth, squeezeBothWalking } from "./squeeze";
import { workspace } from "./workspace";

/** A compressor as a part of others: both channels alike, with the branching detector, in place. Levels are in powers of two. */

/** Fields: the smoother, the curve and the blend on their way, the paces. */
const WALK: usize = SMOOTHER_FIELDS << 4;
const COEFFICIENTS: i32 = 9;
const MAKEUP: i32 = 6;
const WET: i32 = 7;
const DRY: i32 = 8;
const PACES: usize = WALK + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
export const FIELDS: i32 = <i32>((PACES >> 4) + PACE_FIELDS);

export function aimCurve(own: usize, lane: usize, thresholdDb: f64, kneeDb: f64, ratio: f64, rangeDb: f64): void {
  const knee = kneeDb / DB_PER_OCTAVE;
  aim(own, KNEE_FROM, lane, thresholdDb / DB_PER_OCTAVE - knee * 0.5);
  aim(own, KNEE, lane, knee);
  aim(own, KNEE_CURVE, lane, knee > 0.0 ? 0.5 / knee : 0.0);
  aim(own, SLOPE, lane, 1.0 - 1.0 / ratio);
  aim(own, LINK, lane, 1.0);
  aim(own, RANGE, lane, rangeDb / DB_PER_OCTAVE);
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
  setPaces(own + PACES, lane, share(attackMs, sampleRate), share(releaseMs, sampleRate), true);
}

function aim(own: usize, index: i32, lane: usize, value: f64): void {
  glide.aim(own + WALK, COEFFICIENTS, index, lane, <f32>value);
}

/** Turns `signal` down by its own level. `largest` keeps the largest reduction. The workspace's first quad is used. */
export function compress(own: usize, signal: usize, frames: i32, channels: i32, largest: usize): void {
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(own + WALK, frames - done);
    turnDown(own, signal + (<usize>done << 4), stretch, channels, largest);
    glide.passed(own + WALK, COEFFICIENTS, stretch);
    done += stretch;
  }
}

function turnDown(own: usize, signal: usize, frames: i32, channels: i32, largest: usize): void {
  const walk = own + WALK;
  const walks = glide.walking(walk);
  const other: usize = channels == 2 ? RIGHT : 0;
  if (walks) want(walk, COEFFICIENTS, signal, other, workspace, frames);
  else wantLinked(glide.valueAt(walk, KNEE_FROM), signal, other, workspace, frames);
  const blend = glide.valueAt(walk, MAKEUP);
  const steps = glide.stepAt(walk, COEFFICIENTS, MAKEUP);
  const paces = own + PACES;
  if (channels == 1) squeeze(own, workspace, signal, signal, frames, paces, blend, steps, largest);
  else if (walks) squeezeBothWalking(own, workspace, signal, signal, frames, paces, blend, steps, largest);
  else squeezeBoth(own, workspace, signal, signal, frames, paces, blend, largest);
}

/** Whether it would do anything with silence. */
export function isMoving(own: usize): bool {
  let any = v128.load(own);
  for (let at: usize = 16; at < WALK; at += 16) any = v128.or(any, v128.load(own + at));
  return v128.any_true(any) || glide.walking(own + WALK);
}

export function rest(own: usize): bool {
  layPathToRest(own);
  return layToRest(own, <i32>SMOOTHER_FIELDS) && !glide.walking(own + WALK);
}
