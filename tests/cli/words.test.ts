import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Measurement } from "../../src/cli/commands/measure.ts";
import { stemNames } from "../../src/cli/stem-names.ts";
import { wavFile, wavHeader } from "../../src/offline/wav.ts";
import { smallSession, workplace } from "./command.ts";

const packageJson = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { version: string };

test("validate says that a session is right", () => {
  const at = workplace();
  at.noise("stems/kick.wav", 480);
  at.noise("stems/bass.wav", 480);
  at.session(smallSession());
  expect(at.run("validate", "session.json").stdout).toBe("session.json: right. 5 strips, 2 audio files, 48000 Hz\n");
  expect(at.run("validate", "session.json", "--json").stdout).toBe("[]\n");
});

test("explain tells the way of one strip, of all, and the plan", () => {
  const at = workplace();
  at.noise("stems/kick.wav", 480);
  at.write("stems/bass.wav", wavFile([new Float32Array(480)], 48000, "24"));
  at.session(smallSession());
  const one = at.run("explain", "session.json", "bass").stdout;
  expect(one).toContain("bass, track, mono");
  expect(one).toContain("Compressor (comp), pre-fader, bypassed");
  expect(one).not.toContain("kick");
  expect(at.run("explain", "session.json").stdout).toContain("kick");
  expect(at.run("explain", "session.json", "--plan").stdout).toMatch(/^play +kick\.in 2 "kick#0"$/m);
});

test("measure gives the peaks of every kind of file, and null for what is not defined", () => {
  const at = workplace();
  at.write("half.wav", wavFile([Float32Array.of(0, -0.5, 0.25)], 44100, "32f"));
  at.write("nothing.wav", wavFile([new Float32Array(9), new Float32Array(9)], 48000, "16"));
  const flac = join(import.meta.dirname, "fixtures/tone.flac");
  const { code, stdout } = at.run("measure", "--json", "half.wav", "nothing.wav", flac);
  expect(code).toBe(0);
  const short = { integratedLufs: null, momentaryMaxLufs: null, shortTermMaxLufs: null, loudnessRangeLu: null };
  const [half, nothing, tone] = JSON.parse(stdout) as Measurement[];
  expect(half).toEqual({
    file: "half.wav",
    sampleRate: 44100,
    channels: 1,
    frames: 3,
    ...short,
    truePeakDbtp: expect.closeTo(-6.02, 1),
    samplePeakDbfs: expect.closeTo(-6.0206, 4),
  });
  const silent = { ...short, truePeakDbtp: null, samplePeakDbfs: null };
  expect(nothing).toEqual({ file: "nothing.wav", sampleRate: 48000, channels: 2, frames: 9, ...silent });
  const toneDb = 20 * Math.log10(12000 / 32768);
  expect(tone).toMatchObject({ file: flac, frames: 24000, samplePeakDbfs: expect.closeTo(toneDb, 4), shortTermMaxLufs: null });
  expect(tone!.truePeakDbtp).toBeGreaterThanOrEqual(tone!.samplePeakDbfs!);
  expect(tone!.momentaryMaxLufs).toBeCloseTo(tone!.integratedLufs!, 1);
  expect(at.run("measure", "half.wav", "nothing.wav").stdout.split("\n").slice(0, 2)).toEqual([
    expect.stringMatching(
      /^half\.wav: 0\.000 s, 44100 Hz, 1 channel, integrated no loudness, true peak -[56]\.\d dBTP, sample peak -6\.0 dBFS$/,
    ),
    "nothing.wav: 0.000 s, 48000 Hz, 2 channels, integrated no loudness, true peak silence, sample peak silence",
  ]);
});

test("measure says what a programme measures, in words", () => {
  const at = workplace();
  const tone = Float32Array.from({ length: 5 * 48000 }, (_, i) => 0.1 * Math.sin((2 * Math.PI * i) / 48));
  at.write("tone.wav", wavFile([tone, tone], 48000, "24"));
  expect(at.run("measure", "tone.wav").stdout).toBe(
    "tone.wav: 5.000 s, 48000 Hz, 2 channels, integrated -20.0 LUFS, momentary up to -20.0 LUFS, short-term up to -20.0 LUFS, " +
      "range 0.0 LU, true peak -20.0 dBTP, sample peak -20.0 dBFS\n",
  );
});

