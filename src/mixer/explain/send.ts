import type { Send, Strip } from "../../graph/graph.ts";
import { isMuted } from "../desk/levels.ts";
import { closedText, type Findings, isOn, numberAt, textAt } from "./findings.ts";
import { amount, level, waiting, when } from "./words.ts";

/** `send to room: -12.0 dB, pre-fader, pan -0.3, muted, waits 64 frames, closed by solo`. */
export function sendText(found: Findings, strip: Strip, send: Send): string {
  const id = `${strip.id}>${send.id}`;
  const pan = numberAt(found, `${id}.pan`);
  const parts = [
    `send to ${send.to}: ${level(numberAt(found, `${id}.levelDb`))}, ${send.tap}`,
    when(pan !== 0, `, pan ${amount(pan)}`),
    muteText(found, strip, send),
    waiting(found.late.edge.get(id)!),
    closedText(found, id),
  ];
  return parts.join("");
}

function muteText(found: Findings, strip: Strip, { id, tap }: Send): string {
  if (isOn(found, `${strip.id}>${id}.mute`)) return ", muted";
  const reached = tap === "pre-fader" && textAt(found, `${strip.id}.mutePoints`).split("+").includes("pre-fader");
  return when(reached && isMuted(found.desk, strip.id), ", muted with the strip");
}
