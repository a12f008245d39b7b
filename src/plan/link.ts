import type { Edge } from "../graph/graph.ts";
import { encode } from "../protocol/encode.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import { type GaugeKind, gaugeSlotBytes, gaugeStateBytes } from "../protocol/gauges.ts";
import { CHANNEL_BYTES, CLIP_BYTES, METER_BYTES, QUAD_BYTES, RAMP_BYTES, READOUT_BYTES, stripCells } from "../protocol/layout.ts";
import { STEP_WORDS, stepCode } from "../protocol/steps.ts";
import { assignBuffers, type BufferPlan } from "./buffers.ts";
import { type CellContents, clipBytes, gaugeBytes, insertBytes, rampsBytes } from "./contents.ts";
import type { Holdings } from "./holdings.ts";
import { ringMask } from "./places.ts";
import { gaugeName, type Place, type Plan } from "./plan.ts";

/** Where an insert's state is: an address that includes the lane. */
export type Seats = ReadonlyMap<string, { readonly address: number; readonly fields: number }>;

export interface Linked {
  /** Cell addresses by `strip id`, `edge id`, `insert id`, and slots by `readout id`, `meter strip:point` and {@link gaugeName}. */
  readonly addresses: ReadonlyMap<string, number>;
  readonly seats: Seats;
  /** Sent at once: new memory and what is in it. */
  readonly writes: readonly Uint8Array[];
  /** Sent to be done together at `swapFrame`: lanes move, the plan is swapped. */
  readonly swap: readonly Uint8Array[];
}

/** Memory the page hands out: above the engine's own, and the slots of the status region. */
export interface Memory {
  readonly layout: EngineLayout;
  readonly heap: Holdings;
  readonly slots: Holdings;
}

