/** Where a chart draws, in the units of its viewBox. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What axes need of a d3 scale. */
export type Place = (value: number) => number;

export const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** A chart with what it shows and how to read it. */
export function figure(title: string, reading: string, { width, height }: Box, body: readonly string[]): string {
  return `<figure><figcaption><h2>${escaped(title)}</h2><p>${escaped(reading)}</p></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
${body.join("\n")}
</svg></figure>`;
}

export function bottomAxis(
  box: Box,
  place: Place,
  ticks: readonly number[],
  name: string,
  text: (value: number) => string = String,
): string[] {
  const y = box.height - box.bottom;
  return [
    ...ticks.map((tick) => {
      const x = rounded(place(tick));
      return `<line class="grid" x1="${x}" x2="${x}" y1="${box.top}" y2="${y}"/><text x="${x}" y="${y + 18}" text-anchor="middle">${escaped(text(tick))}</text>`;
    }),
    `<text class="name" x="${(box.left + box.width - box.right) / 2}" y="${y + 38}" text-anchor="middle">${escaped(name)}</text>`,
  ];
}

export function leftAxis(
  box: Box,
  place: Place,
  ticks: readonly number[],
  name: string,
  text: (value: number) => string = String,
): string[] {
  return [
    ...ticks.map((tick) => {
      const y = rounded(place(tick));
      return `<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${y}" y2="${y}"/><text x="${box.left - 8}" y="${y + 4}" text-anchor="end">${escaped(text(tick))}</text>`;
    }),
    `<text class="name" x="${box.left}" y="${box.top - 10}" text-anchor="start">${escaped(name)}</text>`,
  ];
}

/** A label at the end of what it names, in its colour. */
export function label(x: number, y: number, text: string, series: number): string {
  return `<text class="label series-${series}" x="${rounded(x)}" y="${rounded(y)}">${escaped(text)}</text>`;
}

/** A tenth of a unit is finer than any screen. */
export const rounded = (x: number) => Math.round(x * 10) / 10;
