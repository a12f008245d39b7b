import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Page } from "playwright";
import { BAR_FRAMES } from "../../demo/music/tempo.ts";

/** The chorus, where everybody plays; counted from 1. */
const FIRST_BAR = 17;
const BARS = 4;

/** Gives the page the chorus alone: decoding a whole song for every page would be most of the test. */
export async function routeShortStems(page: Page): Promise<void> {
  await page.route("**/stems/*.wav", async (route) => {
    const file = await readFile(`demo/sessions/stems/${basename(new URL(route.request().url()).pathname)}`);
    await route.fulfill({ contentType: "audio/wav", body: cutBars(file) });
  });
}

function cutBars(wav: Buffer): Buffer {
  const blockBytes = wav.readUInt16LE(wav.indexOf("fmt ") + 20);
  const sizeAt = wav.indexOf("data") + 4;
  const from = sizeAt + 4 + (FIRST_BAR - 1) * BAR_FRAMES * blockBytes;
  const audio = wav.subarray(from, from + BARS * BAR_FRAMES * blockBytes);
  const head = Buffer.from(wav.subarray(0, sizeAt + 4));
  head.writeUInt32LE(audio.length, sizeAt);
  head.writeUInt32LE(head.length + audio.length - 8, 4);
  return Buffer.concat([head, audio]);
}
