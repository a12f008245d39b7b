import { resolve } from "node:path";
import { defineConfig } from "vite";
import { ISOLATED } from "./scripts/isolation.mjs";
import { rebuildOnSave } from "./scripts/rebuild-on-save.mjs";

const { platform, env } = process;
const hasDisplay = !env.CI && (platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY));

/** The demo. `npm start -- --mode plain` serves it as most servers would: not isolated, so the mixer takes its other wire. */
export default defineConfig(({ mode }) => {
  const headers = mode === "plain" ? {} : ISOLATED;
  return {
    root: "demo",
    base: "./",
    resolve: { alias: { postfade: resolve("src/index.ts") } },
    plugins: [rebuildOnSave()],
    server: { port: 5173, open: hasDisplay, headers, fs: { allow: [import.meta.dirname] } },
    preview: { headers },
    build: { outDir: "../build/demo", emptyOutDir: true, target: "es2022" },
  };
});
