import { GAUGE_HEAD_BYTES, type GaugeKind, gaugeWords } from "../protocol/gauges.ts";
import {
  CLIP_BYTES,
  CLIP_PRESENCE_AT,
  clipFrames,
  clipWords,
  INSERT_HEAD_BYTES,
  INSERT_PRESENCE_AT,
  INSERT_TEMPO_AT,
  insertWords,
  RAMP_BYTES,
} from "../protocol/layout.ts";
import { ringMask } from "./places.ts";

export interface InsertRoom {
  /** Of its cells. */
  readonly bytes: number;
  /** Length of the plugin's own delay line. */
  readonly lineFrames: number;
  /** Address of its impulse response; left out for none. */
  readonly impulse?: number;
}

export interface InsertContents extends InsertRoom {
  /** The plugin's share of what is heard; 0 when bypassed. */
  readonly engaged: number;
  readonly latencyFrames: number;
  /** Of the desk: quarter notes a minute. */
  readonly tempoBpm: number;
  /** Parameters as cells, in the description's order. */
  readonly params: readonly number[];
}

export interface ClipContents {
  /** Addresses of the first frame to play. */
  readonly left: number;
  readonly right: number;
  readonly gain: number;
  readonly fadeInFrames: number;
  readonly fadeOutFrames: number;
  readonly startFrame: number;
  readonly lengthFrames: number;
}

/** What is in the cells of things that are new. */
export interface CellContents {
  strip(id: string): readonly number[];
  /** Without its presence. */
  edge(id: string): readonly number[];
  /** What an insert occupies; asked for every insert of every plan, so it has to be quick. */
  insertRoom(target: string): InsertRoom;
  insert(target: string): InsertContents;
  clip(id: string): ClipContents;
  /** What a kind of gauge measures by: filters as the engine reads them. */
  gaugeDesign(kind: GaugeKind): Float32Array | Float64Array;
  pluginNumber(plugin: string): number;
}

export function insertSize(params: number): number {
  return rampsAt(params) + params * RAMP_BYTES;
}

/** Where in an insert's cells the ramps of so many parameters begin. */
export function rampsAt(params: number): number {
  return INSERT_HEAD_BYTES + ((params * 4 + 7) & ~7);
}

/** Settled ramps, one after another. */
export function rampsBytes(values: readonly number[]): Uint8Array {
  const ramps = new Float32Array((values.length * RAMP_BYTES) / 4);
  for (const [i, value] of values.entries()) ramps[(i * RAMP_BYTES) / 4] = value;
  return new Uint8Array(ramps.buffer);
}

/** An edge's ramps. Of this and whatever else edits fade, `presence` is 0 while it is yet to come, else 1. */
export function edgeBytes(gains: readonly number[], presence: number): Uint8Array {
  return rampsBytes([...gains, presence]);
}

/** What stands before the ramps of an insert's parameters: those are zeros at first, and do not move. */
export function insertBytes(
  insert: InsertContents,
  presence: number,
  addressOf: (what: "insert" | "readout" | "line" | "dry") => number,
): Uint8Array {
  const bytes = new Uint8Array(rampsAt(insert.params.length));
  const view = new DataView(bytes.buffer);
  const words: Record<(typeof insertWords)[number], number> = {
    changed: 1,
    fresh: 1,
    readout: addressOf("readout"),
    line: addressOf("line"),
    lineMask: ringMask(insert.lineFrames),
    dryLine: addressOf("dry"),
    dryMask: ringMask(insert.latencyFrames),
    latency: insert.latencyFrames,
    ramps: addressOf("insert") + rampsAt(insert.params.length),
    params: insert.params.length,
    walk: 0,
    tempo: 0,
    impulse: insert.impulse ?? 0,
    pad: 0,
  };
  view.setFloat32(0, insert.engaged, true);
  view.setFloat32(INSERT_PRESENCE_AT, presence, true);
  for (const [i, name] of insertWords.entries()) view.setInt32(RAMP_BYTES + i * 4, words[name], true);
  view.setFloat32(INSERT_TEMPO_AT, insert.tempoBpm, true);
  for (const [i, value] of insert.params.entries()) view.setFloat32(INSERT_HEAD_BYTES + i * 4, value, true);
  return bytes;
}

/** A gauge that has heard nothing yet, up to the end of its design; what follows is zeros. */
export function gaugeBytes(slot: number, id: number, design: Float32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(GAUGE_HEAD_BYTES + design.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(gaugeWords.indexOf("slot") * 4, slot, true);
  view.setInt32(gaugeWords.indexOf("id") * 4, id, true);
  bytes.set(new Uint8Array(design.buffer, design.byteOffset, design.byteLength), GAUGE_HEAD_BYTES);
  return bytes;
}

export function clipBytes(clip: ClipContents, presence = 1): Uint8Array {
  const view = new DataView(new ArrayBuffer(CLIP_BYTES));
  view.setFloat32(CLIP_PRESENCE_AT, presence, true);
  for (const [i, name] of clipWords.entries()) {
    if (name === "gain") view.setFloat32(i * 4, clip.gain, true);
    else if (name in clip) view.setInt32(i * 4, clip[name as "left"], true);
  }
  for (const [i, name] of clipFrames.entries()) view.setFloat64(clipWords.length * 4 + i * 8, clip[name], true);
  return new Uint8Array(view.buffer);
}