test("measure says how high needles go that were asked for, channel by channel", () => {
  const at = workplace();
  const tone = (dbfs: number) =>
    Float32Array.from({ length: 96000 }, (_, i) => 10 ** (dbfs / 20) * Math.sin((2 * Math.PI * i) / 48));
  at.write("tone.wav", wavFile([tone(-14), tone(-22)], 48000, "32f"));
  at.write("nothing.wav", wavFile([new Float32Array(9)], 48000, "24"));
  const { stdout } = at.run("measure", "--needle", "vu, ppm-iia,k-14", "--json", "tone.wav", "nothing.wav");
  const [loud, silent] = JSON.parse(stdout) as Measurement[];
  const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 1));
  // 1.25 % over is 0.11 dB.
  expect(loud!.needles).toEqual([
    { name: "vu", unit: "VU", highest: near([4.11, -3.89]) },
    { name: "ppm-iia", unit: "mark", highest: near([5, 3]) },
    { name: "k-14", unit: "dB", highest: near([0, -8]) },
  ]);
  expect(silent!.needles!.map(({ highest }) => highest)).toEqual([[null], [null], [null]]);
  expect(at.run("measure", "--needle", "ppm-iia,vu", "tone.wav", "nothing.wav").stdout).toMatch(
    /sample peak -14\.0 dBFS, ppm-iia up to mark 5\.0 and mark 3\.0, vu up to 4\.1 VU and -3\.9 VU\n.*, ppm-iia up to silence, vu up to silence\n$/,
  );
  const refused = at.run("measure", "--needle", "ppm", "tone.wav");
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('There is no meter "ppm"; there are vu, ppm-i, ')]);
});

test("a header that claims 4 GB costs no memory", () => {
  const at = workplace();
  const header = wavHeader({ bits: "24", sampleRate: 48000, channels: 2, frames: 700_000_000 });
  at.write("claim.wav", Buffer.concat([header, Buffer.alloc(600)]));
  const reader = join(import.meta.dirname, "../../dist/cli/audio/read-audio.js");
  const script = `const { readAudio } = await import(${JSON.stringify(reader)});
    const before = process.memoryUsage().rss;
    let said; try { await readAudio("claim.wav"); } catch (error) { said = error.message; }
    console.log(JSON.stringify({ said, grown: process.resourceUsage().maxRSS * 1024 - before }));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: at.folder, encoding: "utf8" });
  const { said, grown } = JSON.parse(stdout) as { said: string; grown: number };
  expect(said).toBe("says it holds 4200000000 bytes of samples and ends after 600: it was cut short; export or copy it again");
  expect(grown).toBeLessThan(50e6);
});

test("help, version and exit codes are at hand", () => {
  const at = workplace();
  expect(at.run("--version").stdout).toBe(`${packageJson.version}\n`);
  const { code, stdout } = at.run("--help");
  expect(code).toBe(0);
  for (const word of ["render", "validate", "explain", "measure", "Exit codes: 0 done; 1"]) expect(stdout).toContain(word);
  expect(at.run("render", "--help").stdout).toContain("--no-dither");
});

test("bench says how fast this machine is, in words and as JSON", () => {
  const at = workplace();
  const { code, stdout } = at.run("bench", "--seconds", "0.5", "--json");
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as { desks: { tracks: number; timesRealTime: number }[]; tracksInRealTime: number | null };
  expect(report.desks.map(({ tracks }) => tracks)).toEqual([8, 64, 256]);
  for (const { timesRealTime } of report.desks) expect(timesRealTime).toBeGreaterThan(0);
  expect(report.tracksInRealTime === null || Number.isInteger(report.tracksInRealTime)).toBe(true);
  expect(at.run("bench", "--seconds", "0").code).toBe(1);
});

test("stems have names that every file system takes, and no two the same", () => {
  const names = stemNames(["kick", "Kick", "a:b", "a?b", "..", "nul", "ends.", "bass drum"]);
  expect([...names.values()]).toEqual([
    "kick.wav",
    "Kick-2.wav",
    "a_b.wav",
    "a_b-2.wav",
    "_.wav",
    "nul_.wav",
    "ends_.wav",
    "bass drum.wav",
  ]);
});
