import { gainOfDb } from "../../params/decibels.ts";
import { listenEdge, MIX_EDGE } from "../../plan/monitor-steps.ts";
import type { Listening } from "../../plan/plan.ts";
import { DESK, MONITOR } from "../../plugins/desk.ts";
import type { DeskState } from "./levels.ts";
import type { Matrix } from "./pan.ts";

const isOn = ({ values }: DeskState, target: string) => values.get(target) === true;

/** What the monitor hears instead of the mix: soloed strips, where a solo listens and does not mute. Nobody: the mix. */
export function listeningOf(desk: DeskState): Listening {
  const mode = desk.values.get(`${DESK}.soloMode`);
  const strips = mode === "in-place" ? [] : [...desk.graph.strips.keys()].filter((id) => isOn(desk, `${id}.solo`));
  return { point: mode === "pfl" ? "pre-fader" : "output", strips };
}

/**
 * What the cells of one of the monitor's edges hold: its matrix, then whether it is open.
 * @param trimDb by how much the mix is turned down on its way into the monitor
 */
export function monitorGains(desk: DeskState, edge: string, { point, strips }: Listening, trimDb: number): readonly number[] {
  if (edge === MONITOR) return sectionGains(desk);
  if (edge === MIX_EDGE) return [gainOfDb(trimDb), 0, 0, gainOfDb(trimDb), strips.length > 0 ? 0 : 1];
  const strip = strips.find((id) => listenEdge(id) === edge);
  if (strip === undefined) return [1, 0, 0, 1, 0];
  // A mono strip has one channel before its pan, which is heard on both sides.
  return point === "pre-fader" && desk.graph.strips.get(strip)!.channels === 1 ? [1, 1, 0, 0, 1] : [1, 0, 0, 1, 1];
}

/** In this order: the sides are swapped, inverted, made one, and turned down. So mono with one side inverted is what the sides do not share. */
function sectionGains(desk: DeskState): readonly number[] {
  const of = (name: string) => desk.values.get(`${MONITOR}.${name}`);
  const swapped: Matrix = of("swap") === true ? [0, 1, 1, 0] : [1, 0, 0, 1];
  const [left, right] = [of("polarityLeft"), of("polarityRight")].map((polarity) => (polarity === "inverted" ? -1 : 1));
  const sided = swapped.map((gain, i) => (gain === 0 ? 0 : gain * (i % 2 === 0 ? left! : right!)));
  const [ll, lr, rl, rr] = sided as unknown as Matrix;
  const sides = of("mono") === true ? [(ll + lr) / 2, (ll + lr) / 2, (rl + rr) / 2, (rl + rr) / 2] : sided;
  const gain = gainOfDb(Number(of("levelDb"))) * (of("dim") === true ? gainOfDb(Number(of("dimDb"))) : 1);
  return [...sides.map((side) => side * gain), of("cut") === true ? 0 : 1];
}
