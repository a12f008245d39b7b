import fc from "fast-check";
import { expect, test } from "vitest";
import { StatusSlots } from "./status-slots.ts";

function sides() {
  const buffer = StatusSlots.allocate(16);
  return { writer: new StatusSlots(buffer, "writer"), reader: new StatusSlots(buffer, "reader") };
}

const words = (n: number) => new Int32Array([n, -n, n, -n]);
const read = (view: DataView | null) => view && [0, 4, 8, 12].map((at) => view.getInt32(at, true));

test("there is nothing before the first", () => {
  const { writer, reader } = sides();
  expect(reader.take()).toBeNull();
  expect(writer.wasTaken).toBe(true);
});

test("the reader always gets the newest, whole, and the writer knows whether it did", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (steps) => {
      const { writer, reader } = sides();
      let newest = 0;
      for (const writes of steps) {
        if (writes) writer.publish(words(++newest));
        else expect(read(reader.take())).toEqual(newest === 0 ? null : [newest, -newest, newest, -newest]);
        if (newest > 0) expect(writer.wasTaken).toBe(!writes);
      }
    }),
  );
});

test("what the reader holds does not change under its eyes", () => {
  const { writer, reader } = sides();
  writer.publish(words(1));
  const held = reader.take();
  for (let n = 2; n < 10; n++) writer.publish(words(n));
  expect(read(held)).toEqual([1, -1, 1, -1]);
  expect(read(reader.take())).toEqual([9, -9, 9, -9]);
});

test("fewer words than last time leave the others as they were", () => {
  const { writer, reader } = sides();
  for (let n = 1; n <= 3; n++) {
    writer.publish(words(n));
    reader.take();
  }
  writer.publish(new Int32Array([7]));
  expect(read(reader.take())![0]).toBe(7);
});
