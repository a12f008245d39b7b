import { cellOfValue } from "../params/cell.ts";
import { pluginById } from "../plugins/index.ts";
import { encode } from "../protocol/encode.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../protocol/layout.ts";
import type { Automation, Point } from "../session/session.ts";
import { fitCubics } from "./cubics.ts";
import type { Desk } from "./desk.ts";
import { vcasAbove } from "./levels.ts";

/** A record of automation, due at a frame of the session. */
export interface Due {
  readonly frame: number;
  readonly record: (engineFrame: number) => Uint8Array;
}

type AddressOf = (name: string) => number | undefined;

/** How often a plugin's parameter follows a line; its own glide fills in between. */
const PLUGIN_STEP_FRAMES = 32;

/** The value of an automated number at `frame`, on the stretch that begins at point `i` (-1: before the first). */
export function valueOn(points: readonly Point[], i: number, frame: number): number {
  const here = points[Math.max(0, i)]!;
  const v0 = Number(here.value);
  const next = points[i + 1];
  if (i < 0 || !next || here.curve === "hold") return v0;
  const v1 = Number(next.value);
  const u = (frame - here.frame) / (next.frame - here.frame);
  if (here.curve === "exponential" && v0 * v1 > 0) return v0 * (v1 / v0) ** u;
  if (here.curve === "curve" && here.tension !== 0) {
    const bend = 4 * here.tension;
    return v0 + ((v1 - v0) * Math.expm1(bend * u)) / Math.expm1(bend);
  }
  return v0 + (v1 - v0) * u;
}

/** The point whose stretch `frame` is on: the last at or before it, -1 before the first. */
function stretchAt(points: readonly Point[], frame: number): number {
  return points.findLastIndex((point) => point.frame <= frame);
}

/** Everything automation does from one frame of the session up to another, in order; at `from` it says where everything stands. */
export function automationRecords(desk: Desk, addressOf: AddressOf, from: number, to: number): Due[] {
  const lanes = desk.automation.filter(({ points }) => points.length > 0);
  const ramps = lanes.filter(({ target }) => !target.includes("/"));
  const owners = new Set(ramps.flatMap(({ target }) => ownersOf(desk, ownerOf(target))));
  const due = [
    ...[...owners].flatMap((owner) => rampRecords(desk, owner, ramps, addressOf, from, to)),
    ...lanes.filter(({ target }) => target.includes("/")).flatMap((lane) => insertRecords(desk, lane, addressOf, from, to)),
  ];
  return due.sort((a, b) => a.frame - b.frame);
}

const ownerOf = (target: string) => target.slice(0, target.lastIndexOf("."));

/** Cells that a strip's, send's or VCA's value is part of: `strip id` and `edge id`. */
function ownersOf(desk: Desk, id: string): string[] {
  if (id.includes(">")) return [`edge ${id}`];
  const strips = desk.graph.strips.has(id)
    ? [id]
    : [...desk.graph.strips.keys()].filter((strip) => vcasAbove(desk.vcas, strip).some((vca) => vca.id === id));
  return strips.flatMap((strip) => [
    `strip ${strip}`,
    ...desk.graph.strips.get(strip)!.sends.map((send) => `edge ${strip}>${send.id}`),
  ]);
}

/** The ramps of one strip or edge, as cubic pieces between all the points that touch it. */
function rampRecords(
  desk: Desk,
  owner: string,
  lanes: readonly Automation[],
  addressOf: AddressOf,
  from: number,
  to: number,
): Due[] {
  const [kind, id] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  const address = addressOf(owner);
  if (address === undefined) return [];
  const touching = lanes.filter(({ target }) => ownersOf(desk, ownerOf(target)).includes(owner));
  const points = touching.flatMap((lane) => lane.points.map(({ frame }) => frame)).filter((frame) => frame > from && frame < to);
  const frames = [...new Set([from, ...points])].sort((a, b) => a - b);
  const values = new Map(desk.values);
  const { graph, vcas, panLaw, soloMode, soloOverridesMute } = desk;
  const state = { graph, vcas, panLaw, soloMode, soloOverridesMute, values };
  return frames.flatMap((start, i) => {
    const stretches = touching.map((lane) => stretchAt(lane.points, start));
    const gainsAt = (frame: number) => {
      for (const [lane, { target, points: own }] of touching.entries()) {
        const here = own[Math.max(0, stretches[lane]!)]!.value;
        values.set(target, typeof here === "number" ? valueOn(own, stretches[lane]!, frame) : here);
      }
      return kind === "strip" ? desk.stripWith(state, id) : desk.edgeWith(state, id);
    };
    return fitCubics(gainsAt, start, frames[i + 1] ?? to).map(({ ramp, frame, frames: length, coefficients, end }) =>
      move(frame, address + ramp * RAMP_BYTES, length, coefficients, end),
    );
  });
}

function move(frame: number, address: number, frames: number, [c0, c1, c2, c3]: readonly number[], end: number): Due {
  return { frame, record: (due) => encode("curve", due, { address, frames, c0: c0!, c1: c1!, c2: c2!, c3: c3!, end }) };
}

/** A plugin's parameter: exactly at the points, and every few frames along a line. */
function insertRecords(desk: Desk, { target, points }: Automation, addressOf: AddressOf, from: number, to: number): Due[] {
  const [owner, name] = [ownerOf(target), target.slice(target.lastIndexOf(".") + 1)];
  const address = addressOf(`insert ${owner}`);
  if (address === undefined) return [];
  const within = points.filter(({ frame }) => frame > from && frame < to);
  const steps = [from, ...within.map(({ frame }) => frame)];
  if (name === "bypassed")
    return steps.map((frame) => {
      const engaged = points[Math.max(0, stretchAt(points, frame))]!.value === true ? 0 : 1;
      return move(frame, address, 0, [engaged, 0, 0, 0], engaged);
    });
  const specs = pluginById.get(desk.insertNamed(owner).plugin)!.params;
  const cell = address + INSERT_HEAD_BYTES + Object.keys(specs).indexOf(name) * 4;
  return steps.flatMap((start, i) => {
    const stretch = stretchAt(points, start);
    const { value, curve } = points[Math.max(0, stretch)]!;
    const still = typeof value !== "number" || curve === "hold" || stretch < 0 || stretch === points.length - 1;
    const end = still ? start + 1 : (steps[i + 1] ?? to);
    const records: Due[] = [];
    for (let frame = start; frame < end; frame += PLUGIN_STEP_FRAMES) {
      const number = typeof value === "number" ? valueOn(points, stretch, frame) : cellOfValue(specs[name]!, value);
      records.push({ frame, record: (due) => encode("set", due, { address: cell, flag: address + RAMP_BYTES, value: number }) });
    }
    return records;
  });
}
