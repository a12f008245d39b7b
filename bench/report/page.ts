import type { KernelTime } from "../kernels.ts";
import { type Bar, barChart } from "./charts/bars.ts";
import { budgetChart } from "./charts/budget.ts";
import { costChart } from "./charts/cost.ts";
import { distributionChart } from "./charts/distribution.ts";
import { escaped } from "./charts/frame.ts";
import { ratioRows } from "./ratios.ts";
import type { Report } from "./report.ts";
import { STYLE } from "./style.ts";
import { threeFigures } from "./table.ts";
import { reportText } from "./text.ts";

/** The report as one HTML file that needs nothing else: charts, then every figure as text. */
export function reportPage(report: Report): string {
  const { figures } = report;
  const charts = [
    ...raceCharts(report),
    costChart(figures.desks),
    budgetChart(figures.desks),
    distributionChart(figures.desks),
    kernelChart(figures.kernels),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Postfade, measured</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Postfade, measured</h1>
${charts.join("\n")}
<h2>All figures</h2>
<pre>${escaped(reportText(report))}</pre>
</body>
</html>
`;
}

/** One chart for each heat: the session, the peers, Postfade. */
function raceCharts({ race }: Report): string[] {
  if (!race) return [];
  const rows = ratioRows(race);
  return race.heats.map(({ trackCount, compressors }) => {
    const bars = rows
      .filter((row) => row.trackCount === trackCount && row.compressors === compressors)
      .map(({ label, speed, id }): Bar => {
        const series = id.startsWith("postfade") ? 1 : 2;
        if (typeof speed === "string") return { name: label, value: 0, text: "did not take part", series };
        return { name: label, value: speed, text: `${threeFigures(speed)} x`, series };
      });
    const title = `${trackCount} tracks${compressors ? "" : " without compressors"}, one thread`;
    return barChart(title, "Seconds of sound per second of processor time, in the median; 1 is real time.", bars);
  });
}

function kernelChart(kernels: readonly KernelTime[]): string {
  const most = Math.max(...kernels.map(({ instances }) => instances));
  const bars = kernels
    .filter(
      ({ instances, name }) => instances === most || !kernels.some((other) => other.name === name && other.instances > instances),
    )
    .map(({ name, ns, strips }) => ({
      name,
      value: ns / strips,
      text: `${threeFigures(ns / strips)} ns`,
      series: name.startsWith("plugin") ? 1 : 3,
    }))
    .sort((a, b) => b.value - a.value);
  return barChart(
    "What each plugin and each step costs a strip",
    "Nanoseconds per 128 frames and strip, with many of them at work.",
    bars,
  );
}
