import type { EngineLayout } from "../protocol/engine-layout.ts";
import { type GaugeKind, gaugeSlotBytes, gaugeStateBytes } from "../protocol/gauges.ts";
import {
  CHANNEL_BYTES,
  CLIP_BYTES,
  edgeCells,
  METER_BYTES,
  OUTPUT_SLOT_BYTES,
  QUAD_BYTES,
  RAMP_BYTES,
  READOUT_BYTES,
  stripCells,
} from "../protocol/layout.ts";
import { stepHead, stepWords } from "../protocol/steps.ts";
import { assignBuffers, type BufferPlan } from "./buffers.ts";
import type { CellContents } from "./contents.ts";
import type { Holdings } from "./holdings.ts";
import { edgeNames, insertNames, stripNames } from "./names.ts";
import { ringMask } from "./places.ts";
import { gaugeName, type Made, type Place, type Plan } from "./plan.ts";

/** Where an insert's state is: an address that includes the lane. */
export type Seats = ReadonlyMap<string, { readonly address: number; readonly fields: number }>;

/** A plan with a place in memory for each of its names. Nothing is written there yet. */
export interface Linked {
  /** Without its steps: they are linked, and would be kept for nothing. */
  readonly plan: Made;
  /** Cell addresses by `strip id`, `edge id`, `insert id`, `clip id`, and slots by `readout id`, `output strip`, `meter strip:point` and {@link gaugeName}. */
  readonly addresses: ReadonlyMap<string, number>;
  /** What makes each insert (by target) the same insert in another plan: otherwise it begins anew, in memory of its own. */
  readonly identities: ReadonlyMap<string, string>;
  readonly seats: Seats;
  /** By the name under which its state is held. */
  readonly gauges: ReadonlyMap<string, { readonly kind: GaugeKind; readonly slot: number; readonly id: number }>;
  /** Where the steps will be, and they themselves. */
  readonly stepsAt: number;
  readonly steps: Int32Array;
  /** Where there is room to say, of each insert, where its state comes from. */
  readonly movesAt: number;
}

/** Memory the page hands out: above the engine's own, and the slots of the status region. */
export interface Memory {
  readonly layout: EngineLayout;
  readonly heap: Holdings;
  readonly slots: Holdings;
}

/** Words of a move: from where, to where, and how many fields. */
export const MOVE_WORDS = 3;

/** Turns every name in a plan into an address. `serial` is a number that no plan had before. @throws MemoryFullError */
export function link(planned: Plan, memory: Memory, contents: CellContents, serial: number): Linked {
  const { steps: inWords, ...plan } = planned;
  const { layout, heap, slots } = memory;
  const addresses = new Map<string, number>();
  const seats = new Map<string, { address: number; fields: number }>();
  const identities = new Map<string, string>();
  const gauges = new Map<string, { readonly kind: GaugeKind; readonly slot: number; readonly id: number }>();
  const buffers = assignBuffers(inWords);
  heap.abandon();
  slots.abandon();
  try {
    const planars = heap.want("planars", buffers.planars * 2 * CHANNEL_BYTES);
    const quads = heap.want("quads", buffers.quads * 2 * QUAD_BYTES);
    for (const strip of plan.graph.strips.values()) {
      const { named, held } = stripNames(strip);
      addresses.set(named, heap.want(held, stripCells.length * RAMP_BYTES));
    }
    for (const edge of plan.edges.values()) {
      const { named, held } = edgeNames(edge);
      addresses.set(named, heap.want(held, edgeCells.length * RAMP_BYTES));
    }
    for (const [target, { insert, channels }] of plan.inserts) {
      const room = contents.insertRoom(target);
      const { bytes, lineFrames } = room;
      const { identity, named, held, readout, heldReadout } = insertNames(insert, target, channels, room);
      identities.set(target, identity);
      addresses.set(named, heap.want(held, bytes));
      addresses.set(readout, slots.want(heldReadout, READOUT_BYTES));
      if (lineFrames > 0) addresses.set(`line ${target}`, ring(`line\t${identity}`, lineFrames));
      if (insert.latencyFrames > 0) addresses.set(`dry ${target}`, ring(`dry\t${identity}`, insert.latencyFrames));
    }
    const steps = new Int32Array(inWords.reduce((words, { name }) => words + stepWords(name), 0));
    let word = 0;
    for (const { name, args } of inWords) {
      steps[word] = stepHead(name);
      for (let i = 0; i < args.length; i++) {
        const arg = args[i]!;
        steps[word + 1 + i] = typeof arg === "number" ? arg : addressOf(arg, buffers, planars, quads);
      }
      word += stepWords(name);
    }
    const stepsAt = heap.want(`steps\t${serial}`, steps.byteLength);
    const movesAt = seats.size > 0 ? heap.want(`moves\t${serial}`, seats.size * MOVE_WORDS * 4) : 0;
    return { plan, addresses, identities, seats, gauges, stepsAt, steps, movesAt };
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
      case "edge":
      case "insert":
        return addresses.get(place.named)!;
      case "clip":
        return remember(`clip ${place.clip}`, heap.want(`clip\t${place.clip}`, CLIP_BYTES));
      case "meter":
        return remember(`meter ${place.strip}:${place.point}`, slots.want(`meter ${place.strip}:${place.point}`, METER_BYTES));
      case "output":
        return remember(`output ${place.strip}`, slots.want(`output ${place.strip}`, OUTPUT_SLOT_BYTES));
      case "gauge": {
        const name = gaugeName(place.gauge, place.strip, place.point);
        const slot = remember(name, slots.want(`${name}\t${place.id}`, gaugeSlotBytes[place.gauge]));
        const state = `gauge\t${name}\t${place.id}`;
        gauges.set(state, { kind: place.gauge, slot, id: place.id });
        return heap.want(state, gaugeStateBytes[place.gauge]);
      }
      case "ring":
        return ring(place.name, place.frames);
      case "bank":
        return seat(place.lanes, place.plugin);
    }
  }

  function remember(name: string, address: number): number {
    addresses.set(name, address);
    return address;
  }

  function seat(lanes: readonly (string | null)[], plugin: string): number {
    const fields = layout.bankFields[contents.pluginNumber(plugin)]!;
    // An insert that begins anew begins from rest: its bank is another, and its neighbours move there.
    const names = lanes.map((lane) => (lane === null ? "" : identities.get(lane)!));
    const bank = heap.want(["bank", plugin, ...names].join("\t"), fields * 16);
    for (const [i, lane] of lanes.entries()) if (lane !== null) seats.set(lane, { address: bank + i * 4, fields });
    return bank;
  }
}
