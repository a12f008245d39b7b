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

/** Everything automation does between two frames of the session, in order. */
export function automationRecords(desk: Desk, addressOf: AddressOf): Due[] {
  const lanes = desk.automation.filter(({ points }) => points.length > 0);
  const ramps = lanes.filter(({ target }) => !target.includes("/"));
  const owners = new Set(ramps.flatMap(({ target }) => ownersOf(desk, target.slice(0, target.lastIndexOf(".")))));
  const due = [
    ...[...owners].flatMap((owner) => rampRecords(desk, owner, ramps, addressOf)),
    ...lanes.filter(({ target }) => target.includes("/")).flatMap((lane) => insertRecords(desk, lane, addressOf)),
  ];
  return due.sort((a, b) => a.frame - b.frame);
}

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
function rampRecords(desk: Desk, owner: string, lanes: readonly Automation[], addressOf: AddressOf): Due[] {
  const [kind, id] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  const address = addressOf(owner);
  if (address === undefined) return [];
  const touching = lanes.filter(({ target }) => ownersOf(desk, target.slice(0, target.lastIndexOf("."))).includes(owner));
  const frames = [...new Set([0, ...touching.flatMap(({ points }) => points.map(({ frame }) => frame))])].sort((a, b) => a - b);
  const values = new Map(desk.values);
  const state = { ...deskState(desk), values };
  return frames.flatMap((from, i) => {
    const to = frames[i + 1] ?? from + 1;
    const stretches = touching.map(({ points }) => stretchAt(points, from));
    const gainsAt = (frame: number) => {
      for (const [lane, { target, points }] of touching.entries()) {
        const fixed = typeof points[0]!.value !== "number";
        values.set(target, fixed ? points[Math.max(0, stretches[lane]!)]!.value : valueOn(points, stretches[lane]!, frame));
      }
      return kind === "strip" ? desk.stripWith(state, id) : desk.edgeWith(state, id);
    };
    return fitCubics(gainsAt, from, to).map(({ ramp, frame, frames: length, coefficients, end }) => ({
      frame,
      record: (engineFrame: number) => {
        const [c0, c1, c2, c3] = coefficients;
        return encode("curve", engineFrame, { address: address + ramp * RAMP_BYTES, frames: length, c0, c1, c2, c3, end });
      },
    }));
  });
}

/** A plugin's parameter: exactly at the points, and every few frames along a line. */
function insertRecords(desk: Desk, { target, points }: Automation, addressOf: AddressOf): Due[] {
  const dot = target.lastIndexOf(".");
  const [owner, name] = [target.slice(0, dot), target.slice(dot + 1)];
  const address = addressOf(`insert ${owner}`);
  if (address === undefined) return [];
  if (name === "bypassed")
    return points.map(({ frame, value }) => ({
      frame,
      record: (engineFrame) => encode("glide", engineFrame, { address, frames: 0, target: value === true ? 0 : 1 }),
    }));
  const specs = pluginById.get(desk.insertNamed(owner).plugin)!.params;
  const cell = address + INSERT_HEAD_BYTES + Object.keys(specs).indexOf(name) * 4;
  const set = (frame: number, value: number): Due => ({
    frame,
    record: (engineFrame) => encode("set", engineFrame, { address: cell, flag: address + RAMP_BYTES, value }),
  });
  return points.flatMap((point, i) => {
    const records = [set(point.frame, cellOfValue(specs[name]!, point.value))];
    const next = points[i + 1];
    if (next && point.curve !== "hold" && typeof point.value === "number")
      for (let frame = point.frame + PLUGIN_STEP_FRAMES; frame < next.frame; frame += PLUGIN_STEP_FRAMES)
        records.push(set(frame, valueOn(points, i, frame)));
    return i === 0 && point.frame > 0 ? [set(0, cellOfValue(specs[name]!, point.value)), ...records] : records;
  });
}

function deskState(desk: Desk) {
  const { graph, vcas, panLaw, soloMode, soloOverridesMute } = desk;
  return { graph, vcas, panLaw, soloMode, soloOverridesMute };
}
