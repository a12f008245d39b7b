import { Arena } from "../plan/arena.ts";
import { compile } from "../plan/compile.ts";
import { Holdings } from "../plan/holdings.ts";
import { type Linked, link, type Memory, type Seats } from "../plan/link.ts";
import type { Plan } from "../plan/plan.ts";
import { slotBytes } from "../plan/slot-bytes.ts";
import { encode } from "../protocol/encode.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import type { GaugeKind } from "../protocol/gauges.ts";
import { edgeCells, RAMP_BYTES, STATUS_HEAD_BYTES, stripCells } from "../protocol/layout.ts";
import { STATUS_EXTENT_AT } from "../protocol/post.ts";
import type { Desk } from "./desk.ts";
import type { Outbox } from "./outbox.ts";
import type { Readings } from "./readings.ts";
import { type Fade, type Transition, transition } from "./transition.ts";

/** How long a value takes to its new place, and a thing that comes or goes to fade. */
export const RAMP_MS = 10;

/**
 * Brings plans to the engine, one at a time. While one is on its way further edits gather, and go together when it is in use:
 * memory of the plan before it is free then, and never earlier.
 */
export class Stage {
  readonly arena: Arena;
  /** Called after a plan was sent. */
  onSent: () => void = () => {};
  readonly rampFrames: number;
  readonly #desk: Desk;
  readonly #outbox: Outbox;
  readonly #readings: Readings;
  readonly #memory: Memory;
  #plan: Plan | null = null;
  #addresses: ReadonlyMap<string, number> = new Map();
  #seats: Seats = new Map();
  #serial = 0;
  /** Frees what the plan before left, once the engine says it uses this serial. */
  #onWay: { readonly serial: number; readonly retire: readonly (() => void)[] } | null = null;
  #wanted = false;

  constructor(desk: Desk, outbox: Outbox, readings: Readings, layout: EngineLayout, sampleRate: number) {
    this.#desk = desk;
    this.#outbox = outbox;
    this.#readings = readings;
    this.rampFrames = Math.round((RAMP_MS / 1000) * sampleRate);
    this.arena = new Arena(layout.heap, layout.memoryBytes);
    const slots = new Arena(layout.status + STATUS_HEAD_BYTES, layout.status + layout.statusBytes);
    this.#memory = { layout, heap: new Holdings(this.arena), slots: new Holdings(slots) };
  }

  /** The newest plan sent. */
  get plan(): Plan | null {
    return this.#plan;
  }

  /** Address of `strip id`, `edge id`, `insert id`, `readout id` or `meter strip:point` in the newest plan. */
  addressOf(name: string): number | undefined {
    return this.#addresses.get(name);
  }

  /** The desk's graph, inputs, clips or meters changed. @throws MemoryFullError, and nothing was sent. */
  change(): void {
    if (this.#onWay) this.#checkFit();
    this.#wanted = true;
    this.look();
  }

  /** What is sent later must fit now, while memory of the plan before is still held: later is too late to refuse it. */
  #checkFit(): void {
    const { heap, slots } = this.#memory;
    link(compile(this.#desk.graph, this.#desk.surroundings), this.#memory, this.#desk, this.#seats, this.#serial + 1, 0);
    heap.abandon();
    slots.abandon();
  }

  /** Called about as often as the status changes. */
  look(): void {
    if (this.#onWay && this.#readings.head("plan") >= this.#onWay.serial) {
      for (const retire of this.#onWay.retire) retire();
      this.#onWay = null;
    }
    if (this.#onWay || !this.#wanted) return;
    this.#wanted = false;
    this.#send(compile(this.#desk.graph, this.#desk.surroundings));
  }

  #send(plan: Plan): void {
    const serial = this.#serial + 1;
    const sounds = this.#readings.head("frame") > 0;
    const fades = this.#plan && sounds ? transition(this.#plan, plan) : null;
    const waits = fades !== null && fades.before.length > 0;
    const swapFrame = waits ? -this.rampFrames : 0;
    const linked = link(plan, this.#memory, fades ? arrivingSilent(this.#desk) : this.#desk, this.#seats, serial, swapFrame);
    const retire = [this.#memory.heap.commit(), this.#memory.slots.commit()];
    for (const record of [...linked.writes, this.#extent(linked)]) this.#outbox.send(record);
    for (const fade of fades?.before ?? []) this.#outbox.send(this.#glide(this.#addresses, fade, 0, 0));
    for (const record of linked.swap) this.#outbox.send(record);
    this.#arrive(fades, linked, swapFrame);
    this.#plan = plan;
    this.#addresses = linked.addresses;
    this.#seats = linked.seats;
    this.#serial = serial;
    if (waits) this.#onWay = { serial, retire };
    else for (const free of retire) free();
    this.onSent();
  }

  /** Tells the audio thread how much of the status region is worth copying. */
  #extent({ addresses }: Linked): Uint8Array {
    const { status } = this.#memory.layout;
    const ends = [...addresses].map(([name, address]) => {
      const bytes = slotBytes(name);
      return bytes === 0 ? 0 : address + bytes - status;
    });
    const payload = new Uint8Array(new Int32Array([Math.max(STATUS_HEAD_BYTES, ...ends)]).buffer);
    return encode("write", 0, { address: status + STATUS_EXTENT_AT, length: 4 }, payload);
  }

  #arrive(fades: Transition | null, { addresses }: Linked, swapFrame: number): void {
    const due = swapFrame - (fades?.settleFrames ?? 0);
    for (const fade of fades?.after ?? []) this.#outbox.send(this.#glide(addresses, fade, this.#levelOf(fade), due));
  }

  /** The ramp that opens an edge, engages an insert or mutes a strip is on its way to `target`. */
  #glide(addresses: ReadonlyMap<string, number>, fade: Fade, target: number, due: number): Uint8Array {
    const cells = { edge: edgeCells.indexOf("open"), insert: 0, strip: stripCells.indexOf("mute") };
    const address = addresses.get(`${fade.kind} ${fade.id}`)! + cells[fade.kind] * RAMP_BYTES;
    return encode("glide", due, { address, frames: this.rampFrames, target });
  }

  #levelOf({ kind, id }: Fade): number {
    if (kind === "insert") return this.#desk.insert(id).engaged;
    return kind === "edge" ? this.#desk.edge(id)[edgeCells.indexOf("open")]! : this.#desk.strip(id)[stripCells.indexOf("mute")]!;
  }
}

/** What arrives while the desk sounds is closed at first: its fade-in opens it. */
function arrivingSilent(desk: Desk) {
  return {
    strip: (id: string) => desk.strip(id),
    edge: (id: string) => desk.edge(id).map((gain, i) => (i === edgeCells.indexOf("open") ? 0 : gain)),
    insertRoom: (target: string) => desk.insertRoom(target),
    insert: (target: string) => ({ ...desk.insert(target), engaged: 0 }),
    clip: (id: string) => desk.clip(id),
    gaugeDesign: (kind: GaugeKind) => desk.gaugeDesign(kind),
    pluginNumber: (plugin: string) => desk.pluginNumber(plugin),
  };
}
