import type { Edge, Graph, Strip } from "../../graph/graph.ts";
import { closedBySolo } from "../../graph/solo.ts";
import { gainOfDb, SILENCE_DB } from "../../params/decibels.ts";
import type { ParamValue } from "../../params/spec.ts";
import { DESK, type PanLaw } from "../../plugins/desk.ts";
import { membershipsOf, type Vca } from "./memberships.ts";
import { type Matrix, panGains, panMatrix } from "./pan.ts";

/** What the values of a desk mean as gains. Pure: everything is read from `values`, by target. */
export interface DeskState {
  readonly graph: Graph;
  readonly values: Pick<ReadonlyMap<string, ParamValue>, "get">;
  readonly vcas: readonly Vca[];
}

const numberAt = (desk: DeskState, target: string) => Number(desk.values.get(target));
const isOn = (desk: DeskState, target: string) => desk.values.get(target) === true;

/** A strip's fader with its VCAs, in dB. */
export function faderLevelDb(desk: DeskState, strip: string): number {
  let levelDb = numberAt(desk, `${strip}.faderDb`);
  let silent = levelDb <= SILENCE_DB;
  for (const [vca, ways] of membershipsOf(desk.vcas).above(strip)) {
    const db = numberAt(desk, `${vca}.faderDb`);
    silent ||= db <= SILENCE_DB;
    levelDb += ways * db;
  }
  return silent ? SILENCE_DB : levelDb;
}

/** Whether a solo opens the mute of its strip: where solos are for listening only, they leave the mix as it is. */
export function overridesMute({ values }: Pick<DeskState, "values">): boolean {
  return values.get(`${DESK}.soloOverridesMute`) === true && values.get(`${DESK}.soloMode`) === "in-place";
}

export function isMuted(desk: DeskState, strip: string): boolean {
  if (isOn(desk, `${strip}.mute`) && !(overridesMute(desk) && isOn(desk, `${strip}.solo`))) return true;
  for (const vca of membershipsOf(desk.vcas).above(strip).keys()) if (isOn(desk, `${vca}.mute`)) return true;
  return false;
}

function mutes(desk: DeskState, strip: string, point: string): boolean {
  const points = String(desk.values.get(`${strip}.mutePoints`)).split("+");
  return isMuted(desk, strip) && points.includes(point);
}

function lawOf(desk: DeskState, strip: string): PanLaw {
  const own = desk.values.get(`${strip}.panLaw`);
  return (own === "session" ? desk.values.get(`${DESK}.panLaw`) : own) as PanLaw;
}

/** trim, fader, mute, then the pan matrix: what a strip's cells hold. */
export function stripGains(desk: DeskState, strip: Strip): readonly number[] {
  const of = (name: string) => numberAt(desk, `${strip.id}.${name}`);
  const sign = desk.values.get(`${strip.id}.polarity`) === "inverted" ? -1 : 1;
  return [
    sign * gainOfDb(of("trimDb")),
    gainOfDb(faderLevelDb(desk, strip.id)),
    mutes(desk, strip.id, "post-fader") ? 0 : 1,
    ...panMatrix({
      channels: strip.channels,
      law: lawOf(desk, strip.id),
      mode: String(desk.values.get(`${strip.id}.panMode`)),
      width: of("width"),
      pan: of("pan"),
      panLeft: of("panLeft"),
      panRight: of("panRight"),
    }),
  ];
}

/** The matrix of an edge, then whether it is open: what an edge's cells hold. `closed` is what solo closes. */
export function edgeGains(desk: DeskState, edge: Edge, closed: ReadonlySet<string>): readonly number[] {
  const from = desk.graph.strips.get(edge.from)!;
  const to = desk.graph.strips.get(edge.to)!;
  const sourceChannels = edge.kind === "output" ? 2 : from.channels;
  const isSend = edge.kind === "send";
  const level = isSend ? gainOfDb(numberAt(desk, `${edge.id}.levelDb`)) : 1;
  const pan = isSend ? sendPan(desk, edge, sourceChannels) : sourceChannels === 1 ? [1, 1, 0, 0] : [1, 0, 0, 1];
  const [ll, lr, rl, rr] = pan.map((gain) => gain * level) as unknown as Matrix;
  const muted = isSend && (isOn(desk, `${edge.id}.mute`) || (edge.tap === "pre-fader" && mutes(desk, edge.from, "pre-fader")));
  const open = muted || closed.has(edge.id) ? 0 : 1;
  if (to.channels === 2) return [ll, lr, rl, rr, open];
  return sourceChannels === 1 ? [(ll + lr) / 2, 0, 0, 0, open] : [(ll + lr) / 2, 0, (rl + rr) / 2, 0, open];
}

function sendPan(desk: DeskState, edge: Edge, channels: number): readonly number[] {
  const pan = numberAt(desk, `${edge.id}.pan`);
  if (channels === 1) return [...panGains(lawOf(desk, edge.from), pan), 0, 0];
  const [left, right] = panGains("0dB", pan);
  return [left, 0, 0, right];
}

/** An insert's share of its plugin's sound: what its ramp holds. */
export function engagement({ values }: Pick<DeskState, "values">, target: string): number {
  return values.get(`${target}.bypassed`) === true ? 0 : Number(values.get(`${target}.wet`));
}

/** Edges that solo closes now. */
export function soloClosed(desk: DeskState): Set<string> {
  if (desk.values.get(`${DESK}.soloMode`) !== "in-place") return new Set();
  const on = (name: string) => new Set([...desk.graph.strips.keys()].filter((id) => isOn(desk, `${id}.${name}`)));
  const soloed = on("solo");
  return soloed.size === 0 ? soloed : closedBySolo(desk.graph, soloed, on("soloSafe"));
}
