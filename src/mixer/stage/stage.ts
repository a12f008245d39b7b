import { Arena, statusFull } from "../../plan/arena.ts";
import { compile } from "../../plan/compile.ts";
import { delivery } from "../../plan/delivery.ts";
import { Holdings } from "../../plan/holdings.ts";
import { type Linked, link, type Memory } from "../../plan/link.ts";
import type { Made } from "../../plan/plan.ts";
import { encode } from "../../protocol/encode.ts";
import type { EngineLayout } from "../../protocol/engine-layout.ts";
import { STATUS_HEAD_BYTES } from "../../protocol/layout.ts";
import { STATUS_EXTENT_AT } from "../../protocol/post.ts";
import type { Desk } from "../desk/desk.ts";
import type { Outbox } from "./outbox.ts";
import { nameOf, presenceAt } from "./presence.ts";
import type { Readings } from "./readings.ts";
import { type Arrival, type Fade, passesIn, type Transition, transition, withLatest } from "./transition.ts";

/** How long a value takes to its new place, and a thing that comes or goes to fade. */
export const RAMP_MS = 10;

const NOTHING_FADES: Transition = { before: [], after: [] };

/**
 * Brings plans to the engine, one at a time. While one is on its way, and what leaves fades out, further edits gather, and go together
 * when it is in use: memory of the plan before is free then, and never earlier. What arrives may have to wait longer, until delays are
 * full; if the next plan comes before that, it takes what is still to arrive along.
 */
export class Stage {
  readonly arena: Arena;
  /** Called after a plan was sent, with what is in the ramps that are new: by `strip id` and `edge id`. */
  onSent: (cells: ReadonlyMap<string, readonly number[]>) => void = () => {};
  readonly rampFrames: number;
  readonly #desk: Desk;
  readonly #outbox: Outbox;
  readonly #readings: Readings;
  readonly #rolls: () => boolean;
  readonly #memory: Memory;
  /** The newest plan sent. */
  #sent: Linked | null = null;
  #serial = 0;
  /** What the next plan will be, with its memory. */
  #next: Linked | null = null;
  /** Frees what the plan before left, once the engine says it uses this serial. */
  #onWay: { readonly serial: number; readonly retire: (() => void)[] } | null = null;
  #wanted = false;
  /** Frees what the next plan does not read. */
  #leaving: (() => void)[] = [];
  /** What came with a plan and waits for delays to fill, until the engine says that it has arrived. */
  #arriving: { readonly serial: number; readonly fades: readonly Arrival[] } | null = null;

  /** @param rolls whether the transport was told to */
  constructor(
    desk: Desk,
    outbox: Outbox,
    readings: Readings,
    layout: EngineLayout,
    sampleRate: number,
    rolls: () => boolean = () => false,
  ) {
    this.#desk = desk;
    this.#outbox = outbox;
    this.#readings = readings;
    this.#rolls = rolls;
    this.rampFrames = Math.round((RAMP_MS / 1000) * sampleRate);
    this.arena = new Arena(layout.heap, layout.memoryBytes);
    const slots = new Arena(layout.status + STATUS_HEAD_BYTES, layout.status + layout.statusBytes, statusFull);
    this.#memory = { layout, heap: new Holdings(this.arena), slots: new Holdings(slots) };
  }

  /** The newest plan sent. */
  get plan(): Made | null {
    return this.#sent?.plan ?? null;
  }

