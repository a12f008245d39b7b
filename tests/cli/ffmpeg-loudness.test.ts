import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Measurement } from "../../src/cli/commands/measure.ts";
import { workplace } from "./command.ts";

/** Against another meter, on the demo's music. Where there is no ffmpeg with `ebur128` this says so and compares nothing. */
const hasFfmpeg =
  spawnSync("ffmpeg", ["-hide_banner", "-h", "filter=ebur128"], { encoding: "utf8" }).stdout?.includes("EBU R128") ?? false;
const SESSIONS = join(import.meta.dirname, "../../demo/sessions");
const stems = existsSync(join(SESSIONS, "stems"))
  ? readdirSync(join(SESSIONS, "stems")).filter((name) => name.endsWith(".wav"))
  : [];

function byFfmpeg(file: string): { I: number; LRA: number; peak: number } {
  const options = ["-hide_banner", "-nostats", "-i", file, "-af", "ebur128=peak=true", "-f", "null", "-"];
  const { stderr } = spawnSync("ffmpeg", options, { encoding: "utf8" });
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const figure = (name: string) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)![1]);
  return { I: figure("I"), LRA: figure("LRA"), peak: figure("Peak") };
}

describe.skipIf(!hasFfmpeg)("on the demo's music, measured as ffmpeg does", () => {
  const compared = (measured: readonly Measurement[]) => {
    for (const { file, integratedLufs, loudnessRangeLu, truePeakDbtp } of measured) {
      const { I, LRA, peak } = byFfmpeg(file);
      // ffmpeg writes one decimal.
      expect(Math.abs(integratedLufs! - I), `${file}: loudness`).toBeLessThan(0.1);
      expect(Math.abs(truePeakDbtp! - peak), `${file}: true peak`).toBeLessThan(0.1);
      expect(Math.abs(loudnessRangeLu! - LRA), `${file}: range`).toBeLessThan(0.2);
    }
  };

  test("stem by stem", () => {
    const files = stems.map((name) => join(SESSIONS, "stems", name));
    expect(files.length).toBeGreaterThan(3);
    compared(JSON.parse(workplace().run("measure", "--json", ...files).stdout) as Measurement[]);
  }, 120_000);

  test("and the mix, in 16 bits", () => {
    const at = workplace();
    expect(at.run("render", join(SESSIONS, "mix-bus.json"), "-o", "mix.wav", "--bits", "16").code).toBe(0);
    compared(JSON.parse(at.run("measure", "--json", at.path("mix.wav")).stdout) as Measurement[]);
  }, 120_000);
});
