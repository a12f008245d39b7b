import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import { ISOLATED } from "../../scripts/isolation.mjs";
import { nonce, servePackage } from "./package-server.ts";

interface Case {
  readonly name: string;
  /** The Content-Security-Policy. */
  readonly policy?: string;
  readonly isolated?: boolean;
  /** The bundler lost the two files. */
  readonly lost?: boolean;
  readonly expected: { readonly wire?: string; readonly code?: string; readonly says?: RegExp };
}

const port = { wire: "port" };
const cases: readonly Case[] = [
  { name: "no policy", expected: port },
  { name: "no policy, isolated", isolated: true, expected: { wire: "shared" } },
  { name: "own scripts and wasm", policy: "script-src 'self' 'wasm-unsafe-eval'", expected: port },
  { name: "nothing but that", policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", expected: port },
  { name: "by nonce", policy: `script-src 'strict-dynamic' ${nonce} 'wasm-unsafe-eval'`, expected: port },
  { name: "no wasm", policy: "script-src 'self'", expected: { code: "engine-not-loaded", says: /add 'wasm-unsafe-eval'/ } },
  { name: "files lost", lost: true, expected: port },
  { name: "files lost, isolated", lost: true, isolated: true, expected: { wire: "shared" } },
  { name: "files lost, blobs allowed", lost: true, policy: "script-src 'self' 'wasm-unsafe-eval' blob:", expected: port },
  {
    name: "files lost, no blobs",
    lost: true,
    policy: "script-src 'self' 'wasm-unsafe-eval'",
    expected: { code: "processor-not-loaded", says: /processorUrl, or let .* blob:/ },
  },
];

let browser: Browser;
let server: Awaited<ReturnType<typeof servePackage>>;
beforeAll(async () => {
  server = await servePackage(
    cases.map(({ policy, isolated, lost = false }) => ({
      lost,
      headers: {
        ...(isolated ? ISOLATED : { "Cross-Origin-Embedder-Policy": "unsafe-none" }),
        ...(policy && { "Content-Security-Policy": policy }),
      },
    })),
  );
  browser = await chromium.launch(await launchOptions());
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each(cases.map((each, i) => [each.name, i, each.expected] as const))("%s", async (_, i, { says, ...expected }) => {
  const page = await browser.newPage();
  await page.goto(server.url(i));
  await expect.poll(() => page.title(), { timeout: 10_000 }).not.toBe("");
  const outcome = JSON.parse(await page.title()) as { message?: string };
  expect(outcome).toMatchObject(expected.code ? expected : { ...expected, length: 256 });
  if (says) expect(outcome.message).toMatch(says);
  await page.close();
});
