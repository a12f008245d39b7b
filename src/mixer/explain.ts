import { stripOf } from "../graph/edit.ts";
import { allEdges, type Edge, type Insert, type Strip } from "../graph/graph.ts";
import { SILENCE_DB } from "../params/decibels.ts";
import { lateness } from "../plan/lateness.ts";
import { pluginById } from "../plugins/index.ts";
import { type DeskState, faderLevelDb, isMuted, soloClosed } from "./levels.ts";

/** The signal path in words: of one strip, or of every strip in the order they are mixed. */
export function explainGraph(desk: DeskState, only?: string): string {
  const strips = only === undefined ? [...desk.graph.strips.values()] : [stripOf(desk.graph, only)];
  const texts = strips.map((strip) => explainStrip(desk, strip));
  const { total } = lateness(desk.graph);
  return only === undefined ? `${texts.join("\n\n")}\n\nThe desk's output is ${total} frames late.` : texts.join("\n\n");
}

function explainStrip(desk: DeskState, strip: Strip): string {
  const late = lateness(desk.graph);
  const closed = soloClosed(desk);
  const edges = allEdges(desk.graph);
  const at = late.input.get(strip.id)!;
  const into = edges.filter((edge) => edge.to === strip.id && edge.kind !== "key");
  const value = (name: string) => desk.values.get(`${strip.id}.${name}`);
  const inserts = (placement: string) => strip.inserts.filter((insert) => insert.placement === placement);
  const edgeText = (edge: Edge) =>
    `${edge.id}${waiting(late.edge.get(edge.id)!)}${closed.has(edge.id) ? ", closed by solo" : ""}`;
  const sends = (tap: string) =>
    strip.sends
      .filter((send) => send.tap === tap)
      .map((send) => {
        const edge = edges.find(({ id }) => id === `${strip.id}>${send.id}`)!;
        return `  send to ${send.to}: ${level(Number(desk.values.get(`${edge.id}.levelDb`)))}, ${tap}${waiting(late.edge.get(edge.id)!)}`;
      });
  const lines = [
    `${strip.name} (${strip.id}, ${strip.role}, ${strip.channels === 1 ? "mono" : "stereo"})`,
    ...into.map((edge) => `  from ${edge.from} (${edge.kind}): ${edgeText(edge)}`),
    `  input, ${at} frames late: trim ${level(Number(value("trimDb")))}, polarity ${value("polarity")}`,
    ...inserts("pre-fader").map((insert) => insertText(desk, strip, insert)),
    ...sends("pre-fader"),
    `  fader ${level(faderLevelDb(desk, strip.id))}${isMuted(desk, strip.id) ? ", muted" : ""}`,
    ...inserts("post-fader").map((insert) => insertText(desk, strip, insert)),
    ...sends("post-fader"),
    `  pan ${value("pan")}${strip.channels === 2 ? `, width ${value("width")}` : ""}`,
    `  to ${destination(strip)}${strip.output === null ? "" : waiting(late.edge.get(strip.id)!)}${closed.has(strip.id) ? ", closed by solo" : ""}`,
  ];
  return lines.join("\n");
}

function insertText(desk: DeskState, strip: Strip, insert: Insert): string {
  const label = pluginById.get(insert.plugin)?.label ?? insert.plugin;
  const bypassed = desk.values.get(`${strip.id}/${insert.id}.bypassed`) === true ? ", bypassed" : "";
  const keyed = insert.sidechain ? `, keyed by ${insert.sidechain.from} ${insert.sidechain.tap}` : "";
  const latency = insert.latencyFrames > 0 ? `, ${insert.latencyFrames} frames late` : "";
  return `  ${label} (${insert.id}), ${insert.placement}${bypassed}${keyed}${latency}`;
}

function destination(strip: Strip): string {
  if (strip.role === "master") return "the outputs";
  return strip.output ?? "nowhere (heard only through its sends)";
}

const waiting = (frames: number) => (frames > 0 ? `, waits ${frames} frames` : "");
const level = (db: number) => (db <= SILENCE_DB ? "-inf dB" : `${db.toFixed(1)} dB`);
