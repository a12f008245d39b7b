import { expect, test } from "vitest";
import { fakeEngine, marked } from "../../tests/web/fake-engine.ts";
import { PROTOCOL_VERSION, STATUS_EPOCH_AT } from "../protocol/layout.ts";

const many = (count: number, bytes = 16) => new Uint8Array(Array.from({ length: count }, (_, i) => [...marked(i, bytes)]).flat());
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test("the layout is what boot says, with the list of state sizes", () => {
  const { layout } = fakeEngine({ inputs: 3 }).engine();
  expect(layout).toMatchObject({ inbox: 4096, inboxBytes: 1024, inputCount: 3, bankFields: [5, 6, 7], memoryBytes: 2 ** 20 });
});

test("another release's engine is refused, and the message says which is which", () => {
  expect(() => fakeEngine({ version: 99 }).engine()).toThrow(`speaks protocol 99, this code ${PROTOCOL_VERSION}`);
});

test("a memory that the engine fills alone is refused", () => {
  expect(() => fakeEngine({ inputs: 1024 }).engine()).toThrow(/given 1048576; raise memoryMegabytes/);
});

test("more records than the inbox holds all arrive, in order", () => {
  const fake = fakeEngine({ inboxBytes: 64 });
  expect(fake.engine().receive(many(50))).toBe(800);
  expect(fake.marks).toEqual(upTo(50));
});

test("what a full engine does not take is the caller's, and can be offered again", () => {
  const fake = fakeEngine({ inboxBytes: 64, appetite: () => 3 });
  const engine = fake.engine();
  const records = many(10);
  let taken = engine.receive(records);
  expect(taken).toBe(3 * 16);
  while (taken < records.length) taken += engine.receive(records.subarray(taken));
  expect(fake.marks).toEqual(upTo(10));
});

test.each([
  ["half a record", marked(1, 32).subarray(0, 24), /a record of 32 bytes/],
  ["a record over the inbox", marked(1, 128), /a record of 128 bytes; whole records of 8 to 64/],
  ["a size of zero", new Uint8Array(16), /a record of 0 bytes/],
])("%s is refused before the engine sees it", (_, records, message) => {
  const fake = fakeEngine({ inboxBytes: 64 });
  expect(() => fake.engine().receive(records)).toThrow(message);
  expect(fake.marks).toEqual([]);
});

test("any number of frames is rendered in blocks", () => {
  const fake = fakeEngine();
  fake.engine().render(300);
  expect(fake.blocks).toEqual([128, 128, 44]);
});

test("audio goes where it is told, and nowhere else", () => {
  const fake = fakeEngine();
  const engine = fake.engine();
  engine.load(fake.heap + 4, new Float32Array([1, 2]));
  expect([0, 4, 8, 12].map((at) => fake.memory.getFloat32(fake.heap + at, true))).toEqual([0, 1, 2, 0]);
  for (const address of [fake.heap - 4, fake.heap + 2, 2 ** 20 - 4])
    expect(() => engine.load(address, new Float32Array(2))).toThrow(/outside the engine's memory/);
});

test("a look of the page raises the epoch", () => {
  const engine = fakeEngine().engine();
  engine.resetLatches();
  engine.resetLatches();
  expect(engine.status.getInt32(STATUS_EPOCH_AT, true)).toBe(2);
});
