import { existsSync, readFileSync } from "node:fs";
import type { EngineFactory } from "../../src/offline/render.ts";
import type { ParamSpec } from "../../src/params/spec.ts";
import { textOf } from "../../src/params/text.ts";
import { completeValues, type PluginSpec } from "../../src/plugins/describe.ts";
import { plugins } from "../../src/plugins/index.ts";
import { presetsOf } from "../../src/plugins/presets/index.ts";
import { pictures } from "./curves.ts";
import { SAMPLE_RATE } from "./play.ts";

export interface ManualFile {
  readonly path: string;
  readonly text: string;
}

const FOLDER = "docs/plugins";

function rangeOf(spec: ParamSpec): string {
  if (spec.kind === "toggle") return "off, on";
  if (spec.kind === "choice") return spec.choices.join(", ");
  return `${textOf(spec, spec.min)} to ${textOf(spec, spec.max)}${spec.infinite ? ", or infinite" : ""}`;
}

/** The description's own words, as they stand above it. */
function wordsOf({ id }: PluginSpec): string {
  const path = `src/plugins/${id}.ts`;
  if (!existsSync(path)) throw new Error(`${path} is missing: the plugin "${id}" is described in a file of that name`);
  const source = readFileSync(path, "utf8");
  const comments = [...source.slice(0, source.indexOf("definePlugin({")).matchAll(/\/\*\*([\s\S]*?)\*\//g)];
  const last = comments.at(-1)?.[1] ?? "";
  return last
    .replace(/^\s*\* ?/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

function factsOf(plugin: PluginSpec): string {
  const late = plugin.latencyFrames?.(completeValues(plugin), SAMPLE_RATE) ?? 0;
  const facts = [
    plugin.latencyFrames
      ? `How late it is follows from its parameters: ${late} frames at 48 kHz with those it begins with. The desk makes up for it.`
      : "It is not late.",
    ...(plugin.sidechain ? ["It takes a key from another strip."] : []),
    ...(plugin.keepsTime ? ["It follows the session's tempo."] : []),
    ...(plugin.readouts?.length ? [`It can be read: ${plugin.readouts.map((name) => `\`${name}\``).join(", ")}.`] : []),
  ];
  return facts.join(" ");
}

function pageOf(plugin: PluginSpec): string {
  const drawn = (pictures[plugin.id] ?? []).map(({ caption }, i) => `${caption}:\n\n![${caption}](${plugin.id}-${i + 1}.svg)\n`);
  const rows = Object.entries(plugin.params).map(
    ([name, spec]) => `| \`${name}\` | ${spec.label} | ${rangeOf(spec)} | ${textOf(spec, spec.initial)} |`,
  );
  const presets = presetsOf(plugin).map(({ name }) => name);
  return [
    `<!-- GENERATED from src/plugins/${plugin.id}.ts and the running engine. Run \`npm run manual\`. -->`,
    `# ${plugin.label}`,
    "",
    `\`"plugin": "${plugin.id}"\` in a session. ${factsOf(plugin)}`,
    "",
    ...(wordsOf(plugin) ? [wordsOf(plugin), ""] : []),
    ...drawn,
    "| Parameter | | Range | Begins at |",
    "|---|---|---|---|",
    ...rows,
    ...(presets.length > 0 ? ["", `Presets: ${presets.join("; ")}.`] : []),
    "",
  ].join("\n");
}

/** The manual's pages of all plugins and their pictures, drawn with this engine. */
export async function manualFiles(engine: EngineFactory): Promise<ManualFile[]> {
  const pages = plugins.map((plugin) => ({ path: `${FOLDER}/${plugin.id}.md`, text: pageOf(plugin) }));
  const drawn = plugins.flatMap(({ id }) =>
    (pictures[id] ?? []).map(({ draw }, i) => ({ path: `${FOLDER}/${id}-${i + 1}.svg`, draw })),
  );
  const files = await Promise.all(drawn.map(async ({ path, draw }) => ({ path, text: await draw(engine) })));
  return [...pages, ...files];
}
