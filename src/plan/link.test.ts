import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyGraph } from "../../tests/desk/any-graph.ts";
import { addStrip, emptyGraph } from "../graph/edit.ts";
import type { Graph, Strip } from "../graph/graph.ts";
import { plugins } from "../plugins/index.ts";
import { commandNames, fieldOffsets } from "../protocol/commands.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import { stripCells } from "../protocol/layout.ts";
import { Arena } from "./arena.ts";
import { compile } from "./compile.ts";
import { type CellContents, insertSize } from "./contents.ts";
import { delivery } from "./delivery.ts";
import { Holdings } from "./holdings.ts";
import { type Linked, link, MOVE_WORDS, type Seats } from "./link.ts";

const HEAP = 65536;
const END = 2 ** 22;
const SLOTS = 4160;
const SLOTS_END = 4096 + 32768;
const FIELDS = plugins.map((_, i) => 2 + 4 * i);
const layout = { zeros: 64, trash: 1088, unity: 2112, status: 4096, bankFields: FIELDS } as unknown as EngineLayout;

/** Cells whose contents do not matter here. */
function contents(graph: Graph): CellContents {
  const insertOf = (target: string) => {
    const [strip, id] = target.split("/") as [string, string];
    return graph.strips.get(strip)!.inserts.find((insert) => insert.id === id)!;
  };
  return {
    strip: () => stripCells.map(() => 1),
    edge: () => [1, 0, 0, 1, 1],
    insertRoom: (target) => ({ bytes: insertSize(2), lineFrames: insertOf(target).latencyFrames }),
    insert: (target) => {
      const { latencyFrames } = insertOf(target);
      return { engaged: 1, tempoBpm: 120, latencyFrames, lineFrames: latencyFrames, params: [0, 0], bytes: insertSize(2) };
    },
    clip: () => ({ left: HEAP, right: HEAP, gain: 1, fadeInFrames: 0, fadeOutFrames: 0, startFrame: 0, lengthFrames: 1 }),
    gaugeDesign: () => new Float64Array(10),
    pluginNumber: (plugin) => plugins.findIndex(({ id }) => id === plugin),
  };
}

class Desk {
  readonly arena = new Arena(HEAP, END);
  readonly slots = new Arena(SLOTS, SLOTS_END);
  readonly memory = { layout, heap: new Holdings(this.arena), slots: new Holdings(this.slots) };
  seats: Seats = new Map();
  serial = 0;

  /** Links a desk, and lets go of the one before at once. */
  show(graph: Graph): Linked & { writes: Record[]; swap: Record; moves: Move[] } {
    const plan = compile(graph, { clips: new Map(), inputs: new Map(), meters: new Set(["a1:input", "b2:output"]), stems: [] });
    const linked = link(plan, this.memory, contents(graph), ++this.serial);
    const sent = delivery(linked, this.memory, contents(graph), this.serial, this.seats, new Set(), 0);
    this.seats = linked.seats;
    for (const retire of [this.memory.heap.commit(), this.memory.slots.commit()]) retire();
    const swap = read(sent.swap);
    const moves = swap.moveCount! > 0 ? movesIn(sent.writes.findLast((record) => read(record).address === swap.moves)!) : [];
    return { ...linked, writes: sent.writes.map(read), swap, moves };
  }
}

type Record = { name: string } & { readonly [field: string]: number };
type Move = { from: number; to: number; fields: number };

/** What a write of a list of moves says. */
function movesIn(write: Uint8Array): Move[] {
  const words = new Int32Array(write.slice(fieldOffsets("write").length! + 4).buffer);
  return Array.from({ length: read(write).length! / (4 * MOVE_WORDS) }, (_, i) => {
    const [from, to, fields] = words.subarray(i * MOVE_WORDS);
    return { from: from!, to: to!, fields: fields! };
  });
}

/** A record's name and fields. */
function read(record: Uint8Array): Record {
  const view = new DataView(record.buffer, record.byteOffset);
  const name = commandNames[view.getUint32(4, true)]!;
  const fields = Object.entries(fieldOffsets(name)).map(([field, at]) => [field, view.getUint32(at, true)] as const);
  return { name, ...Object.fromEntries(fields) } as Record;
}