/** Turns every name in a plan into an address. `seats` are those of the plan in use; `swapFrame` is when this one takes over. */
export function link(
  plan: Plan,
  memory: Memory,
  contents: CellContents,
  seats: Seats,
  serial: number,
  swapFrame: number,
): Linked {
  const { layout, heap, slots } = memory;
  const addresses = new Map<string, number>();
  const nextSeats = new Map<string, { address: number; fields: number }>();
  const identities = new Map<string, string>();
  const gauges = new Map<string, { readonly kind: GaugeKind; readonly slot: number; readonly id: number }>();
  const buffers = assignBuffers(plan.steps);
  heap.begin();
  slots.begin();
  try {
    const planars = heap.want("planars", buffers.planars * 2 * CHANNEL_BYTES);
    const quads = heap.want("quads", buffers.quads * 2 * QUAD_BYTES);
    for (const strip of plan.graph.strips.keys())
      addresses.set(`strip ${strip}`, heap.want(`strip\t${strip}`, stripCells.length * RAMP_BYTES));
    for (const { id, from, to, tap } of plan.edges.values())
      addresses.set(`edge ${id}`, heap.want(`edge\t${edgeIdentity({ id, from, to, tap })}`, 5 * RAMP_BYTES));
    for (const [target, { insert, channels }] of plan.inserts) {
      const { bytes, lineFrames } = contents.insertRoom(target);
      const identity = [target, insert.birth ?? 0, insert.plugin, channels, insert.latencyFrames, lineFrames].join("\t");
      identities.set(target, identity);
      addresses.set(`insert ${target}`, heap.want(`insert\t${identity}`, bytes));
      addresses.set(`readout ${target}`, slots.want(`readout\t${identity}`, READOUT_BYTES));
      if (lineFrames > 0) addresses.set(`line ${target}`, ring(`line\t${identity}`, lineFrames));
      if (insert.latencyFrames > 0) addresses.set(`dry ${target}`, ring(`dry\t${identity}`, insert.latencyFrames));
    }
    const words = new Int32Array(plan.steps.length * STEP_WORDS);
    for (const [i, { name, args }] of plan.steps.entries()) {
      words[i * STEP_WORDS] = stepCode(name);
      words.set(
        args.map((arg) => (typeof arg === "number" ? arg : addressOf(arg, buffers, planars, quads))),
        i * STEP_WORDS + 1,
      );
    }
    const steps = heap.want(`steps\t${serial}`, words.byteLength);
    return { ...records(steps, words), addresses, seats: nextSeats };
  } catch (error) {
    heap.abandon();
    slots.abandon();
    throw error;
  }

  function ring(name: string, frames: number): number {
    return heap.want(`ring\t${name}\t${ringMask(frames)}`, 2 * (ringMask(frames) + 1) * 4);
  }

  function addressOf(place: Place, { numbers }: BufferPlan, planars: number, quads: number): number {
    switch (place.kind) {
      case "planar":
        return planars + numbers.get(place.name)! * 2 * CHANNEL_BYTES;
      case "quad":
        return quads + numbers.get(place.name)! * 2 * QUAD_BYTES;
      case "zeros":
      case "trash":
      case "unity":
        return layout[place.kind];
      case "straight":
        return layout.unity + stripCells.indexOf("ll") * RAMP_BYTES;
      case "none":
        return 0;
      case "strip":
        return addresses.get(`strip ${place.strip}`)!;
      case "edge":
        return addresses.get(`edge ${place.edge}`)!;
      case "insert":
        return addresses.get(`insert ${place.insert}`)!;
      case "clip":
        return heap.want(`clip\t${place.clip}`, CLIP_BYTES);
      case "meter": {
        const name = `meter ${place.strip}:${place.point}`;
        addresses.set(name, slots.want(name, METER_BYTES));
        return addresses.get(name)!;
      }
      case "gauge": {
        const name = gaugeName(place.gauge, place.strip, place.point);
        addresses.set(name, slots.want(`${name}\t${place.id}`, gaugeSlotBytes[place.gauge]));
        const state = `gauge\t${name}\t${place.id}`;
        gauges.set(state, { kind: place.gauge, slot: addresses.get(name)!, id: place.id });
        return heap.want(state, gaugeStateBytes[place.gauge]);
      }
      case "ring":
        return ring(place.name, place.frames);
      case "bank":
        return seat(place.lanes, place.plugin);
    }
  }

  function seat(lanes: readonly (string | null)[], plugin: string): number {
    const fields = layout.bankFields[contents.pluginNumber(plugin)]!;
    // An insert that begins anew begins from rest: its bank is another, and its neighbours move there.
    const names = lanes.map((lane) => (lane === null ? "" : identities.get(lane)!));
    const bank = heap.want(["bank", plugin, ...names].join("\t"), fields * 16);
    for (const [i, lane] of lanes.entries()) if (lane !== null) nextSeats.set(lane, { address: bank + i * 4, fields });
    return bank;
  }

  function records(steps: number, words: Int32Array): Pick<Linked, "writes" | "swap"> {
    const fresh = new Set([...heap.fresh, ...slots.fresh].map(({ name }) => name));
    const writes = [...heap.fresh, ...slots.fresh].map(({ address, bytes }) => encode("zero", 0, { address, length: bytes }));
    const write = (address: number, payload: Uint8Array) => {
      for (let at = 0; at < payload.length; at += PIECE_BYTES) {
        const piece = payload.subarray(at, at + PIECE_BYTES);
        writes.push(encode("write", 0, { address: address + at, length: piece.length }, piece));
      }
    };
    for (const { name, address } of heap.fresh) {
      const [kind, id] = name.split("\t") as [string, string];
      if (kind === "strip") write(address, rampsBytes(contents.strip(id)));
      if (kind === "edge") write(address, rampsBytes(contents.edge(id)));
      if (kind === "gauge") {
        const { kind, slot, id } = gauges.get(name)!;
        write(address, gaugeBytes(slot, id, contents.gaugeDesign(kind)));
      }
      if (kind === "clip") write(address, clipBytes(contents.clip(id)));
      if (kind === "insert")
        write(
          address,
          insertBytes(contents.insert(id), (what) => addresses.get(`${what} ${id}`) ?? 0),
        );
    }
    write(steps, new Uint8Array(words.buffer));
    const beginning = new Set([...fresh].filter((name) => name.startsWith("insert\t")).map((name) => name.split("\t")[1]));
    const swap = [...nextSeats].flatMap(([target, { address, fields }]) => {
      const old = seats.get(target);
      if (!old || old.address === address || beginning.has(target)) return [];
      return [encode("move", swapFrame, { from: old.address, to: address, fields })];
    });
    swap.push(encode("swap", swapFrame, { plan: steps, serial }));
    return { writes, swap };
  }
}

/** What makes an edge the same edge in another plan: re-routed, it is a new one. */
export function edgeIdentity({ id, from, to, tap }: Pick<Edge, "id" | "from" | "to" | "tap">): string {
  return [id, from, tap, to].join("\t");
}

/** Payloads travel in pieces that fit between two blocks. */
const PIECE_BYTES = 1 << 14;
