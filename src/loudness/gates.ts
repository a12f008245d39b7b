import { lufsOfPower, powerOfLufs, powerRatioOfLu } from "./lufs.ts";
import type { SortedPowers } from "./sorted-powers.ts";

/** What is not louder than this counts for nothing (BS.1770-5, Annex 1; EBU Tech 3342). */
export const ABSOLUTE_GATE_POWER = powerOfLufs(-70);
const INTEGRATED_GATE = powerRatioOfLu(-10);
const RANGE_GATE = powerRatioOfLu(-20);
const [QUIET_PERCENT, LOUD_PERCENT] = [10, 95];

/**
 * Integrated loudness in LUFS: the mean of those blocks that are louder than 10 LU below the mean of all.
 * @param blocks powers of 400 ms, a new one every 100 ms, of those above the absolute gate
 * @returns null when there is none
 */
export function integratedLufs(blocks: SortedPowers): number | null {
  if (blocks.count === 0) return null;
  return lufsOfPower(blocks.meanFrom(blocks.countBelow(blocks.meanFrom(0) * INTEGRATED_GATE)));
}

/**
 * Loudness range in LU: how far apart the quiet (10 %) and the loud (95 %) of what is louder than 20 LU below the mean are; the nearest rank.
 * @param windows powers of 3 s, a new one every 100 ms, of those above the absolute gate
 * @returns null when there is none
 */
export function loudnessRangeLu(windows: SortedPowers): number | null {
  if (windows.count === 0) return null;
  const first = windows.countBelow(windows.meanFrom(0) * RANGE_GATE);
  const ranks = windows.count - first - 1;
  const lufsAt = (percent: number) => lufsOfPower(windows.at(first + Math.round((ranks * percent) / 100)));
  return lufsAt(LOUD_PERCENT) - lufsAt(QUIET_PERCENT);
}
