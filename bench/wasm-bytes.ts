import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import asc from "assemblyscript/asc";
import { plugins } from "../src/plugins/index.ts";
import { table } from "./report/table.ts";
import { root } from "./root.ts";

/**
 * `npm run bench:bytes [-- PLUGIN...]`: how many bytes of the engine's binary is each plugin? The engine is built without it, so what it shares with others is nobody's:
 * the sum is less than the whole. Takes some ten seconds a plugin.
 */
const CALLS = "assembly/generated/plugins.ts";
const OUTPUT = "engine.wasm";

/** The file that calls all kernels, without one of them. */
function without(calls: string, id: string): string {
  const name = id.replaceAll("-", "");
  const gone = calls
    .replace(new RegExp(`^import \\* as ${name} .*\\n`, "m"), "")
    .replace(new RegExp(`return ${name}\\.FIELDS;`), "return 0;")
    .replace(new RegExp(`return ${name}\\.rest\\(.*\\);`), "return true;")
    .replace(new RegExp(`^ *${name}\\.(prepare|process)\\(.*\\);\\n`, "gm"), "");
  if (new RegExp(`\\b${name}\\.`).test(gone)) throw new Error(`${CALLS} calls ${id} in a way this benchmark does not know`);
  return gone;
}

/** Bytes of the engine as it is shipped, had `calls` been the file it calls its kernels by. */
async function engineBytes(calls: string): Promise<number> {
  let bytes = 0;
  const { error, stderr } = await asc.main(
    ["--config", "asconfig.json", "--target", "release", "--outFile", OUTPUT, "--textFile", "engine.wat"],
    {
      readFile: (file, folder) => (file === CALLS ? calls : readFile(resolve(root, folder, file), "utf8").catch(() => null)),
      writeFile: (file, contents) => {
        if (file === OUTPUT) bytes = contents.length;
      },
    },
  );
  if (error) throw new Error(`the engine does not compile: ${stderr.toString()}`);
  return bytes;
}

const asked = process.argv.slice(2);
const calls = await readFile(resolve(root, CALLS), "utf8");
const whole = await engineBytes(calls);
const found: (readonly [id: string, bytes: number])[] = [];
for (const { id } of plugins.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
  process.stderr.write(`${id}\n`);
  found.push([id, whole - (await engineBytes(without(calls, id)))]);
}
const rows = found.sort(([, a], [, b]) => b - a).map(([id, bytes]) => [id, `${bytes}`]);
const shared = whole - found.reduce((sum, [, bytes]) => sum + bytes, 0);
console.log(
  table(
    ["What", "bytes of Wasm"],
    [...rows, [asked.length === 0 ? "what they share, and the desk" : "the others", `${shared}`], ["all", `${whole}`]],
  ),
);
