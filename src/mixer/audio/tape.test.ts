import { expect, test } from "vitest";
import { Arena, MemoryFullError } from "../../plan/arena.ts";
import type { Transport } from "../../protocol/transport.ts";
import { Tape } from "./tape.ts";

const PIECE_BYTES = 4096;

/** Memory of which only pieces are free, each between others that are taken. */
function inPieces(...pieces: readonly number[]): Arena {
  const arena = new Arena(0, pieces.length * 2 * PIECE_BYTES);
  const places = pieces.map((bytes) => {
    const place = { address: arena.take(bytes), bytes };
    arena.take(64);
    return place;
  });
  arena.take(arena.freeBytes);
  for (const { address, bytes } of places) arena.giveBack(address, bytes);
  return arena;
}

const transport = { load: async () => {} } as unknown as Transport;
const audioOf = (bytes: number, channels: number) => ({
  sampleRate: 48000,
  channels: Array.from({ length: channels }, () => new Float32Array(bytes / 4 - 4)),
});
const read = (bytes: number, channels: number) => async () => audioOf(bytes, channels);

test("a stereo file of which only one channel finds room takes none, and what fits there still does", async () => {
  const arena = inPieces(PIECE_BYTES, PIECE_BYTES / 2, PIECE_BYTES / 2);
  const tape = new Tape(arena, transport);
  const before = arena.freeBytes;
  await expect(tape.reel("wide.wav", read(PIECE_BYTES, 2), () => {})).rejects.toThrow(MemoryFullError);
  expect(arena.freeBytes).toBe(before);
  expect(await tape.reel("mono.wav", read(PIECE_BYTES, 1), ({ channels }) => channels)).toBe(1);
});

test("a file that was let go leaves as much room as there was before it", async () => {
  const arena = inPieces(PIECE_BYTES, PIECE_BYTES);
  const tape = new Tape(arena, transport);
  const before = arena.freeBytes;
  await tape.reel("wide.wav", read(PIECE_BYTES, 2), () => {});
  expect(arena.freeBytes).toBe(before - 2 * PIECE_BYTES);
  for (const free of tape.letGo(new Set())) free();
  expect(arena.freeBytes).toBe(before);
});
