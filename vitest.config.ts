import { resolve } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { launchOptions } from "./scripts/browser.mjs";
import { ISOLATED } from "./scripts/isolation.mjs";
import { renderInNode } from "./tests/laws/render-in-node.ts";

/** The demo speaks of the package by its name, as anybody's page would. */
const alias = { "postfade/node": resolve("src/cli/audio-in.ts"), postfade: resolve("src/index.ts") };

const browser = await launchOptions();

/** `npm run hunt` is this mode: properties are tried so many times as often, over other dice each time. */
const HUNT = { PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? "10" };

export default defineConfig(({ mode }) => ({
  test: {
    reporters: ["default", ["json", { outputFile: "build/test-report.json" }]],
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "node",
          environment: "node",
          include: ["src/**/*.test.ts", "tests/**/*.test.ts", "demo/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts"],
          globalSetup: "tests/stale-engine.ts",
          setupFiles: "tests/chance.ts",
          env: mode === "hunt" ? HUNT : undefined,
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        server: { headers: ISOLATED },
        test: {
          name: "chromium",
          include: ["tests/**/*.browser.test.ts"],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { renderInNode },
            provider: playwright({ launchOptions: browser }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
}));
