import { defineConfig } from "vite";

/** A page served with these is cross-origin isolated and may share memory with its worklet. `--mode plain` serves it without. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

const { platform, env } = process;
const hasDisplay = !env.CI && (platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY));

export default defineConfig(({ mode }) => ({
  root: "demo",
  base: "./",
  server: {
    port: 5173,
    open: hasDisplay,
    headers: mode === "plain" ? {} : ISOLATED,
    fs: { allow: [import.meta.dirname] },
  },
  preview: { headers: mode === "plain" ? {} : ISOLATED },
  build: { outDir: "../build/demo", emptyOutDir: true, target: "es2022" },
}));
