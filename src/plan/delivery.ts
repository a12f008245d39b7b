import { encode } from "../protocol/encode.ts";
import { type CellContents, clipBytes, edgeBytes, gaugeBytes, insertBytes, rampsBytes } from "./contents.ts";
import { type Linked, type Memory, MOVE_WORDS, type Seats } from "./link.ts";

/** What brings a linked plan to the engine. */
export interface Delivery {
  /** Sent at once: new memory and what is in it. */
  readonly writes: readonly Uint8Array[];
  /** The plan takes over, and with it each insert's state. */
  readonly swap: Uint8Array;
  /** What is written into new ramps, by `strip id` and `edge id`. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

/**
 * Everything that is new in a linked plan, as records.
 * @param seats where inserts' state is in the plan in use
 * @param absent `edge id`, `insert target`, `clip id`: what is there but unheard, until it is faded in
 * @param swapFrame when the plan takes over
 */
export function delivery(
  { addresses, identities, gauges, seats: nextSeats, stepsAt, steps, movesAt }: Linked,
  { heap, slots }: Memory,
  contents: CellContents,
  serial: number,
  seats: Seats,
  absent: ReadonlySet<string>,
  swapFrame: number,
): Delivery {
  const writes: Uint8Array[] = [];
  const write = (address: number, payload: Uint8Array) => {
    for (let at = 0; at < payload.length; at += PIECE_BYTES) {
      const piece = payload.subarray(at, at + PIECE_BYTES);
      writes.push(encode("write", 0, { address: address + at, length: piece.length }, piece));
    }
  };
  const cells = new Map<string, readonly number[]>();
  const cellsOf = (name: string, gains: readonly number[]) => {
    cells.set(name, gains);
    return gains;
  };
  const fresh = [...heap.fresh, ...slots.fresh];
  for (const { name, address, bytes } of fresh) {
    const [kind, id] = name.split("\t") as [string, string];
    const presence = absent.has(`${kind} ${id}`) ? 0 : 1;
    if (kind === "strip") write(address, rampsBytes(cellsOf(`strip ${id}`, contents.strip(id))));
    else if (kind === "edge") write(address, edgeBytes(cellsOf(`edge ${id}`, contents.edge(id)), presence));
    else if (kind === "clip") write(address, clipBytes(contents.clip(id), presence));
    else if (kind === "insert") {
      const addressOf = (what: string) => addresses.get(`${what} ${id}`) ?? 0;
      writes.push(encode("zero", 0, { address, length: bytes }));
      write(address, insertBytes(contents.insert(id), presence, addressOf));
    } else if (kind === "gauge") {
      const { kind, slot, id } = gauges.get(name)!;
      writes.push(encode("zero", 0, { address, length: bytes }));
      write(address, gaugeBytes(slot, id, contents.gaugeDesign(kind)));
    } else if (kind !== "steps" && kind !== "moves") writes.push(encode("zero", 0, { address, length: bytes }));
  }
  const beginning = new Set(fresh.filter(({ name }) => name.startsWith("insert\t")).map(({ name }) => name));
  const moves: number[] = [];
  for (const [target, { address, fields }] of nextSeats) {
    const old = seats.get(target);
    if (!old || old.address === address || beginning.has(`insert\t${identities.get(target)}`)) continue;
    moves.push(old.address, address, fields);
  }
  write(stepsAt, new Uint8Array(steps.buffer));
  if (moves.length > 0) write(movesAt, new Uint8Array(Int32Array.from(moves).buffer));
  const swap = { plan: stepsAt, serial, moves: movesAt, moveCount: moves.length / MOVE_WORDS };
  return { writes, swap: encode("swap", swapFrame, swap), cells };
}

/** Payloads travel in pieces that fit between two blocks. */
const PIECE_BYTES = 1 << 14;
