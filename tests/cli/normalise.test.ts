import { expect, test } from "vitest";
import { readAudio } from "../../src/cli/audio/read-audio.ts";
import type { RenderReport } from "../../src/cli/report.ts";
import { figuresOf } from "../../src/loudness/figures.ts";
import { wavFile } from "../../src/offline/wav.ts";
import { type Ended, type Workplace, workplace } from "./command.ts";

const RATE = 48000;

/** A desk of two tracks straight to the master, over a second of noise at `level` each. */
function desk(at: Workplace, level: number): void {
  for (const [i, id] of ["a", "b"].entries()) {
    const quiet = at.noise("noise.wav", RATE, i + 1).map((samples) => samples.map((x) => x * level));
    at.write(`${id}.wav`, wavFile(quiet, RATE, "32f"));
  }
  const tracks = ["a", "b"].map((id) => ({ id, role: "track", clips: [{ file: `${id}.wav` }] }));
  at.session({ format: "postfade-session", version: 1, strips: [...tracks, { id: "master", role: "master" }] });
}

const render = (at: Workplace, ...options: string[]) =>
  at.run("render", "session.json", "-o", "mix.wav", "--bits", "32f", ...options);
const reportOf = ({ stdout }: Ended) => JSON.parse(stdout) as RenderReport;
const heard = async (at: Workplace, name: string) => (await readAudio(at.path(name))).audio.channels;

test("a report says how loud and how high the file is that was written", async () => {
  const at = workplace();
  desk(at, 0.1);
  const { integratedLufs, truePeakDbtp, samplePeakDbfs, normalisedByDb } = reportOf(render(at, "--json"));
  const figures = figuresOf(await heard(at, "mix.wav"), RATE);
  expect([integratedLufs, truePeakDbtp, samplePeakDbfs]).toEqual([
    figures.integratedLufs,
    figures.truePeakDbtp,
    figures.samplePeakDbfs,
  ]);
  expect(integratedLufs).toBeLessThan(-15);
  expect(normalisedByDb).toBeNull();
});

test("a mix is made as loud as was asked for, and its stems still add up to it", async () => {
  const at = workplace();
  desk(at, 0.1);
  const plain = reportOf(render(at, "--json"));
  const ended = render(at, "--normalise", "-23.5", "--stems", "stems", "--json");
  const report = reportOf(ended);
  expect(report.integratedLufs).toBeCloseTo(-23.5, 4);
  expect(report.normalisedByDb).toBeCloseTo(-23.5 - plain.integratedLufs!, 6);
  expect(report.warnings).toEqual([]);
  expect(figuresOf(await heard(at, "mix.wav"), RATE).integratedLufs).toBeCloseTo(-23.5, 4);
  const [mix, a, b] = [await heard(at, "mix.wav"), await heard(at, "stems/a.wav"), await heard(at, "stems/b.wav")];
  const worst = mix[0]!.reduce((most, x, i) => Math.max(most, Math.abs(x - a[0]![i]! - b[0]![i]!)), 0);
  expect(worst).toBeLessThan(1e-6);
});

test("...and the report says how loud and how high each stem is in its file; a stem of nothing has no figures", async () => {
  const at = workplace();
  desk(at, 0.1);
  at.write("b.wav", wavFile([new Float32Array(RATE)], RATE, "32f"));
  const options = ["--normalise", "-23.5", "--stems", "stems"];
  const { stems } = reportOf(render(at, ...options, "--json"));
  const { integratedLufs, truePeakDbtp, samplePeakDbfs } = figuresOf(await heard(at, "stems/a.wav"), RATE);
  expect(stems[0]).toMatchObject({ strip: "a", integratedLufs, truePeakDbtp, samplePeakDbfs });
  expect(integratedLufs).toBeCloseTo(-23.5, 4);
  expect(stems[1]).toMatchObject({ strip: "b", integratedLufs: null, truePeakDbtp: null, samplePeakDbfs: null });
  const { stdout } = render(at, ...options);
  expect(stdout).toMatch(
    /a\.wav: -23\.5 LUFS, true peak -\d+\.\d dBTP, sample peak -\d+\.\d dBFS\n.*b\.wav: no loudness, true peak silence/,
  );
});

test("what loudness makes too high is said, with the true peak it has", () => {
  const at = workplace();
  desk(at, 0.1);
  const { stderr, stdout } = render(at, "--normalise", "-3");
  expect(stderr).toMatch(/mix\.wav: at -3 LUFS its true peak is \d+\.\d dBTP, above the -1\.0 dBTP of EBU R 128/);
  expect(stdout).toMatch(/-3\.0 LUFS \(normalised by \d+\.\d dB\), true peak \d+\.\d dBTP/);
});

test("silence cannot be made loud: it is refused, and nothing is written", () => {
  const at = workplace();
  desk(at, 0);
  const { code, stderr } = render(at, "--normalise", "-16");
  expect(code).toBe(2);
  expect(stderr).toContain("--normalise");
  expect(stderr).toContain("the mix has no loudness");
  expect(at.exists("mix.wav")).toBe(false);
  expect(render(at, "--normalise", "loud").code).toBe(1);
});
