import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as gains from "./gains";
import * as regions from "./regions";
import * as silence from "./silence";

/** Where {@link hear} puts what it heard. */
@inline
export function left(): usize {
  return workspace;
}

@inline
export function right(): usize {
  return workspace + L.QUAD_BYTES;
}

/**
 * What four strips sound like at a gauge's point, after their gains, as two quads. A mono strip that is not panned yet is heard on the left
 * alone: it is one channel, and counts once. Says whether there is anything to hear but zeros. The steps of all gauges have their arguments
 * at the same places.
 */
export function hear(step: usize, frames: i32): bool {
  if (silence.silent) {
    memory.fill(workspace, 0, 2 * L.QUAD_BYTES);
    return false;
  }
  gains.ofBankEdges(load<i32>(step, S.LOUDNESS_GAINS), step + S.LOUDNESS_STRIP0, regions.straights, frames);
  const near = <usize>load<u32>(step, S.LOUDNESS_QUAD);
  const far = near + L.QUAD_BYTES;
  const panned = (load<i32>(step, S.LOUDNESS_GAINS) & S.GAINS_PAN) != 0;
  if (load<i32>(step, S.LOUDNESS_CHANNELS) == 2) {
    cross(left(), near, gains.ll, far, gains.rl, frames);
    cross(right(), far, gains.rr, near, gains.lr, frames);
  } else {
    scale(left(), near, gains.ll, frames);
    if (panned) scale(right(), near, gains.lr, frames);
    else memory.fill(right(), 0, L.QUAD_BYTES);
  }
  return true;
}

/** One side: from the channel `near` it and what of the other crosses. */
function cross(target: usize, near: usize, g: usize, far: usize, h: usize, frames: i32): void {
  if (gains.isZero(h)) return scale(target, near, g, frames);
  const next: usize = gains.moving ? 16 : 0;
  for (const end = near + (<usize>frames << 4); near < end; near += 16, far += 16, target += 16, g += next, h += next)
    v128.store(target, f32x4.add(f32x4.mul(v128.load(near), v128.load(g)), f32x4.mul(v128.load(far), v128.load(h))));
}

function scale(target: usize, near: usize, g: usize, frames: i32): void {
  const next: usize = gains.moving ? 16 : 0;
  for (const end = near + (<usize>frames << 4); near < end; near += 16, target += 16, g += next)
    v128.store(target, f32x4.mul(v128.load(near), v128.load(g)));
}
