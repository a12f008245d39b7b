import type { Insert, Strip } from "../../graph/graph.ts";
import { pluginById } from "../../plugins/index.ts";
import { type Findings, isOn, numberAt } from "./findings.ts";
import { frames, percent, waiting, when } from "./words.ts";

/** `Compressor (comp), pre-fader, 40 % wet, keyed by kick post-fader, which waits 64 frames`. */
export function insertText(found: Findings, strip: Strip, insert: Insert): string {
  const target = `${strip.id}/${insert.id}`;
  const label = pluginById.get(insert.plugin)?.label ?? insert.plugin;
  const wet = numberAt(found, `${target}.wet`);
  const state = isOn(found, `${target}.bypassed`) ? ", bypassed" : when(wet !== 1, `, ${percent(wet)} wet`);
  const room = found.impulses.get(target);
  const file = when(room !== undefined, `, through ${room}`);
  return `${label} (${insert.id}), ${insert.placement}${state}${file}${keyText(found, target, insert)}${latencyText(insert)}`;
}

function keyText({ late }: Findings, target: string, { sidechain }: Insert): string {
  if (!sidechain) return "";
  const wait = late.edge.get(target)!;
  return `, keyed by ${sidechain.from} ${sidechain.tap}${when(wait > 0, `, which${waiting(wait).slice(1)}`)}`;
}

function latencyText({ latencyFrames, extraLatencyFrames = 0 }: Insert): string {
  if (latencyFrames === 0) return "";
  return `, ${frames(latencyFrames)} late${when(extraLatencyFrames > 0, ` (${extraLatencyFrames} of them by hand)`)}`;
}
