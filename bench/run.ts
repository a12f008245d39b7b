import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { RacerId } from "./contestant.ts";
import { type Effort, efforts } from "./effort.ts";
import { nodeEngines } from "./engines/node.ts";
import { figuresOf } from "./figures.ts";
import { timeInputs } from "./inputs.ts";
import { thisMachine, thisRevision } from "./machine.ts";
import { openBenchPage } from "./page/open.ts";
import { elementary } from "./peers/elementary.ts";
import { faust } from "./peers/faust.ts";
import { installPeers } from "./peers/install.ts";
import { nodeWebAudio } from "./peers/node-web-audio.ts";
import { postfadeNode } from "./postfade/node.ts";
import { type Race, race } from "./race.ts";
import { reportPage } from "./report/page.ts";
import type { Report } from "./report/report.ts";
import { reportText } from "./report/text.ts";
import { root } from "./root.ts";
import { nodeVenue, pageVenue, type Venue } from "./venue.ts";

/** `npm run bench [-- --quick] [--out DIR]`; with `--browser`, Postfade alone is measured in a page too instead of in Node. */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    smoke: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    out: { type: "string", default: resolve(root, "build/bench") },
  },
});
const effort: Effort = efforts[options.smoke ? "smoke" : options.quick ? "quick" : "full"];
const INPUT_COUNT = 64;
const PEERS = "Tone.js, Elementary, Faust and node-web-audio-api";

const say = (what: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${what}` : `${what}\n`);

const page = effort.race || options.browser ? await openBenchPage() : null;
if (!page && options.browser) throw new Error("There is no Chromium here. Install one, or name it by CHROMIUM_PATH.");
page?.page.on("console", (message) => say(message.text()));
const machine = thisMachine(page && `Chromium ${page.browser.version()}`);
const figures =
  page && options.browser
    ? await page.page.evaluate((effort) => globalThis.figures(effort), effort)
    : await figuresOf(nodeEngines, effort, say);
const chromium = page && (await pageVenue(page));
const report: Report = {
  format: "postfade-bench",
  version: 1,
  machine,
  revision: thisRevision(),
  when: new Date().toISOString(),
  effort: effort.name,
  place: options.browser ? "Chromium, main thread" : "Node",
  figures,
  inputs: chromium && effort.race ? await inputs(chromium, effort.race) : null,
  race: effort.race ? await wholeRace(chromium, effort.race) : null,
};
await page?.close();
say("");
console.log(reportText(report));
await mkdir(options.out, { recursive: true });
await writeFile(join(options.out, "report.json"), `${JSON.stringify(report, null, 1)}\n`);
await writeFile(join(options.out, "report.html"), reportPage(report));
console.log(`\nWith charts: ${join(options.out, "report.html")}`);

function inputs(venue: Venue, { inputSeconds, rounds }: NonNullable<Effort["race"]>) {
  say("live inputs");
  return timeInputs(venue, INPUT_COUNT, inputSeconds, rounds);
}

/** Who can be had takes part; the report says who could not. */
async function wholeRace(chromium: Venue | null, heats: NonNullable<Effort["race"]>): Promise<Race> {
  const node = options.browser
    ? null
    : nodeVenue({ "postfade-node": async () => postfadeNode, elementary, faust, "node-web-audio-api": nodeWebAudio });
  const absent: string[] = [];
  if (!chromium) absent.push("There is no Chromium here: its nodes, Tone.js and Postfade's worklet are left out.");
  const peers = heats.peers ? await installed() : `${PEERS} take part in the full run only.`;
  if (peers) absent.push(peers);
  const entries: readonly (readonly [RacerId, Venue | null])[] = [
    ["chromium", chromium],
    ...(peers
      ? []
      : ([
          ["tone", chromium],
          ["elementary", node],
          ["faust", node],
          ["node-web-audio-api", node],
        ] as const)),
    ["postfade-worklet", chromium],
    ["postfade-node", node],
  ];
  const present = entries.flatMap(([id, venue]) => (venue ? [[id, venue] as const] : []));
  return race(present, heats, absent, say);
}

/** Null when the peers are there, else why not. */
async function installed(): Promise<string | null> {
  say("installing the peers");
  return installPeers().then(
    () => null,
    (error: Error) => `${PEERS} could not be installed: ${error.message.split("\n")[0]}`,
  );
}
