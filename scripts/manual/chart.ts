/** A line of a chart, by name. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isLogarithmic?: boolean;
}

const WIDTH = 640;
const HEIGHT = 300;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 150, 14, 40];
const COLOURS = ["#0b6e99", "#b5460f", "#2d7a3a", "#7a3fa0", "#8a6d00", "#444444", "#b0176b"];

function placeOn({ from, to, isLogarithmic }: Axis, length: number): (value: number) => number {
  const on = isLogarithmic ? Math.log : (value: number) => value;
  return (value) => (length * (on(value) - on(from))) / (on(to) - on(from));
}

const short = (value: number) => (Math.abs(value) >= 1000 ? `${value / 1000}k` : String(value));

/** A chart as SVG that reads on light and dark pages. */
export function chart(title: string, x: Axis, y: Axis, curves: readonly Curve[]): string {
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const [across, up] = [placeOn(x, width), placeOn(y, height)];
  const at = (value: number) => (LEFT + across(value)).toFixed(1);
  const above = (value: number) => (TOP + height - Math.min(height, Math.max(0, up(value)))).toFixed(1);
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<path d="M${at(tick)} ${TOP}v${height}" class="g"/><text x="${at(tick)}" y="${TOP + height + 16}" text-anchor="middle">${short(tick)}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<path d="M${LEFT} ${above(tick)}h${width}" class="g"/><text x="${LEFT - 6}" y="${above(tick)}" dy="4" text-anchor="end">${short(tick)}</text>`,
    ),
  ];
  const lines = curves.flatMap(({ name, points }, i) => {
    const colour = COLOURS[i % COLOURS.length];
    const key = TOP + 12 + 18 * i;
    return [
      `<polyline points="${points.map(([px, py]) => `${at(px)},${above(py)}`).join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<path d="M${LEFT + width + 10} ${key - 4}h16" stroke="${colour}" stroke-width="2"/><text x="${LEFT + width + 30}" y="${key}">${name}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img" aria-label="${title}">`,
    `<style>text{fill:#222}.g{stroke:#ddd}</style><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...lines,
    `<text x="${LEFT + width / 2}" y="${HEIGHT - 6}" text-anchor="middle">${x.label}</text>`,
    `<text transform="translate(13 ${TOP + height / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
    "</svg>\n",
  ].join("\n");
}
