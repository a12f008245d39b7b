import { expect, test } from "vitest";
import { encode } from "./encode.ts";
import { checkRecord } from "./records.ts";

const fader = () => encode("glide", 0, { address: 4096, frames: 480, target: 0.5 });

test("what encode makes may travel", () => {
  expect(() => checkRecord(fader(), 1024)).not.toThrow();
  expect(() => checkRecord(encode("write", 0, { address: 8, length: 3 }, new Uint8Array(3)), 1024)).not.toThrow();
});

test.each([
  ["nothing", new Uint8Array(0), /0 bytes says it has 0/],
  ["half a record", fader().subarray(0, 16), /16 bytes says it has 32/],
  ["two at a time", new Uint8Array([...fader(), ...fader()]), /64 bytes says it has 32/],
  ["an odd size", new Uint8Array([12, ...new Array(11).fill(0)]), /12 bytes says it has 12/],
])("%s may not, and the sender is told", (_, record, message) => {
  expect(() => checkRecord(record, 1024)).toThrow(message);
});

test("what no wire can hold is refused, not retried for ever", () => {
  expect(() => checkRecord(encode("write", 0, { address: 8, length: 2000 }, new Uint8Array(2000)), 1024)).toThrow(
    /takes at most 1024/,
  );
});
