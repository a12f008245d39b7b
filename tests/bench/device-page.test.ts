import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { chromium } from "playwright";
import { createServer } from "vite";
import { expect, test } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";

test("the page plays a desk in real time, says whether it ran, and lets one have the figures", async () => {
  const server = await createServer({
    configFile: resolve("vite.config.ts"),
    cacheDir: resolve("build/bench-page-test"),
    logLevel: "error",
    server: { port: 0, open: false, hmr: false, watch: null },
  });
  await server.listen();
  const browser = await chromium.launch(await launchOptions());
  try {
    const { port } = server.httpServer!.address() as AddressInfo;
    const page = await browser.newPage();
    const errors: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`http://localhost:${port}/bench.html?tries=1`);
    await page.getByRole("button", { name: "Measure" }).click();
    await page.getByText(/strips run in real time|Not even one strip/).waitFor();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    const stream = await (await waiting).createReadStream();
    const figures = JSON.parse((await stream.toArray()).join(""));
    expect(figures).toMatchObject({ format: "postfade-device-bench", version: 1, latenessBy: "playback statistics" });
    expect(figures.tries).toHaveLength(1);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
}, 90_000);
