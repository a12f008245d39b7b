import { NOTE_QUARTERS } from "../src/params/notes.ts";
import type { PluginSpec } from "../src/plugins/describe.ts";
import { plugins } from "../src/plugins/index.ts";
import { commandNames, fieldOffsets } from "../src/protocol/commands.ts";
import * as gauges from "../src/protocol/gauges.ts";
import * as layout from "../src/protocol/layout.ts";
import { gainBits, stepNames, steps } from "../src/protocol/steps.ts";

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const constant = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-/]/g, "_")
    .toUpperCase();
const line = (name: string, value: number) => `export const ${constant(name)}: i32 = ${value};`;
/** A byte offset or size: the type that loads and stores take. */
const bytes = (name: string, value: number) => `export const ${constant(name)}: usize = ${value};`;

function file(name: string, source: string, lines: readonly string[]): GeneratedFile {
  return {
    path: `assembly/generated/${name}.ts`,
    text: `// GENERATED from ${source}. Run \`npm run generate\`.\n${lines.join("\n")}\n`,
  };
}

/** Step codes, and the byte offset of every argument. */
function stepsFile(): GeneratedFile {
  const lines = stepNames.flatMap((name, code) => [
    line(`step ${name}`.replace(" ", "_"), code),
    ...steps[name].map((argument: string, i: number) => bytes(`${name}_${argument}`, (i + 1) * 4)),
  ]);
  const bits = Object.entries(gainBits).map(([name, bit]) => line(`gains_${name}`, bit));
  return file("steps", "src/protocol/steps.ts", [...bits, ...lines]);
}

function commandsFile(): GeneratedFile {
  const lines = commandNames.flatMap((name, code) => [
    line(`command_${name}`, code),
    ...Object.entries(fieldOffsets(name))
      .filter(([field]) => field !== "pad")
      .map(([field, at]) => bytes(`${name}_${field}`, at)),
  ]);
  return file("commands", "src/protocol/commands.ts", lines);
}

/** Every number of a module: sizes and places as bytes. A module's names come in another order from a bundle than from a module runner. */
function numbersOf(module: object): string[] {
  return Object.entries(module)
    .filter((entry): entry is [string, number] => typeof entry[1] === "number")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (/(BYTES|_AT)$/.test(name) ? bytes(name, value) : line(name, value)));
}

/** The byte offset of each name. */
function words(prefix: string, names: readonly string[], size = 4, from = 0): string[] {
  return names.filter((name) => name !== "pad").map((name) => bytes(`${prefix}_${name}`, from + names.indexOf(name) * size));
}

function gaugesFile(): GeneratedFile {
  return file("gauges", "src/protocol/gauges.ts", [
    ...numbersOf(gauges),
    ...words("gauge", gauges.gaugeWords),
    ...words("loudness", gauges.loudnessCoefficients, 8, gauges.GAUGE_HEAD_BYTES),
    ...words("loudness", gauges.loudnessPairs, 16, gauges.LOUDNESS_PAIRS_AT),
    ...words("loudness_slot", gauges.loudnessWords),
    ...words("true_peak_state", gauges.truePeakNumbers, 4, gauges.GAUGE_HEAD_BYTES),
    ...words("true_peak_slot", gauges.truePeakWords),
    ...words("scope_slot", gauges.scopeWords),
    ...words("needle", gauges.needleNumbers, 8, gauges.GAUGE_HEAD_BYTES),
    ...words("needle", gauges.needlePairs, 16, gauges.NEEDLE_PAIRS_AT),
    ...words("needle_slot", gauges.needleWords),
  ]);
}

function layoutFile(): GeneratedFile {
  return file("layout", "src/protocol/layout.ts", [
    ...numbersOf(layout),
    ...words("boot", layout.bootWords),
    ...words("status", layout.statusWords, 8),
    ...words("meter", layout.meterWords),
    ...words("readout", layout.readoutWords),
    ...words("insert", layout.insertWords, 4, layout.RAMP_BYTES),
    ...Object.entries(layout.changeBits).map(([name, bit]) => line(`changed_${name}`, bit)),
    ...words("strip", layout.stripCells, layout.RAMP_BYTES),
    ...words("edge", layout.edgeCells, layout.RAMP_BYTES),
    ...words("clip", layout.clipWords),
    ...words("clip", layout.clipFrames, 8, layout.clipWords.length * 4),
  ]);
}

