import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAudio } from "../../src/cli/audio/read-audio.ts";
import { wavFile } from "../../src/offline/wav.ts";
import { MAIN, smallSession, type Workplace, workplace } from "./command.ts";

/** One stereo track straight to the master: what goes in comes out. */
const straight = (file: string, more: object = {}) => ({
  format: "postfade-session",
  version: 1,
  ...more,
  strips: [
    { id: "a", role: "track", clips: [{ file }] },
    { id: "master", role: "master" },
  ],
});

const read = async (at: Workplace, name: string) => (await readAudio(at.path(name))).audio;
const hasFailed = ({ code, stderr }: { code: number | null; stderr: string }) => (code === 0 ? "" : stderr);

test("a file through an empty desk is that file, bit for bit", async () => {
  const at = workplace();
  const source = at.noise("noise.wav", 50_000);
  at.session(straight("noise.wav"));
  expect(hasFailed(at.run("render", "session.json", "-o", "mix.wav", "--no-dither"))).toBe("");
  const { sampleRate, channels } = await read(at, "mix.wav");
  expect([sampleRate, channels.length]).toEqual([48000, 2]);
  expect(channels).toEqual(source);
  expect(readFileSync(at.path("mix.wav"))).toEqual(readFileSync(at.path("noise.wav")));
});

test("blocks of any size give the same bytes; a part is that part of the whole", async () => {
  const at = workplace();
  const source = at.noise("noise.wav", 9600);
  at.session(straight("noise.wav"));
  for (const [name, ...options] of [["1", "--block", "1"], ["77", "--block", "77"], ["4096", "--block", "4096"], ["whole"]])
    expect(hasFailed(at.run("render", "session.json", "-o", `${name}.wav`, "--bits", "16", ...options))).toBe("");
  const whole = readFileSync(at.path("whole.wav"));
  for (const name of ["1", "77", "4096"]) expect(readFileSync(at.path(`${name}.wav`)).equals(whole)).toBe(true);

  at.run("render", "session.json", "-o", "part.wav", "--bits", "32f", "--from", "0.05", "--to", "0.1");
  const part = await read(at, "part.wav");
  expect(part.channels).toEqual(source.map((samples) => samples.slice(2400, 4800)));
});

test("16 bits are dithered the same way every time, 32f are the samples themselves", async () => {
  const at = workplace();
  const source = at.noise("noise.wav", 20_000);
  at.session(straight("noise.wav"));
  for (const [name, ...options] of [
    ["a", "--bits", "16"],
    ["b", "--bits", "16"],
    ["plain", "--bits", "16", "--no-dither"],
    ["float", "--bits", "32f"],
  ])
    at.run("render", "session.json", "-o", `${name}.wav`, ...options);
  expect(readFileSync(at.path("a.wav")).equals(readFileSync(at.path("b.wav")))).toBe(true);
  expect(readFileSync(at.path("a.wav")).equals(readFileSync(at.path("plain.wav")))).toBe(false);
  expect((await read(at, "float.wav")).channels).toEqual(source);
  const error = async (name: string) => {
    const { channels } = await read(at, name);
    const errors = channels[0]!.map((value, i) => (value - source[0]![i]!) * 2 ** 15);
    return Math.sqrt(errors.reduce((sum, one) => sum + one * one, 0) / errors.length);
  };
  expect(await error("a.wav")).toBeCloseTo(0.5, 1);
  expect(await error("plain.wav")).toBeCloseTo(Math.sqrt(1 / 12), 1);
});

test("stems of the same pass sum to the mix, one file a strip, and the report says what was written", async () => {
  const at = workplace();
  at.noise("stems/kick.wav", 4800, 1);
  at.noise("stems/bass.wav", 4800, 2);
  const document = smallSession();
  for (const strip of document.strips) if (strip.role === "track") strip.faderDb = -12;
  document.strips[0]!.id = "kick: in?";
  document.strips[0]!.sends = [];
  at.session(document);
  const ended = at.run("render", "session.json", "-o", "out.wav", "--stems", "new", "--bits", "32f", "--json");
  expect(hasFailed(ended)).toBe("");
  const report = JSON.parse(ended.stdout) as Record<string, unknown> & { stems: { strip: string; file: string }[] };
  expect(report).toMatchObject({
    file: "out.wav",
    sampleRate: 48000,
    bits: "32f",
    frames: 4800,
    latencyFrames: 0,
    // A tenth of a second has peaks, and no loudness.
    truePeakDbtp: expect.any(Number),
    integratedLufs: null,
    normalisedByDb: null,
    warnings: [],
  });
  expect(report.stems.map(({ strip, file }) => [strip, file.replaceAll("\\", "/")])).toEqual([
    ["kick: in?", "new/kick_ in_.wav"],
    ["bass", "new/bass.wav"],
    ["room", "new/room.wav"],
    ["mix", "new/mix.wav"],
  ]);
  expect(at.files()).toEqual([
    "new/bass.wav",
    "new/kick_ in_.wav",
    "new/mix.wav",
    "new/room.wav",
    "out.wav",
    "session.json",
    "stems/bass.wav",
    "stems/kick.wav",
  ]);
  const [out, bass, mix] = [await read(at, "out.wav"), await read(at, "new/bass.wav"), await read(at, "new/mix.wav")];
  const worst = out.channels[0]!.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - bass.channels[0]![i]! - mix.channels[0]![i]!)),
    0,
  );
  expect(worst).toBeLessThan(1e-6);
  expect(Math.max(...mix.channels[0]!)).toBeGreaterThan(0.1);
  const peak = Math.max(...out.channels.flatMap((samples) => [...samples].map(Math.abs)));
  expect(report.samplePeakDbfs).toBeCloseTo(20 * Math.log10(peak), 6);
});

