import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { createServer } from "vite";
import { findChromium, launchOptions } from "../../scripts/browser.mjs";
import { ISOLATED } from "../../scripts/isolation.mjs";
import { peerModules } from "../peers/install.ts";
import { root } from "../root.ts";

export interface OpenPage {
  readonly page: Page;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The page that measures, in a browser of its own; null where there is none. */
export async function openBenchPage(): Promise<OpenPage | null> {
  if (!(await findChromium())) return null;
  const server = await createServer({
    configFile: false,
    root: resolve(root, "bench/page"),
    cacheDir: resolve(root, "build/bench-page"),
    logLevel: "error",
    resolve: { alias: { tone: resolve(peerModules, "tone") } },
    optimizeDeps: { include: ["tone", "benchmark", "lodash"] },
    server: { port: 0, hmr: false, watch: null, headers: ISOLATED, fs: { allow: [root] } },
  });
  await server.listen();
  const { port } = server.httpServer!.address() as AddressInfo;
  const browser = await chromium.launch(await launchOptions());
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction(() => globalThis.grid !== undefined, undefined, { timeout: 30_000 });
  return { page, browser, close: () => browser.close().then(() => server.close()) };
}