/** How long notes are, in the order of their choices. */
function notesFile(): GeneratedFile {
  const lines = [
    "/** Quarter notes, of f64s. */",
    `export const NOTE_QUARTERS = memory.data<f64>([${NOTE_QUARTERS.map((quarters) => (Number.isInteger(quarters) ? `${quarters}.0` : quarters)).join(", ")}], 8);`,
  ];
  return file("notes", "src/params/notes.ts", lines);
}

/** The kernel's half of a plugin: the byte offset of each parameter, and each choice's number. */
function pluginFile(plugin: PluginSpec): GeneratedFile {
  const lines = Object.keys(plugin.params).map((name, slot) => bytes(name, slot * 4));
  const choices = new Map<string, number>();
  for (const [name, spec] of Object.entries(plugin.params))
    if (spec.kind === "choice")
      spec.choices.forEach((value, i) => {
        choices.set(`${name.replace(/^band\d/, "")}_${value}`.replace(/^_/, ""), i);
      });
  return file(plugin.id, `src/plugins/${plugin.id}.ts`, [...lines, ...[...choices].map(([name, i]) => line(name, i))]);
}

/** Which kernel a plugin's number means. */
function switchFile(): GeneratedFile {
  const called = (verb: string, args: string) =>
    plugins.flatMap((plugin, i) => [`    case ${i}:`, `      ${plugin.id.replace(/-/g, "")}.${verb}(${args});`, "      return;"]);
  const lines = [
    ...[...plugins].map(({ id }) => `import * as ${id.replace(/-/g, "")} from "../plugins/${id}";`).sort(),
    "",
    `export const PLUGINS: i32 = ${plugins.length};`,
    "",
    "/** How many v128 fields a bank of this plugin has. */",
    "export function bankFields(plugin: i32): i32 {",
    "  switch (plugin) {",
    ...plugins.flatMap((plugin, i) => [`    case ${i}:`, `      return ${plugin.id.replace(/-/g, "")}.FIELDS;`]),
    "    default:",
    "      return 0;",
    "  }",
    "}",
    "",
    "/** How many of them, the first ones, the page may read. */",
    "export function readouts(plugin: i32): i32 {",
    "  switch (plugin) {",
    ...plugins.flatMap((plugin, i) =>
      plugin.readouts?.length ? [`    case ${i}:`, `      return ${plugin.readouts.length};`] : [],
    ),
    "    default:",
    "      return 0;",
    "  }",
    "}",
    "",
    "/** Lays to rest what has decayed; says whether nothing moves any more, so that silence in is silence out. */",
    "export function rest(plugin: i32, bank: usize): bool {",
    "  switch (plugin) {",
    ...plugins.flatMap((plugin, i) => [`    case ${i}:`, `      return ${plugin.id.replace(/-/g, "")}.rest(bank);`]),
    "    default:",
    "      return false;",
    "  }",
    "}",
    "",
    "export function prepare(plugin: i32, bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {",
    "  switch (plugin) {",
    ...called("prepare", "bank, lane, params, insert, sampleRate, pace"),
    "  }",
    "}",
    "",
    "export function process(",
    "  plugin: i32,",
    "  bank: usize,",
    "  input: usize,",
    "  output: usize,",
    "  key: usize,",
    "  frames: i32,",
    "  channels: i32,",
    "  inserts: usize,",
    "): void {",
    "  switch (plugin) {",
    ...called("process", "bank, input, output, key, frames, channels, inserts"),
    "  }",
    "}",
  ];
  return file("plugins", "src/plugins/index.ts", lines);
}

/** Every file that is written from a description. */
export function generatedFiles(): GeneratedFile[] {
  return [stepsFile(), commandsFile(), layoutFile(), gaugesFile(), notesFile(), switchFile(), ...plugins.map(pluginFile)];
}