  /**
   * Address of `strip id`, `edge id`, `insert id`, `readout id` or `meter strip:point` in the newest plan. An insert that has become another
   * plugin since, or is late otherwise, has none: it is laid out in other ways, and gets its values with the plan that has it.
   */
  addressOf(name: string): number | undefined {
    if (!this.#sent || (name.startsWith("insert ") && !this.#isPlanned(name.slice("insert ".length)))) return undefined;
    return this.#sent.addresses.get(name);
  }

  /** How long a value takes that is told now. Before the engine has rendered anything, nothing was anywhere else. */
  get glideFrames(): number {
    return this.#readings.head("frame") === 0 ? 0 : this.rampFrames;
  }

  #isPlanned(target: string): boolean {
    const [planned, now] = [this.#sent!.plan.inserts.get(target)?.insert, this.#desk.insertNamed(target)];
    if (planned === now) return planned !== undefined;
    return planned?.plugin === now?.plugin && planned?.birth === now?.birth && planned?.latencyFrames === now?.latencyFrames;
  }

  /**
   * The desk's graph, inputs, clips or meters changed. What is sent later has its memory now, while that of the plan before is still
   * held: later is too late to refuse it.
   * @throws MemoryFullError, and nothing was sent.
   */
  change(): void {
    this.#next = null;
    this.#next = this.#link();
    this.#wanted = true;
    this.look();
  }

  /** Calls back when no plan in use reads any more what the desk has let go by now. */
  whenGone(free: () => void): void {
    if (this.#wanted) this.#leaving.push(free);
    else if (this.#onWay) this.#onWay.retire.push(free);
    else free();
  }

  /** Called about as often as the status changes. */
  look(): void {
    if (this.#onWay && this.#readings.head("plan") >= this.#onWay.serial) {
      for (const retire of this.#onWay.retire) retire();
      this.#onWay = null;
    }
    if (this.#onWay || !this.#wanted) return;
    this.#wanted = false;
    this.#send(this.#next ?? this.#link());
  }

  #link(): Linked {
    return link(compile(this.#desk.graph, this.#desk.surroundings), this.#memory, this.#desk, this.#serial + 1);
  }

  #send(linked: Linked): void {
    const serial = ++this.#serial;
    const { before, after } = this.#fadesTo(linked);
    const swapFrame = before.length > 0 ? -this.rampFrames : 0;
    const settleFrames = after.reduce((most, fade) => Math.max(most, fade.settleFrames), 0);
    const absent = new Set(after.map(nameOf));
    const seats = this.#sent?.seats ?? new Map();
    const { writes, swap, cells } = delivery(linked, this.#memory, this.#desk, serial, seats, absent, swapFrame);
    for (const record of [...writes, this.#extent()]) this.#outbox.send(record);
    const retire = [this.#memory.heap.commit(), this.#memory.slots.commit(), ...this.#leaving.splice(0)];
    const frames = this.rampFrames;
    for (const fade of before)
      this.#outbox.send(encode("glide", 0, { address: this.#presence(this.#sent!, fade)!, frames, target: 0 }));
    this.#outbox.send(swap);
    for (const fade of after)
      this.#outbox.send(encode("arrive", swapFrame - fade.settleFrames, { address: this.#presence(linked, fade)!, frames }));
    this.#sent = linked;
    this.#next = null;
    if (settleFrames > 0) {
      this.#outbox.send(encode("settle", swapFrame - settleFrames, { serial }));
      this.#arriving = { serial, fades: after.filter((fade) => fade.settleFrames > 0) };
    }
    if (swapFrame < 0) this.#onWay = { serial, retire };
    else for (const free of retire) free();
    this.onSent(cells);
  }

  /** Before the engine has rendered anything there is nothing to fade. */
  #fadesTo(linked: Linked): Transition {
    if (!this.#sent || this.#readings.head("frame") === 0) return NOTHING_FADES;
    const { before, after } = transition(this.#sent, linked, this.#rolls() || this.#readings.head("playing") === 1);
    return { before, after: withLatest(after, this.#stillArriving(linked)) };
  }

  /**
   * Of what came with the plan before and was not yet to be heard, what the next one has too; it waits no longer than for its delays there. The
   * engine forgets that it was to arrive.
   */
  #stillArriving(linked: Linked): readonly Arrival[] {
    const arriving = this.#arriving;
    this.#arriving = null;
    if (!arriving || this.#readings.head("settled") >= arriving.serial) return [];
    this.#outbox.send(encode("stay", 0, {}));
    return arriving.fades
      .filter((fade) => this.#presence(linked, fade) === this.#presence(this.#sent!, fade))
      .map((fade) => ({ ...fade, settleFrames: Math.min(fade.settleFrames, passesIn(linked.plan, fade)) }));
  }

  /** Tells the audio thread how much of the status region is worth copying. */
  #extent(): Uint8Array {
    const { layout, slots } = this.#memory;
    const bytes = Math.max(STATUS_HEAD_BYTES, slots.end - layout.status);
    const payload = new Uint8Array(new Int32Array([bytes]).buffer);
    return encode("write", 0, { address: layout.status + STATUS_EXTENT_AT, length: 4 }, payload);
  }

  #presence({ addresses }: Linked, fade: Fade): number | undefined {
    return presenceAt(fade, addresses, this.#memory.layout);
  }
}
