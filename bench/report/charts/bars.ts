import { scaleBand, scaleLinear } from "d3-scale";
import { type Box, escaped, figure, rounded } from "./frame.ts";

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at its end. */
  readonly text: string;
  /** Which colour. */
  readonly series: number;
}

const ROW = 26;
const SIDES = { left: 210, right: 90, top: 8, bottom: 8 };

/** Named values from the top down; a bar of twice the length is twice as much. */
export function barChart(title: string, reading: string, bars: readonly Bar[]): string {
  const box: Box = { ...SIDES, width: 720, height: SIDES.top + SIDES.bottom + bars.length * ROW };
  const y = scaleBand(
    bars.map((_, i) => String(i)),
    [box.top, box.height - box.bottom],
  ).padding(0.3);
  const x = scaleLinear(
    [0, Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)],
    [0, box.width - box.left - box.right],
  );
  const rows = bars.map(({ name, value, text, series }, i) => {
    const top = rounded(y(String(i))!);
    const middle = rounded(top + y.bandwidth() / 2) + 4;
    const length = rounded(Math.max(0, x(value)));
    return [
      `<text x="${box.left - 10}" y="${middle}" text-anchor="end">${escaped(name)}</text>`,
      `<rect class="series-${series}" x="${box.left}" y="${top}" width="${length}" height="${rounded(y.bandwidth())}" rx="2"/>`,
      `<text x="${rounded(box.left + length + 8)}" y="${middle}">${escaped(text)}</text>`,
    ].join("");
  });
  return figure(title, reading, box, rows);
}
