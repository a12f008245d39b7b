import { cellOfValue } from "../params/cell.ts";
import { pluginById } from "../plugins/index.ts";
import { encode } from "../protocol/encode.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../protocol/layout.ts";
import type { Automation, Point } from "../session/session.ts";
import { fitCubics } from "./cubics.ts";
import type { Desk } from "./desk.ts";
import { vcasAbove } from "./levels.ts";
import { stretchesBetween, type Wanted } from "./stretches.ts";

/** A record of automation, due at a frame of the session. */
export interface Due {
  readonly frame: number;
  readonly record: (engineFrame: number) => Uint8Array;
}

type AddressOf = (name: string) => number | undefined;

/** How often a plugin's parameter follows a line; its own glide fills in between. */
const PLUGIN_STEP_FRAMES = 32;

/** The value of an automated number `ahead` frames after `anchor`, on the stretch that begins at point `i` (-1: before the first). */
export function valueOn(points: readonly Point[], i: number, anchor: number, ahead: number): number {
  const here = points[Math.max(0, i)]!;
  const v0 = Number(here.value);
  const next = points[i + 1];
  if (i < 0 || !next || here.curve === "hold") return v0;
  const v1 = Number(next.value);
  const u = (anchor - here.frame + ahead) / (next.frame - here.frame);
  if (here.curve === "exponential" && v0 * v1 > 0) return v0 * (v1 / v0) ** u;
  if (here.curve === "curve" && here.tension !== 0) {
    const bend = 4 * here.tension;
    return v0 + ((v1 - v0) * Math.expm1(bend * u)) / Math.expm1(bend);
  }
  return v0 + (v1 - v0) * u;
}

/** The last point at or before a frame, -1 before the first. */
function pointBefore(points: readonly Point[], frame: number): number {
  return points.findLastIndex((point) => point.frame <= frame);
}

/** Everything automation does in a part of the session, in order. */
export function automationRecords(desk: Desk, addressOf: AddressOf, wanted: Wanted): Due[] {
  const lanes = desk.automation.filter(({ points }) => points.length > 0);
  const ramps = lanes.filter(({ target }) => !target.includes("/"));
  const owners = new Set(ramps.flatMap(({ target }) => ownersOf(desk, ownerOf(target))));
  const due = [
    ...[...owners].flatMap((owner) => rampRecords(desk, owner, ramps, addressOf, wanted)),
    ...lanes.filter(({ target }) => target.includes("/")).flatMap((lane) => insertRecords(desk, lane, addressOf, wanted)),
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
function rampRecords(desk: Desk, owner: string, lanes: readonly Automation[], addressOf: AddressOf, wanted: Wanted): Due[] {
  const [kind, id] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  const address = addressOf(owner);
  if (address === undefined) return [];
  const touching = lanes.filter(({ target }) => ownersOf(desk, ownerOf(target)).includes(owner));
  const values = new Map(desk.values);
  const { graph, vcas, panLaw, soloMode, soloOverridesMute } = desk;
  const state = { graph, vcas, panLaw, soloMode, soloOverridesMute, values };
  return stretchesBetween(framesOf(touching), wanted).flatMap(({ anchor, start, end: stop }) => {
    const places = touching.map(({ points }) => pointBefore(points, anchor + start));
    const gainsAt = (ahead: number) => {
      for (const [lane, { target, points }] of touching.entries()) {
        const here = points[Math.max(0, places[lane]!)]!.value;
        values.set(target, typeof here === "number" ? valueOn(points, places[lane]!, anchor, ahead) : here);
      }
      return kind === "strip" ? desk.stripWith(state, id) : desk.edgeWith(state, id);
    };
    return fitCubics(gainsAt, start, stop).map(({ ramp, frame, frames, coefficients, end }) =>
      move(anchor + frame, address + ramp * RAMP_BYTES, frames, coefficients, end),
    );
  });
}

/** Every frame on which one of the lanes has a point, in order. */
function framesOf(lanes: readonly Automation[]): number[] {
  return [...new Set(lanes.flatMap(({ points }) => points.map(({ frame }) => frame)))].sort((a, b) => a - b);
}

function move(frame: number, address: number, frames: number, [c0, c1, c2, c3]: readonly number[], end: number): Due {
  return { frame, record: (due) => encode("curve", due, { address, frames, c0: c0!, c1: c1!, c2: c2!, c3: c3!, end }) };
}

/** A plugin's parameter: exactly at the points, and every few frames along a line. */
function insertRecords(desk: Desk, lane: Automation, addressOf: AddressOf, wanted: Wanted): Due[] {
  const { target, points } = lane;
  const [owner, name] = [ownerOf(target), target.slice(target.lastIndexOf(".") + 1)];
  const address = addressOf(`insert ${owner}`);
  if (address === undefined) return [];
  const specs = pluginById.get(desk.insertNamed(owner).plugin)!.params;
  const cell = address + INSERT_HEAD_BYTES + Object.keys(specs).indexOf(name) * 4;
  return stretchesBetween(framesOf([lane]), wanted).flatMap(({ anchor, start, end }) => {
    const place = pointBefore(points, anchor + start);
    const { value, curve } = points[Math.max(0, place)]!;
    if (name === "bypassed") return [move(anchor + start, address, 0, [value === true ? 0 : 1, 0, 0, 0], value === true ? 0 : 1)];
    const moves = typeof value === "number" && curve !== "hold" && place >= 0 && place < points.length - 1;
    return stepsOf(start, moves ? end : start + 1).map((ahead) => {
      const number = moves ? valueOn(points, place, anchor, ahead) : cellOfValue(specs[name]!, value);
      return {
        frame: anchor + ahead,
        record: (due: number) => encode("set", due, { address: cell, flag: address + RAMP_BYTES, value: number }),
      };
    });
  });
}

/** `start`, then every multiple of {@link PLUGIN_STEP_FRAMES} before `end`. */
function stepsOf(start: number, end: number): number[] {
  const steps = [start];
  for (let at = (Math.floor(start / PLUGIN_STEP_FRAMES) + 1) * PLUGIN_STEP_FRAMES; at < end; at += PLUGIN_STEP_FRAMES)
    steps.push(at);
  return steps;
}
