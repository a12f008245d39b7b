import type { Edge, Strip, Tap } from "../../graph/graph.ts";
import { DESK } from "../../plugins/desk.ts";
import type { Automation } from "../../session/session.ts";
import { faderText } from "./fader.ts";
import { closedText, type Findings, isOn, numberAt, textAt } from "./findings.ts";
import { insertText } from "./insert.ts";
import { panText } from "./pan.ts";
import { sendText } from "./send.ts";
import { atTimes, frames, level, listed, waiting, when } from "./words.ts";

/** One strip in the order the sound passes it: what comes in, what it meets, where it goes; then who else moves it. */
export function stripText(found: Findings, strip: Strip): string {
  const { id, name, role, channels } = strip;
  const trim = level(numberAt(found, `${id}.trimDb`));
  const side = (placement: Tap) => [
    ...strip.inserts.filter((insert) => insert.placement === placement).map((insert) => insertText(found, strip, insert)),
    ...strip.sends.filter(({ tap }) => tap === placement).map((send) => sendText(found, strip, send)),
  ];
  const lines = [
    ...(found.into.get(id) ?? []).map((edge) => `from ${edge.from} (${edge.kind}): ${edgeText(found, edge)}`),
    `input, ${frames(found.late.input.get(id)!)} late: trim ${trim}, polarity ${textAt(found, `${id}.polarity`)}`,
    ...side("pre-fader"),
    faderText(found, strip),
    ...side("post-fader"),
    panText(found, strip),
    `to ${destination(found, strip)}`,
    ...(found.lanes.get(id) ?? []).map(laneText),
    ...(found.groups.get(id) ?? []).map(
      (group) => `in group ${group.id}: ${listed(group.controls)}, ${group.mode}${when(!group.active, ", not active")}`,
    ),
  ];
  const head = `${name} (${id}, ${role}, ${channels === 1 ? "mono" : "stereo"})${soloText(found, id)}`;
  return [head, ...lines.map((line) => `  ${line}`)].join("\n");
}

function edgeText(found: Findings, { id }: Edge): string {
  return `${id}${waiting(found.late.edge.get(id)!)}${closedText(found, id)}`;
}

function destination(found: Findings, { id, role, output }: Strip): string {
  if (role === "master") return "the outputs";
  if (output === null) return "nowhere (heard only through its sends)";
  return `${output}${waiting(found.late.edge.get(id)!)}${closedText(found, id)}`;
}

const LISTENING: Readonly<Record<string, string>> = {
  afl: ", soloed: on the monitor, after its fader",
  pfl: ", soloed: on the monitor, before its fader",
};

function soloText(found: Findings, id: string): string {
  const listening = LISTENING[textAt(found, `${DESK}.soloMode`)];
  // Which strips the monitor hears follows what is set.
  if (listening) return `${when(isOn(found, `${id}.solo`), listening)}${when(isOn(found, `${id}.soloSafe`), ", solo-safe")}`;
  const [solo, safe] = [found.solo.soloed.get(id), found.solo.safe.get(id)];
  return `${solo ? `, soloed${atTimes(solo)}` : ""}${safe ? `, solo-safe${atTimes(safe)}` : ""}`;
}

/** `automation of kick.faderDb, read: 3 points from frame 0 to 48000`. */
export function laneText({ target, mode, points }: Automation): string {
  const [first, last] = [points[0]!.frame, points.at(-1)!.frame];
  const where = points.length === 1 ? `1 point on frame ${first}` : `${points.length} points from frame ${first} to ${last}`;
  return `automation of ${target}, ${mode}: ${where}`;
}
