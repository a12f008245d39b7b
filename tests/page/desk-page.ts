import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { chromium, type Locator, type Page } from "playwright";
import { createServer } from "vite";
import { launchOptions } from "../../scripts/browser.mjs";
import { routeShortStems } from "./short-stems.ts";

/** The demo as `npm start` serves it, in a browser of its own. */
export interface DeskPage {
  readonly page: Page;
  /** Whatever the console called an error, and whatever nobody caught. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** @param mode `plain` serves without the headers that would let the page share memory */
export async function openDeskPage(mode: "isolated" | "plain"): Promise<DeskPage> {
  const server = await createServer({
    configFile: resolve("vite.config.ts"),
    mode: mode === "plain" ? "plain" : "development",
    cacheDir: resolve(`build/page-test-${mode}`),
    logLevel: "error",
    server: { port: 0, open: false, hmr: false, watch: null },
  });
  await server.listen();
  const { port } = server.httpServer!.address() as AddressInfo;
  const browser = await chromium.launch(await launchOptions());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await routeShortStems(page);
  await page.goto(`http://localhost:${port}/`);
  return { page, errors, close: () => browser.close().then(() => server.close()) };
}

/** Presses the big button, and waits until the piece is running. */
export async function powerOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Power on" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page
    .locator(".bars")
    .filter({ hasNotText: /^1\.1$/ })
    .waitFor();
}

/** Goes round in one bar of the piece, counted from 1. */
export async function loopBar(page: Page, bar: number): Promise<void> {
  await page.getByLabel("Position").fill(String((bar - 1) * 4));
  await page.getByLabel("Loop").selectOption("1 bar");
  await page.locator(".bars", { hasText: new RegExp(`^${bar}\\.`) }).waitFor();
}

/**
 * The highest figure each meter shows while the loop goes round once, by the meter's name. Counted in beats of the music, not in seconds, so
 * that a slow machine measures the same; the first beats are left out, for what came before still rings in the compressors.
 */
export async function highestOver(page: Page, meters: readonly string[]): Promise<Record<string, number>> {
  return page.evaluate(
    ({ meters, settlingBeats, beats }) =>
      new Promise<Record<string, number>>((done) => {
        const bars = document.querySelector(".bars")!;
        const highest = Object.fromEntries(meters.map((name) => [name, Number.NEGATIVE_INFINITY]));
        let heard = bars.textContent;
        let beat = -settlingBeats;
        const look = () => {
          if (bars.textContent !== heard) beat++;
          heard = bars.textContent;
          if (beat > beats) return done(highest);
          for (const name of beat > 0 ? meters : []) {
            const shown = document.querySelector(`[role=meter][aria-label="${name}"]`)!.getAttribute("aria-valuenow");
            highest[name] = Math.max(highest[name]!, Number(shown));
          }
          requestAnimationFrame(look);
        };
        look();
      }),
    { meters, settlingBeats: 2, beats: 5 },
  );
}

/** What the page shows as bar and beat while the music goes on for so many beats. */
export async function beatsShown(page: Page, beats: number): Promise<string[]> {
  return page.evaluate(
    (beats) =>
      new Promise<string[]>((done) => {
        const bars = document.querySelector(".bars")!;
        const shown = [bars.textContent!];
        const look = () => {
          if (bars.textContent !== shown.at(-1)) shown.push(bars.textContent!);
          if (shown.length > beats) return done(shown);
          requestAnimationFrame(look);
        };
        look();
      }),
    beats,
  );
}

/** Presses a key on a slider so many times. */
export async function press(slider: Locator, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await slider.press(key);
}
