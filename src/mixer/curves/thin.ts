import type { ParamSpec } from "../../params/spec.ts";
import { travelOfValue } from "../../params/travel.ts";
import type { Point } from "../../session/session.ts";

/** One place of a hand's move. */
export interface Sample {
  /** Of the session. */
  readonly frame: number;
  readonly value: Point["value"];
}

/** How far from what the hand did a recorded curve may be, in travel of the control: half a millimetre of a fader of 100 mm. */
export const THINNING_TRAVEL = 0.005;

/** The fewest points, of those given, between which lines come as near as {@link THINNING_TRAVEL} to all the others. Switches keep every turn. */
export function thinned(spec: ParamSpec, samples: readonly Sample[], bound = THINNING_TRAVEL): Point[] {
  if (spec.kind !== "number" || samples.some(({ value }) => typeof value !== "number"))
    return turns(samples).map((sample) => ({ ...sample, curve: "hold", tension: 0 }));
  const travels = samples.map(({ value }) => travelOfValue(spec, Number(value)));
  const kept = new Set([0, samples.length - 1]);
  const open: [number, number][] = samples.length > 2 ? [[0, samples.length - 1]] : [];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const worst = furthest(samples, travels, first, last, (value) => travelOfValue(spec, value));
    if (worst.off <= bound) continue;
    kept.add(worst.at);
    if (worst.at - first > 1) open.push([first, worst.at]);
    if (last - worst.at > 1) open.push([worst.at, last]);
  }
  return samples.filter((_, i) => kept.has(i)).map((sample) => ({ ...sample, curve: "linear", tension: 0 }));
}

/** The sample between two that is furthest from the line between them, in travel. */
function furthest(
  samples: readonly Sample[],
  travels: readonly number[],
  first: number,
  last: number,
  travelOf: (value: number) => number,
): { at: number; off: number } {
  const [from, to] = [samples[first]!, samples[last]!];
  const worst = { at: first + 1, off: 0 };
  for (let i = first + 1; i < last; i++) {
    const u = (samples[i]!.frame - from.frame) / Math.max(1, to.frame - from.frame);
    const off = Math.abs(travelOf(Number(from.value) + (Number(to.value) - Number(from.value)) * u) - travels[i]!);
    if (off > worst.off) Object.assign(worst, { at: i, off });
  }
  return worst;
}

function turns(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ value }, i) => i === 0 || value !== samples[i - 1]!.value);
}
