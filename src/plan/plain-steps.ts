import type { Strip } from "../graph/graph.ts";
import { gainBits } from "../protocol/steps.ts";
import type { Source } from "./input-steps.ts";
import { edgePlaces, STRAIGHT, stripPlaces, ZEROS } from "./places.ts";
import type { Place } from "./plan.ts";
import type { Point, Routes } from "./routes.ts";
import type { StepList } from "./step-list.ts";

/** What a strip's gains have done to its signal at each point, when no insert stands between them. */
const GAINS: Readonly<Record<Point, number>> = {
  "pre-fader": gainBits.trim,
  "post-fader": gainBits.trim + gainBits.fader,
  output: gainBits.trim + gainBits.fader + gainBits.pan,
};

/** A strip without inserts: it needs no lanes, each way out is one multiplication of its input. */
export function plainSteps(
  list: StepList,
  strip: Strip,
  { place, clip }: Source,
  routes: Routes,
  channelsOf: (strip: string) => number,
): void {
  const { cells, taps } = stripPlaces(strip);
  for (const point of ["pre-fader", "post-fader", "output"] as const) {
    const mix = (target: Place, edge: Place) => {
      if (place !== ZEROS) list.add("mix", target, place, clip, strip.channels, GAINS[point], cells, edge);
    };
    if (routes.isTapped(strip.id, point)) mix(list.sum(taps[point], point === "output" ? 2 : strip.channels), STRAIGHT);
    for (const edge of routes.direct(strip.id, point)) {
      const { sum, cells } = edgePlaces(edge);
      mix(list.sum(sum, channelsOf(edge.to)), cells);
    }
  }
}
