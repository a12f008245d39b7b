import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { type DeskTimes, LOADS } from "../../desk.ts";
import { QUANTUM_US } from "../../timing.ts";
import { type Box, bottomAxis, figure, label, leftAxis, rounded } from "./frame.ts";

const BOX: Box = { width: 720, height: 380, left: 60, right: 110, top: 34, bottom: 50 };
const POWERS = [1, 10, 100, 1000, 10_000];

/** Cost against the number of tracks: where a line crosses real time, the desk is full. */
export function costChart(desks: readonly DeskTimes[]): string {
  const counts = [...new Set(desks.map(({ trackCount }) => trackCount))].sort((a, b) => a - b);
  const x = scaleLog([counts[0]!, counts[counts.length - 1]! * 1.0001], [BOX.left, BOX.width - BOX.right]);
  const lowest = Math.min(...desks.map(({ workUs }) => workUs));
  const highest = Math.max(QUANTUM_US, ...desks.map(({ workUs }) => workUs));
  const y = scaleLog([lowest / 1.3, highest * 1.2], [BOX.height - BOX.bottom, BOX.top]);
  const curve = line<DeskTimes>(
    ({ trackCount }) => rounded(x(trackCount)),
    ({ workUs }) => rounded(y(workUs)),
  );
  const series = LOADS.flatMap((load, i) => {
    const own = desks.filter((desk) => desk.load === load).sort((a, b) => a.trackCount - b.trackCount);
    const last = own[own.length - 1];
    if (!last) return [];
    return [
      `<path class="line series-${i + 1}" d="${curve(own)}"/>`,
      ...own.map(
        (desk) =>
          `<circle class="series-${i + 1}" cx="${rounded(x(desk.trackCount))}" cy="${rounded(y(desk.workUs))}" r="3"><title>${desk.trackCount} tracks, ${load}: ${desk.workUs.toFixed(1)} us, 99 % under ${desk.p99.toFixed(1)} us</title></circle>`,
      ),
      label(x(last.trackCount) + 8, y(last.workUs) + 4, load, i + 1),
    ];
  });
  const limit = rounded(y(QUANTUM_US));
  return figure("What a desk costs", "Microseconds per 128 frames, of processor time. Both axes are logarithmic.", BOX, [
    ...bottomAxis(BOX, x, counts, "stereo tracks"),
    ...leftAxis(
      BOX,
      y,
      POWERS.filter((tick) => tick > lowest / 1.3 && tick < highest * 1.2),
      "us per quantum",
    ),
    `<line class="limit" x1="${BOX.left}" x2="${BOX.width - BOX.right}" y1="${limit}" y2="${limit}"/>`,
    `<text class="limit" x="${BOX.left + 6}" y="${limit - 6}">real time</text>`,
    ...series,
  ]);
}