test("a file of another rate is resampled, what is not a number is silence, what is too loud is cut off: each is said", async () => {
  const at = workplace();
  const loud = Float32Array.from({ length: 44100 }, (_, i) =>
    i === 7 ? Number.NaN : 1.5 * Math.sin((2 * Math.PI * 441 * i) / 44100),
  );
  at.write("loud.wav", wavFile([loud], 44100, "32f"));
  at.session(straight("loud.wav"));
  const { code, stderr } = at.run("render", "session.json", "-o", "mix.wav");
  expect(code).toBe(0);
  expect(stderr).toContain("loud.wav: 1 samples are not numbers; they are silence");
  expect(stderr).toContain("loud.wav: resampled from 44100 Hz to 48000 Hz");
  expect(stderr).toMatch(/mix\.wav: peaks at 0\.\d dBFS, and what is above 0 was cut off; lower the master, or write --bits 32f/);
  expect((await read(at, "mix.wav")).channels[0]!.length).toBe(48000);
});

test("what was there before stays when a render fails, and goes when it works", () => {
  const at = workplace();
  at.noise("noise.wav", 480);
  at.write("mix.wav", "before");
  at.session(straight("gone.wav"));
  expect(at.run("render", "session.json", "-o", "mix.wav").code).toBe(2);
  expect(readFileSync(at.path("mix.wav"), "utf8")).toBe("before");
  at.session(straight("noise.wav"));
  expect(at.run("render", "session.json", "-o", "mix.wav").code).toBe(0);
  expect(readFileSync(at.path("mix.wav")).subarray(0, 4).toString()).toBe("RIFF");
  expect(at.files()).toEqual(["mix.wav", "noise.wav", "session.json"]);
});

test.skipIf(process.platform === "win32")("an interrupt while files are written leaves none of them", async () => {
  const at = workplace();
  at.noise("noise.wav", 480);
  at.session(straight("noise.wav", { lengthFrames: 48000 * 90 }));
  const files = at.files();
  const child = spawn(process.execPath, [MAIN, "render", "session.json", "-o", "mix.wav", "--stems", "out"], { cwd: at.folder });
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  const look = setInterval(() => {
    if (readdirSync(at.folder).some((name) => name.endsWith(".part"))) {
      clearInterval(look);
      child.kill("SIGINT");
    }
  }, 5);
  expect(await ended).toBe(130);
  clearInterval(look);
  expect(at.files()).toEqual(files);
});

test("a session without sound is a file without frames; one with a length is silence", async () => {
  const at = workplace();
  at.session({ format: "postfade-session", version: 1, strips: [{ id: "master", role: "master" }] });
  expect(at.run("render", "session.json", "-o", "none.wav").stdout).toContain("0.000 s");
  expect((await read(at, "none.wav")).channels.map(({ length }) => length)).toEqual([0, 0]);
  at.session({ format: "postfade-session", version: 1, lengthFrames: 100, strips: [{ id: "master", role: "master" }] });
  const report = JSON.parse(at.run("render", "session.json", "-o", "silence.wav", "--no-dither", "--json").stdout) as object;
  expect(report).toMatchObject({ frames: 100, samplePeakDbfs: null });
});

test("what ran away, or was too loud for its file, is told", () => {
  const at = workplace();
  at.noise("noise.wav", 4800);
  const rack = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `up${i}`, plugin: "gain", params: { gainDb: 48 } }));
  const strips = [
    { id: "a", role: "track", clips: [{ file: "noise.wav" }], inserts: rack(7) },
    { id: "master", role: "master" },
  ];
  at.session({ format: "postfade-session", version: 1, strips });
  const { code, stderr, stdout } = at.run("render", "session.json", "-o", "out.wav", "--json", "--bits", "32f");
  expect(code).toBe(0);
  const said = [
    "a/up6 ran away (above +300 dBFS, or not a number) and took itself out: from there on it is not heard",
    "master: its output went above +160 dBFS, or was not a number; where it did, it is silent",
  ];
  expect(JSON.parse(stdout).warnings).toEqual(said);
  for (const sentence of said) expect(stderr).toContain(`postfade: ${sentence}\n`);
});
