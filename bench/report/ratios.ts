import type { RacerId } from "../contestant.ts";
import type { LapTime } from "../lap.ts";
import { who } from "../peers/who.ts";
import type { Heat, Race } from "../race.ts";
import { median, pairedRatio, type Spread } from "../statistics.ts";

/** One contestant in one heat, and how many times as fast Postfade was, round by round. */
export interface RatioRow {
  readonly trackCount: number;
  readonly compressors: boolean;
  readonly id: RacerId;
  readonly label: string;
  /** Seconds of sound per second of processor time, in the median; the reason where there is none. */
  readonly speed: number | string;
  readonly byNode: Spread | null;
  readonly byWorklet: Spread | null;
}

export const speedOf = ({ soundSeconds, cpuSeconds }: LapTime) => soundSeconds / Math.max(cpuSeconds, 0.001);

export function ratioRows({ heats }: Race): RatioRow[] {
  return heats.flatMap((heat) =>
    heat.runners.map(({ id, laps, failure }) => {
      const speeds = laps.map(speedOf);
      return {
        trackCount: heat.trackCount,
        compressors: heat.compressors,
        id,
        label: who[id].label,
        speed: failure ?? median(speeds),
        byNode: over(heat, "postfade-node", id, speeds),
        byWorklet: over(heat, "postfade-worklet", id, speeds),
      };
    }),
  );
}

function over(heat: Heat, postfade: RacerId, id: RacerId, speeds: readonly number[]): Spread | null {
  const own = heat.runners.find((runner) => runner.id === postfade)?.laps.map(speedOf) ?? [];
  if (id === postfade || own.length === 0 || own.length !== speeds.length) return null;
  return pairedRatio(own, speeds);
}

/** How much of a core the laps had while they ran, in the median: well under 1 on a machine with other things to do. */
export function shareOfCore({ heats }: Race): number {
  const shares = heats.flatMap(({ runners }) =>
    runners.flatMap(({ laps }) => laps.map(({ cpuSeconds, wallSeconds }) => cpuSeconds / wallSeconds)),
  );
  return shares.length === 0 ? 1 : median(shares);
}
