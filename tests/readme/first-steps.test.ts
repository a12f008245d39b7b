import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureAudio, wavOf } from "postfade";
import { audioIn } from "postfade/node";
import { expect, onTestFinished, test } from "vitest";
import { readAudio } from "../../src/cli/audio/read-audio.ts";
import { bounce } from "./bounce.ts";

const page = readFileSync("docs/first-steps.md", "utf8");
const RATE = 48000;
const noise = (frames: number) => {
  let state = 1;
  return Float32Array.from({ length: frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 34;
  });
};

const [, session] = /```json\n([\s\S]*?)```/.exec(page)!;

test.each(["bounce.ts", "stem-player.ts", "ducker.ts"])("the code on the page is the %s that is run", (file) => {
  expect(page).toContain(`\`\`\`ts\n${readFileSync(`tests/readme/${file}`, "utf8")}\`\`\``);
});

async function song(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "postfade-song-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "stems"));
  await writeFile(join(folder, "song.json"), session!);
  await writeFile(join(folder, "stems/drums.wav"), wavOf([noise(RATE), noise(RATE)], { sampleRate: RATE }));
  await writeFile(join(folder, "stems/vocal.wav"), wavOf([noise(44100)], { sampleRate: 44100, bits: "16" }));
  return folder;
}

test("the session on the page is bounced to the loudness that was asked for, and its stems beside it", async () => {
  const folder = await song();
  const figures = await bounce(folder, join(folder, "out"));
  expect(figures.integratedLufs).toBeCloseTo(-16, 1);
  const mix = (await readAudio(join(folder, "out/mix.wav"))).audio;
  expect(mix.sampleRate).toBe(RATE);
  expect(measureAudio(mix.channels, RATE).integratedLufs).toBeCloseTo(figures.integratedLufs!, 1);
  // The vocal ends after a second and a half, and the hall rings on.
  expect(mix.channels[0]!.length).toBeGreaterThan(1.5 * RATE);
  for (const id of ["drums", "vocal", "hall", "mix"])
    expect((await readAudio(join(folder, `out/stems/${id}.wav`))).audio.channels[0]!.some((x) => x !== 0)).toBe(true);
});

test("a file is at the session's rate, whatever it had; one that is not there, is no audio, or lies outside is told by name", async () => {
  const folder = await song();
  const audio = audioIn(folder, RATE);
  const vocal = await audio("stems/vocal.wav", "clip");
  expect(vocal).toMatchObject({ sampleRate: RATE });
  expect(vocal.channels[0]!.length).toBe(RATE);
  await expect(audio("stems/gone.wav", "clip")).rejects.toThrow(/there is no file ".*gone\.wav"; check the name/);
  await expect(audio("song.json", "clip")).rejects.toThrow(/song\.json" is no audio file that is read here; export it as WAV/);
  await expect(audio("../far.wav", "clip")).rejects.toMatchObject({
    faults: [{ code: "path-outside", message: expect.stringContaining('"../far.wav" is outside the folder') }],
  });
});