const nothing = () => emptyGraph(anyGraph(1).strips.get("master")!);
const RUNS = { numRuns: 40 };
const seedLists = fc.array(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 2, maxLength: 6 });

describe("any desks, one after another", () => {
  test("write and zero nothing but memory that is theirs", () => {
    fc.assert(
      fc.property(seedLists, (seeds) => {
        const desk = new Desk();
        const within = (address: number, length: number, from: number, to: number) => address >= from && address + length <= to;
        const foreign = seeds
          .flatMap((seed) => desk.show(anyGraph(seed)).writes)
          .filter(({ address, length }) => !within(address!, length!, HEAP, END) && !within(address!, length!, SLOTS, SLOTS_END));
        expect(foreign).toEqual([]);
      }),
      RUNS,
    );
  });

  test("move a lane from where it was, never into one that another keeps", () => {
    fc.assert(
      fc.property(seedLists, (seeds) => {
        const desk = new Desk();
        for (const seed of seeds) {
          const { seats: before } = desk;
          const linked = desk.show(anyGraph(seed));
          const { moves } = linked;
          const froms = new Set([...before.values()].map(({ address }) => address));
          const stays = [...linked.seats].filter(([name, seat]) => before.get(name)?.address === seat.address);
          const kept = new Set(stays.map(([, { address }]) => address));
          expect(moves.filter(({ from, to }) => !froms.has(from!) || kept.has(to!))).toEqual([]);
          expect(new Set(moves.map(({ to }) => to)).size).toBe(moves.length);
          expect(linked.swap).toMatchObject({ name: "swap", serial: desk.serial });
        }
      }),
      RUNS,
    );
  });

  test("give back all they took: an empty desk afterwards holds what one alone would", () => {
    const alone = new Desk();
    alone.show(nothing());
    fc.assert(
      fc.property(seedLists, (seeds) => {
        const desk = new Desk();
        for (const seed of seeds) desk.show(anyGraph(seed));
        desk.show(nothing());
        expect([desk.arena.freeBytes, desk.slots.freeBytes]).toEqual([alone.arena.freeBytes, alone.slots.freeBytes]);
      }),
      RUNS,
    );
  });

  test("shown again, need new memory for nothing but their list of steps", () => {
    fc.assert(
      fc.property(seedLists, ([seed]) => {
        const desk = new Desk();
        const first = desk.show(anyGraph(seed!));
        const again = desk.show(anyGraph(seed!));
        expect(again.writes.map(({ address }) => address)).toEqual([again.stepsAt]);
        expect(again.moves).toEqual([]);
        expect([...again.addresses]).toEqual([...first.addresses]);
      }),
      RUNS,
    );
  });
});

test("a desk that does not fit takes nothing, and the one before is as it was", () => {
  const desk = new Desk();
  desk.show(anyGraph(7));
  const free = desk.arena.freeBytes;
  const late = {
    id: "x",
    plugin: "latency",
    placement: "pre-fader",
    sidechain: null,
    tempoBpm: 120,
    latencyFrames: 10 ** 7,
  } as const;
  const large = anyGraph(7);
  const { strips, master } = large;
  const tooLarge = { ...large, strips: new Map([...strips, [master, { ...strips.get(master)!, inserts: [late] }]]) };
  expect(() => desk.show(tooLarge)).toThrow(/^too-large: /);
  expect(desk.arena.freeBytes).toBe(free);
  expect(desk.show(anyGraph(7)).moves).toEqual([]);
});

test("an insert that begins anew begins from rest, and its neighbours take their state along", () => {
  const latent = (id: string, latencyFrames: number): Strip => ({
    id,
    name: id,
    role: "track",
    channels: 2,
    inserts: [{ id: "late", plugin: "latency", placement: "pre-fader", sidechain: null, latencyFrames }],
    sends: [],
    output: "master",
  });
  const pair = (frames: number) => addStrip(addStrip(nothing(), latent("a", 100)), latent("b", frames));
  const desk = new Desk();
  const before = desk.show(pair(100));
  const after = desk.show(pair(200));
  expect(after.seats.get("b/late")!.address).not.toBe(before.seats.get("b/late")!.address);
  expect(after.moves).toEqual([
    { from: before.seats.get("a/late")!.address, to: after.seats.get("a/late")!.address, fields: FIELDS[1] },
  ]);
});
