import { tracksInRealTime } from "../../src/cli/bench/limit.ts";
import type { DeskTimes } from "../desk.ts";
import type { Beginning } from "../first-second.ts";
import type { InputTimes } from "../inputs.ts";
import { who } from "../peers/who.ts";
import { growth } from "../scale.ts";
import type { Spread } from "../statistics.ts";
import { QUANTUM_US } from "../timing.ts";
import { type RatioRow, ratioRows, shareOfCore } from "./ratios.ts";
import type { Report } from "./report.ts";
import { inDb, table, threeFigures } from "./table.ts";

/** The whole report for a terminal. */
export function reportText(report: Report): string {
  const parts = [
    machineText(report),
    desksText(report),
    kernelsText(report),
    restText(report),
    otherText(report),
    scaleText(report),
    soundText(report),
    raceText(report),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function machineText({ machine, revision, when, effort, place, race }: Report): string {
  const { processor, cores, memoryGigabytes, system, node, browser, load } = machine;
  const lines = [
    `Postfade ${revision ?? "(no repository)"}, ${when}, ${effort} run`,
    `${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}${browser ? `, ${browser}` : ""}; figures of Postfade alone from ${place}`,
  ];
  const share = race ? shareOfCore(race) : 1;
  if (load > cores || share < 0.8)
    lines.push(
      `This machine was busy (load ${load.toFixed(1)}${race ? `; a lap had ${Math.round(share * 100)} % of a core` : ""}): ratios hold, quantiles near 1 do not.`,
    );
  return lines.join("\n");
}

function desksText({ figures: { desks, steadiness } }: Report): string {
  const rows = desks.map(({ trackCount, load, p50, p99, workUs, timesRealTime, usPerTrack }) => [
    `${trackCount} tracks, ${load}`,
    ...[p50, p99, workUs, (workUs / QUANTUM_US) * 100, timesRealTime, usPerTrack].map(threeFigures),
  ]);
  const head = ["A desk, 128 frames", "p50 us", "p99 us", "cpu us", "% of budget", "x real time", "us per track"];
  const alone = `A loop that only counts takes ${threeFigures(steadiness.p50)} us here (p50) and ${threeFigures(steadiness.p99)} (p99): the difference is the machine's.`;
  return [table(head, rows), alone, limitText(desks)].join("\n");
}

function limitText(desks: readonly DeskTimes[]): string {
  const standard = desks.filter(({ load }) => load === "standard");
  const [fewer, more] = standard.slice(-2).map(({ trackCount, timesRealTime }) => ({ tracks: trackCount, timesRealTime }));
  if (!fewer || !more) return "";
  const limit = tracksInRealTime(fewer, more);
  if (limit === null)
    return "The larger desk took no longer than the smaller: how many tracks would run in real time cannot be told.";
  return `About ${limit} standard tracks would just run in real time on one core.`;
}

function kernelsText({ figures: { kernels } }: Report): string {
  const counts = [...new Set(kernels.map(({ instances }) => instances))].sort((a, b) => a - b);
  const rows = [...new Set(kernels.map(({ name }) => name))].map((name) => {
    const own = kernels.filter((kernel) => kernel.name === name);
    const cells = counts.map((count) => own.find(({ instances }) => instances === count)?.ns.toFixed(0) ?? "");
    return [`${name}, ${own[0]!.strips === 4 ? "four strips" : "one strip"}`, ...cells];
  });
  return table(["A step, ns per 128 frames", ...counts.map((count) => `${count} at once`)], rows);
}

function restText({ figures: { rest } }: Report): string {
  const rows = rest.map(({ plugin, restless, soundUs, justAfterUs, laterUs }) => [
    `${plugin}${restless ? ", sounds by itself" : ""}`,
    ...[soundUs, justAfterUs, laterUs, laterUs / justAfterUs].map(threeFigures),
  ]);
  const later = `after ${rest[0]?.laterSeconds ?? 0} s`;
  return table(["Four strips in silence, us per 128 frames", "sound", "1 s of silence", later, "ratio"], rows);
}

const beginningText = ({ firstQuantumUs, slowestTenthUs, laterUs }: Beginning) =>
  `first quantum ${threeFigures(firstQuantumUs)} us, the slowest tenth of the first second ${threeFigures(slowestTenthUs / laterUs)} times as slow as what follows`;

function otherText({ figures: { lanes, silence, firstSecond, edits }, inputs }: Report): string {
  const lines = [
    `${lanes.stripCount} equal strips cost ${threeFigures(lanes.manyUs / lanes.oneUs)} times one (${threeFigures(lanes.oneUs)} us).`,
    `A silent desk of ${silence.trackCount}: ${silence.silent
      .map(({ afterSeconds, us }) => `${threeFigures((us / silence.busyUs) * 100)} % of a busy one after ${afterSeconds} s`)
      .join(", ")}.`,
    `A desk of ${firstSecond.trackCount} that begins: ${beginningText(firstSecond.rehearsed)} (after a rehearsal of ${threeFigures(firstSecond.rehearsalMs)} ms); without one, ${beginningText(firstSecond.cold)}.`,
    ...edits.map(
      ({ trackCount, load, openMs, editMs }) =>
        `The page: a desk of ${trackCount}, ${load}, opens in ${threeFigures(openMs)} ms; an edit takes ${threeFigures(editMs)} ms.`,
    ),
  ];
  if (inputs) lines.push(inputsText(inputs));
  return lines.join("\n");
}

function scaleText({ figures: { scale } }: Report): string {
  const rows = scale.map((time) => [
    `${time.trackCount}${time.insertsPerTrack > 0 ? `, ${time.insertsPerTrack} inserts each` : ""}`,
    ...[time.compileMs, time.editMs, time.valueMs, time.soloMs].flatMap(({ p50, p99 }) => [threeFigures(p50), threeFigures(p99)]),
    threeFigures(growth(time, scale)),
  ]);
  const kinds = ["compile", "edit", "value", "solo"].flatMap((kind) => [`${kind}: p50`, "p99"]);
  const note = "Of n log n: what compiling costs a step of it, over that of the smallest desk; 1 and less grows no faster.";
  return [table(["Tracks, 32 buses, 4 sends each: ms", ...kinds, "of n log n"], rows), note].join("\n");
}

function inputsText({ inputCount, liveOverClipsUs, sourcesUs }: InputTimes): string {
  const share = (liveOverClipsUs.median / QUANTUM_US) * 100;
  return `${inputCount} live stereo inputs cost ${threeFigures(liveOverClipsUs.median)} us a quantum over clips, ${threeFigures(share)} % of the budget; the nodes that play into them ${threeFigures(sourcesUs.median)} us of it.`;
}

function soundText({ figures: { accuracy }, race }: Report): string {
  const own = accuracy.map(({ trackCount, compressors, difference }) => [
    `Postfade, ${trackCount} tracks${compressors ? "" : " without compressors"}`,
    difference.toExponential(1),
    inDb(difference),
  ]);
  const others = (race?.sound ?? []).map(({ id, result }) =>
    typeof result === "string"
      ? [who[id].label, result, ""]
      : [
          `${who[id].label}, ${result.trackCount} tracks without compressors`,
          result.difference.toExponential(1),
          inDb(result.difference),
        ],
  );
  return table(["Largest difference from double precision", "of the peak", ""], [...own, ...others]);
}

function raceText({ race }: Report): string {
  if (!race) return "";
  const rows = ratioRows(race);
  const places = [
    { name: "Node", of: (row: RatioRow) => row.byNode },
    { name: "Worklet", of: (row: RatioRow) => row.byWorklet },
  ].filter(({ of }) => rows.some((row) => of(row)));
  const cells = rows.map((row) => [
    `${row.trackCount}${row.compressors ? "" : ", no compressors"}`,
    row.label,
    typeof row.speed === "string" ? "did not run" : threeFigures(row.speed),
    ...places.flatMap(({ of }) => spreadCells(of(row))),
  ]);
  const head = ["Tracks", "Who", "s of sound per cpu s", ...places.flatMap(({ name }) => [`${name}: min`, "median", "max"])];
  const present = new Set(rows.map(({ id }) => id));
  const notes = [...present].filter((id) => who[id].differs).map((id) => `${who[id].label}: ${who[id].differs}.`);
  for (const { trackCount, label, speed } of rows)
    if (typeof speed === "string") notes.push(`${label} did not run ${trackCount} tracks: ${speed}`);
  return ["How many times as fast Postfade is, on one thread:", table(head, cells, 2), ...notes, ...race.absent].join("\n");
}

const spreadCells = (spread: Spread | null) =>
  spread ? [spread.min, spread.median, spread.max].map(threeFigures) : ["", "", ""];
