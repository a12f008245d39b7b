// What the engine's binary may import, contain and weigh, proved on what the compiler emitted, not on what the sources promise.
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import binaryen from "assemblyscript/binaryen";

/** Some 70 kB for the desk and what its plugins share, and 3 to 4 for each plugin of a rack of twenty-five; `npm run bench:bytes` says how many they are. */
const MAX_BYTES = 160 * 1024;
const ONLY_IMPORT = "env.memory";
/** AssemblyScript's runtimes live in these files, and export themselves under these names. */
const ALLOCATOR = /^~lib\/rt\/(stub|tlsf|itcms|tcms)\/|^__(new|alloc|renew|realloc|pin|unpin|collect)$/;

/**
 * @param {Uint8Array<ArrayBuffer>} binary the engine as shipped
 * @returns {string[]} a sentence for every law it breaks
 */
export function faultsOf(binary) {
  const faults = [];
  const module = new WebAssembly.Module(binary);
  const imports = WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`);
  for (const name of imports) if (name !== ONLY_IMPORT) faults.push(`imports ${name}; nobody in a worklet supplies it`);
  if (!imports.includes(ONLY_IMPORT)) faults.push(`does not import ${ONLY_IMPORT}; the page hands out its memory`);
  const { text, functions } = disassemble(binary);
  const exports = WebAssembly.Module.exports(module).map((entry) => entry.name);
  for (const name of new Set([...exports, ...functions]))
    if (ALLOCATOR.test(name)) faults.push(`holds the allocator's ${name}; memory is handed out by the page`);
  if (text.includes("(memory.grow")) faults.push("grows memory, which stalls the audio thread and detaches every view of it");
  if (binary.length > MAX_BYTES) faults.push(`weighs ${binary.length} bytes; the budget is ${MAX_BYTES}`);
  return faults;
}

/**
 * The allocator's functions, by the names a build with names still carries.
 * @param {Uint8Array} named
 * @returns {string[]}
 */
export function allocatorsIn(named) {
  return disassemble(named).functions.filter((name) => ALLOCATOR.test(name));
}

/** Every instruction as text, string literals emptied so that data cannot look like code. @param {Uint8Array} binary */
function disassemble(binary) {
  const module = binaryen.readBinary(binary);
  try {
    const functions = Array.from(
      { length: module.getNumFunctions() },
      (_, i) => binaryen.getFunctionInfo(module.getFunctionByIndex(i)).name,
    );
    return { functions, text: module.emitText().replace(/"(?:[^"\\]|\\.)*"/g, '""') };
  } finally {
    module.dispose();
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [shipped = "", named = ""] = argv.slice(2);
  const binary = readFileSync(shipped);
  const faults = faultsOf(binary).map((fault) => `${shipped} ${fault}`);
  faults.push(...allocatorsIn(readFileSync(named)).map((name) => `${named} holds the allocator's ${name}`));
  for (const fault of faults) console.error(fault);
  if (faults.length === 0)
    console.log(`${shipped}: ${binary.length} bytes, imports only ${ONLY_IMPORT}, never allocates, never grows`);
  else process.exitCode = 1;
}
