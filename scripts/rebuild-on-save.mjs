import { resolve, sep } from "node:path";
import { command } from "./setup/command.mjs";

/** What the audio thread runs is built, not served: the page would go on with the old engine. */
const BUILT = ["assembly", "src/worklet", "src/engine", "src/protocol", "src/plugins", "src/params"].map(
  (folder) => resolve(folder) + sep,
);

/** While the demo is served: a saved source of the engine or the processor builds both and loads the page anew. */
export function rebuildOnSave() {
  return {
    name: "rebuild-on-save",
    apply: /** @type {const} */ ("serve"),
    /** @param {import("vite").ViteDevServer} server */
    configureServer(server) {
      server.watcher.add(BUILT);
      let building = Promise.resolve();
      server.watcher.on("change", (path) => {
        if (!path.endsWith(".ts") || !BUILT.some((folder) => path.startsWith(folder))) return;
        building = building
          .then(() => command(process.execPath, ["scripts/setup.mjs"], { show: true }))
          .then(() => server.ws.send({ type: "full-reload" }))
          .catch((error) => server.config.logger.error(error.message));
      });
    },
  };
}
