import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import type { DeskTimes } from "../../desk.ts";
import { QUANTUM_US } from "../../timing.ts";
import { type Box, bottomAxis, figure, leftAxis, rounded } from "./frame.ts";

const BOX: Box = { width: 720, height: 340, left: 60, right: 24, top: 34, bottom: 50 };
const POWERS = [10, 100, 1000, 10_000];

/** Which share of quanta is done in which time: a steep line is a steady desk. */
export function distributionChart(desks: readonly DeskTimes[]): string {
  const shown = desks.filter(({ load }) => load === "standard");
  const all = shown.flatMap(({ quantiles }) => quantiles);
  const lowest = Math.min(...all) / 1.2;
  const highest = Math.max(QUANTUM_US, ...all) * 1.2;
  const x = scaleLog([lowest, highest], [BOX.left, BOX.width - BOX.right]);
  const y = scaleLinear([0, 1], [BOX.height - BOX.bottom, BOX.top]);
  const limit = rounded(x(QUANTUM_US));
  const curves = shown.flatMap(({ trackCount, quantiles }) => {
    const curve = line<number>(
      (us) => rounded(x(us)),
      (_, i) => rounded(y(i / (quantiles.length - 1))),
    );
    const at = quantiles[50]!;
    return [
      `<path class="line series-1" d="${curve(quantiles)}"><title>${trackCount} tracks</title></path>`,
      `<text class="label series-1" x="${rounded(x(at)) + 5}" y="${rounded(y(0.5))}">${trackCount}</text>`,
    ];
  });
  return figure(
    "How steady a desk is",
    "The share of quanta that are done within a time, for standard desks; the figure at a line is its number of tracks.",
    BOX,
    [
      ...bottomAxis(
        BOX,
        x,
        POWERS.filter((tick) => tick > lowest && tick < highest),
        "us per quantum",
      ),
      ...leftAxis(BOX, y, [0, 0.25, 0.5, 0.75, 1], "share of quanta", (share) => `${share * 100} %`),
      `<line class="limit" x1="${limit}" x2="${limit}" y1="${BOX.top}" y2="${BOX.height - BOX.bottom}"/>`,
      `<text class="limit" x="${limit - 6}" y="${BOX.top + 12}" text-anchor="end">real time</text>`,
      ...curves,
    ],
  );
}
