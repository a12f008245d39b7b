import { readFileSync } from "node:fs";
import binaryen from "assemblyscript/binaryen";
import { expect, test } from "vitest";
import { allocatorsIn, faultsOf } from "../scripts/check-wasm.mjs";

const MEMORY = '(import "env" "memory" (memory 1))';

function assemble(fields: string): Uint8Array<ArrayBuffer> {
  const module = binaryen.parseText(`(module ${fields})`);
  try {
    return new Uint8Array(module.emitBinary());
  } finally {
    module.dispose();
  }
}

test("the engine as shipped breaks no law", () => {
  expect(faultsOf(readFileSync("build/engine.wasm"))).toEqual([]);
});

test("a module with nothing but its memory breaks none, even where its data reads like an instruction", () => {
  expect(faultsOf(assemble(`${MEMORY} (data (i32.const 0) "(memory.grow") (func (export "boot"))`))).toEqual([]);
});

const planted: [string, string, RegExp][] = [
  ["a second import", `${MEMORY} (import "env" "abort" (func))`, /imports env\.abort/],
  ["memory of its own", "(memory 1)", /does not import env\.memory/],
  ["memory.grow", `${MEMORY} (func (export "f") (drop (memory.grow (i32.const 1))))`, /grows memory/],
  ["an exported allocator", `${MEMORY} (func (export "__new"))`, /allocator's __new/],
  ["too much of everything", `${MEMORY} (data (i32.const 0) "${"x".repeat(160 * 1024)}")`, /weighs \d+ bytes/],
];

test.each(planted)("a module with %s is found out", (_what, fields, sentence) => {
  expect(faultsOf(assemble(fields)).join("\n")).toMatch(sentence);
});

test("an allocator that is not exported is found by its name", () => {
  const module = binaryen.parseText(
    '(module (func $~lib/rt/stub/__alloc) (func $engine/render) (export "r" (func $engine/render)))',
  );
  binaryen.setDebugInfo(true);
  expect(allocatorsIn(module.emitBinary())).toEqual(["~lib/rt/stub/__alloc"]);
  binaryen.setDebugInfo(false);
});
