import { describe, expect, test } from "vitest";
import { answer, fallSeconds, inOctave, octaves } from "./room.ts";
import type { Params } from "./through.ts";

const OCTAVES_HZ = [125, 250, 500, 1000, 2000, 4000, 8000];

/** Energy in each octave of all four answers: of either side to either side. */
async function energies(params: Params, seconds: number, sampleRate: number): Promise<Float64Array[]> {
  const frames = Math.ceil(seconds * sampleRate);
  const [left, right] = [await answer(params, frames, "left", sampleRate), await answer(params, frames, "right", sampleRate)];
  const [ofLeft, ofRight] = [octaves(left, OCTAVES_HZ, sampleRate), octaves(right, OCTAVES_HZ, sampleRate)];
  return ofLeft.map((energy, band) => energy.map((e, i) => e + ofRight[band]![i]!));
}

/** Decays of the octaves as parts of what they should be. */
async function decays(params: Params, decaySeconds: number, sampleRate = 48000): Promise<number[]> {
  const bands = await energies({ decaySeconds, damping: 0, ...params }, 1.5 * decaySeconds + 0.5, sampleRate);
  return bands.map((energy) => fallSeconds(energy, sampleRate) / decaySeconds);
}

function expectWithin(parts: readonly number[], share: number): void {
  for (const part of parts) {
    expect(part).toBeGreaterThan(1 - share);
    expect(part).toBeLessThan(1 + share);
  }
}

describe("every octave from 125 Hz to 8 kHz takes decaySeconds to fall by 60 dB", () => {
  test.each([
    [0, 0.4],
    [0, 1.5],
    [0.5, 0.4],
    [0.5, 1],
    [0.5, 2.5],
    [1, 0.6],
    [1, 1.5],
  ])("within a twentieth, in a room of %d: %d s", async (size, decaySeconds) => {
    expectWithin(await decays({ size }, decaySeconds), 0.05);
  });

  test.each([44100, 96000])("at %d Hz too", async (sampleRate) => {
    expectWithin(await decays({ size: 0.7 }, 1, sampleRate), 0.05);
  });

  test("however far and fast neighbours are turned, and with all or nothing of the diffusion", async () => {
    expectWithin(await decays({ modulation: 1, modulationHz: 5 }, 1), 0.05);
    expectWithin(await decays({ modulation: 0, diffusion: 0 }, 1), 0.05);
    expectWithin(await decays({ diffusion: 1 }, 0.5), 0.05);
  });

  test("...a tenth longer is told from it", async () => {
    const parts = await decays({ decaySeconds: 1.1 }, 1);
    expect(Math.min(...parts)).toBeGreaterThan(1.05);
  });
});

/** What the description says: the octave's energy if each of its frequencies falls as it should, frame by frame. */
function described(centreHz: number, decaySeconds: number, damping: number, dampingHz: number, frames: number): Float64Array {
  const energy = new Float64Array(frames);
  for (let octave = -0.6; octave <= 0.6; octave += 0.02) {
    const hz = centreHz * 2 ** octave;
    const faster = 1 + ((10 ** damping - 1) * hz * hz) / (hz * hz + dampingHz * dampingHz);
    const weight = inOctave(hz, centreHz) ** 2 * hz;
    const falls = 10 ** ((-6 * faster) / 48000 / decaySeconds);
    for (let i = 0, left = weight; i < frames; i++, left *= falls) energy[i]! += left;
  }
  return energy;
}

test.each([
  [2, 0.3, 0.3, 5000],
  [2, 0.5, 0.5, 2000],
  [3, 1, 0.5, 3000],
])(
  "damped, a decay of %d s in a room of %d falls as described, within a twentieth",
  async (decaySeconds, size, damping, dampingHz) => {
    const bands = await energies({ decaySeconds, size, damping, dampingHz }, decaySeconds, 48000);
    bands.slice(1).forEach((energy, i) => {
      const due = fallSeconds(described(OCTAVES_HZ[i + 1]!, decaySeconds, damping, dampingHz, energy.length), 48000, -5, -35);
      expectWithin([fallSeconds(energy, 48000, -5, -35) / due], 0.05);
    });
  },
);
