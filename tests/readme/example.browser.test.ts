import { expect, test } from "vitest";

test("the README's example makes the sound it says, and its compressor works before the fader", async () => {
  const { mixer, meter, glue } = await import("./example.ts");
  // A sine at full level, 24 dB over the threshold at 2:1: 12 dB of reduction, then 6 dB of fader.
  await expect.poll(() => meter.read().peakDb[0], { timeout: 5000, interval: 300 }).toBeCloseTo(-18, 0);
  expect(glue.readout("reductionDb")).toBeCloseTo(12, 0);
  mixer.close();
});
