import { DESK, MONITOR } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import { overridesMute } from "../desk/levels.ts";
import { type Findings, isOn, numberAt, textAt } from "./findings.ts";
import { laneText } from "./strip.ts";
import { atTimes, frames, level, listed, when } from "./words.ts";

/** What is of no one strip: VCAs, groups, what a solo does, how late it all is. A line each, and none for what is as always. */
export function wholeText(found: Findings): string {
  const { vcas, groups, scenes } = found.desk;
  const lines = [
    ...vcas.flatMap(({ id, members }) => [
      `VCA ${id}: ${level(numberAt(found, `${id}.faderDb`))}${when(isOn(found, `${id}.mute`), ", muted")}, over ${listed(members) || "nothing"}`,
      ...(found.lanes.get(id) ?? []).map((lane) => `  ${laneText(lane)}`),
    ]),
    ...groups.map(({ id, controls, members, mode, active }) => {
      const who = `${listed(controls)} of ${listed(members) || "nothing"}`;
      return `Group ${id}: ${who}, ${mode}${when(!active, ", not active")}`;
    }),
    ...soloLines(found),
    monitorText(found),
    ...(found.lanes.get("") ?? []).map((lane) => laneText(lane)),
    tempoText(found),
    latencyLine(found),
    when(scenes.length > 0, `Scenes: ${listed(scenes.map(({ id, values }) => `${id} (${count(values.size)})`))}.`),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

const count = (values: number) => `${values} ${values === 1 ? "value" : "values"}`;

function soloLines(found: Findings): string[] {
  const mode = textAt(found, `${DESK}.soloMode`);
  const { soloed, closed } = found.solo;
  const rules = [
    when(mode !== "in-place", `Solo is ${mode.toUpperCase()}: it is heard on the monitor and closes nothing.`),
    when(isOn(found, `${DESK}.exclusiveSolo`), "A solo ends every other."),
    when(overridesMute(found.desk), "A solo overrides a mute."),
  ];
  const strips = [...found.desk.graph.strips.keys()];
  if (mode !== "in-place") {
    const listenedTo = strips.filter((id) => isOn(found, `${id}.solo`));
    return [...rules, when(listenedTo.length > 0, `Soloed: ${listed(listenedTo)}.`)].filter((line) => line !== "");
  }
  const who = strips.filter((id) => soloed.has(id)).map((id) => `${id}${atTimes(soloed.get(id)!)}`);
  const always = [...closed.values()].filter((times) => times === "always").length;
  const more = when(closed.size > always, `, ${closed.size - always} more at times`);
  const now = when(who.length > 0, `Soloed: ${listed(who)}; ${always} ${always === 1 ? "way is" : "ways are"} closed${more}.`);
  return [...rules, now].filter((line) => line !== "");
}

/** What the monitor does to what is heard, where it does anything. */
function monitorText(found: Findings): string {
  const of = (name: string) => `${MONITOR}.${name}`;
  const levelDb = numberAt(found, of("levelDb"));
  const inverted = (["Left", "Right"] as const).filter((side) => textAt(found, of(`polarity${side}`)) === "inverted");
  const { matchTrimDb = 0 } = found.desk;
  const does = [
    when(matchTrimDb < 0, `the mix turned down by ${(-matchTrimDb).toFixed(1)} dB to compare`),
    when(levelDb !== 0, level(levelDb)),
    when(isOn(found, of("dim")), `dimmed to ${level(numberAt(found, of("dimDb")))}`),
    when(isOn(found, of("cut")), "cut"),
    when(isOn(found, of("mono")), "mono"),
    when(isOn(found, of("swap")), "left and right swapped"),
    when(inverted.length > 0, `${listed(inverted).toLowerCase()} inverted`),
  ].filter((words) => words !== "");
  return when(does.length > 0, `Monitor, never in a render: ${does.join(", ")}.`);
}

/** Where something is in time with it. */
function tempoText(found: Findings): string {
  const inTime = [...found.desk.graph.strips].some(([strip, { inserts }]) =>
    inserts.some(({ id, plugin }) => pluginById.get(plugin)?.keepsTime && isOn(found, `${strip}/${id}.sync`)),
  );
  return when(inTime, `The tempo is ${numberAt(found, `${DESK}.tempoBpm`)} beats a minute.`);
}

function latencyLine({ desk, late }: Findings): string {
  if (desk.graph.delayCompensation === false)
    return `Delay compensation is off: nothing waits, and the latest of the desk's output is ${frames(late.total)} late.`;
  return `The desk's output is ${frames(late.total)} late.`;
}
