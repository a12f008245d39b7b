import { scaleLinear } from "d3-scale";
import { type DeskTimes, LOADS } from "../../desk.ts";
import { QUANTUM_US } from "../../timing.ts";
import { type Box, escaped, figure, rounded } from "./frame.ts";

const ROW = 30;
const SIDES = { left: 90, right: 90, top: 30, bottom: 8 };
const PARTS = ["strips, sends, sums", "equalisers", "compressors"];

/** What a quantum's time goes to: the whole width is all the time there is. */
export function budgetChart(desks: readonly DeskTimes[]): string {
  const counts = [...new Set(desks.map(({ trackCount }) => trackCount))].sort((a, b) => a - b);
  const whole = counts.filter((count) => LOADS.every((load) => find(desks, count, load)));
  const box: Box = { ...SIDES, width: 720, height: SIDES.top + SIDES.bottom + whole.length * ROW };
  const x = scaleLinear([0, QUANTUM_US], [box.left, box.width - box.right]).clamp(true);
  const legend = PARTS.map(
    (part, i) =>
      `<rect class="series-${i + 1}" x="${box.left + i * 170}" y="6" width="12" height="12" rx="2"/><text x="${box.left + i * 170 + 18}" y="16">${part}</text>`,
  );
  const rows = whole.map((count, row) => {
    const top = box.top + row * ROW;
    const ends = LOADS.map((load) => find(desks, count, load)!.workUs);
    const parts = ends.map((end, i) => {
      const from = x(i === 0 ? 0 : Math.min(ends[i - 1]!, end));
      return `<rect class="series-${i + 1}" x="${rounded(from)}" y="${top + 4}" width="${rounded(Math.max(0, x(end) - from - 1))}" height="${ROW - 10}"/>`;
    });
    const used = (ends[ends.length - 1]! / QUANTUM_US) * 100;
    return [
      `<text x="${box.left - 10}" y="${top + 18}" text-anchor="end">${count} tracks</text>`,
      `<rect class="free" x="${box.left}" y="${top + 4}" width="${box.width - box.left - box.right}" height="${ROW - 10}"/>`,
      ...parts,
      `<text x="${box.width - box.right + 8}" y="${top + 18}">${escaped(used.toFixed(used < 10 ? 1 : 0))} %</text>`,
    ].join("");
  });
  return figure(
    "Where the time goes",
    `A bar's whole width is the ${QUANTUM_US.toFixed(0)} us that 128 frames last; what is coloured is used.`,
    box,
    [...legend, ...rows],
  );
}

function find(desks: readonly DeskTimes[], count: number, load: DeskTimes["load"]) {
  return desks.find((desk) => desk.trackCount === count && desk.load === load);
}
