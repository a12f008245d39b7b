/** Renders the stems of the demo sessions: `node scripts/run.mjs demo/music/render.ts`. Same bytes at every run. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { wavFile } from "../../src/offline/wav.ts";
import { renderStems } from "./recording.ts";
import { SAMPLE_RATE } from "./tempo.ts";

const folder = fileURLToPath(new URL("../sessions/stems/", import.meta.url));
await mkdir(folder, { recursive: true });
for (const { name, channels } of renderStems()) {
  const path = `${folder}${name}.wav`;
  // A page that is open while this runs must not load half a file.
  await writeFile(`${path}.part`, wavFile(channels, SAMPLE_RATE, "24"));
  await rename(`${path}.part`, path);
}
