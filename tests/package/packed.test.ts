import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { build, createServer, type InlineConfig, preview } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { ISOLATED } from "../../scripts/isolation.mjs";
import { type Consumer, installedConsumer } from "./consumer.ts";

const MINUTE_MS = 60_000;
const HEARD_MS = 30_000;

let consumer: Consumer;
let browser: Browser;
beforeAll(async () => {
  [consumer, browser] = await Promise.all([installedConsumer(), launchOptions().then((options) => chromium.launch(options))]);
}, 2 * MINUTE_MS);
afterAll(async () => {
  await browser?.close();
  await consumer?.remove();
});

interface Heard {
  readonly failure?: string;
  readonly isolated: boolean;
  /** Peaks: fader at 0 dB, at -20 dB, muted. */
  readonly levels: readonly [number, number, number];
}

/** @throws {Error} with all the page said, when it comes to nothing */
async function heardAt(url: string): Promise<Heard> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    await page.goto(url);
    const heard = await page.waitForFunction(() => (globalThis as unknown as { heard?: Heard }).heard, undefined, {
      timeout: HEARD_MS,
    });
    return (await heard.jsonValue())!;
  } catch (cause) {
    throw new Error(`nothing was heard at ${url}:\n${said.join("\n")}`, { cause });
  } finally {
    await page.close();
  }
}

function expectAMix({ failure, levels: [open, down, muted] }: Heard) {
  expect(failure).toBeUndefined();
  expect(open).toBeGreaterThan(0.1);
  expect(down / open).toBeCloseTo(0.1, 5);
  expect(muted).toBe(0);
}

/** What Vite does by itself for a project without a line of configuration, but for where it is and how it is served. */
const vite = (headers: Record<string, string>): InlineConfig => ({
  root: consumer.folder,
  configFile: false,
  logLevel: "error",
  base: "/sub/",
  server: { port: 0, headers },
  preview: { port: 0, headers },
});

test.each([
  ["isolated", ISOLATED],
  ["not isolated", {}],
])(
  "served by Vite in development, %s, the installed package mixes",
  async (_how, headers) => {
    const server = await createServer(vite(headers));
    try {
      await server.listen();
      const heard = await heardAt(server.resolvedUrls!.local[0]!);
      expectAMix(heard);
      expect(heard.isolated).toBe(headers === ISOLATED);
    } finally {
      await server.close();
    }
  },
  2 * MINUTE_MS,
);

test(
  "built by Vite and served from another folder, it mixes",
  async () => {
    await build(vite({}));
    const server = await preview(vite({}));
    try {
      expectAMix(await heardAt(server.resolvedUrls!.local[0]!));
    } finally {
      await server.close();
    }
  },
  2 * MINUTE_MS,
);

test("it is imported in Node without a word, and what it names is there", async () => {
  const script = `
    const named = ["processor.js", "engine.wasm", "session.schema.json", "package.json"];
    const { openMixer } = await import("postfade");
    const { audioIn } = await import("postfade/node");
    const { existsSync } = await import("node:fs");
    console.log(typeof openMixer, typeof audioIn, ...named.map((name) => existsSync(new URL(import.meta.resolve("postfade/" + name)))));`;
  expect(await consumer.node("--input-type=module", "--eval", script)).toBe("function function true true true true\n");
});

test("the package holds what was built, its licence and its manual, and no source or test", async () => {
  const files = await readdir(join(consumer.folder, "node_modules/postfade"), { recursive: true });
  expect(files).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "CHANGELOG.md", "package.json", join("dist", "index.js")]),
  );
  expect(files.filter((path) => /\.test\.|(?<!\.d)\.ts$/.test(path))).toEqual([]);
});

test("the command is installed and answers", async () => {
  expect(await consumer.node(join("node_modules", "postfade", "dist", "cli", "main.js"), "--help")).toMatch(/render/);
});

test(
  "with React beside it, a view of the desk passes the type check and draws",
  async () => {
    await consumer.add("tests/package/react", [
      "react",
      "react-test-renderer",
      "@types/react",
      "@types/react-test-renderer",
      "typescript",
    ]);
    const tsc = await consumer
      .node(join("node_modules", "typescript", "bin", "tsc"), "--project", ".")
      .catch((error) => error.stdout);
    expect(tsc).toBe("");
    expect(await consumer.node("view.js")).toBe("Master 0 - 0 0 0\nMaster -6 Master: Fader 0 0 0\n");
  },
  2 * MINUTE_MS,
);
