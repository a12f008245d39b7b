import { expect, test } from "vitest";
import type { StripDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { distance, type Sides, sum } from "../desk/measure.ts";
import { renderDocument, type Sounds } from "../desk/render.ts";
import { choices, noise } from "../desk/signals.ts";

const FRAMES = 1000;

function strips(count: number): { tracks: StripDocument[]; sounds: Sounds } {
  const pick = choices(77);
  const ids = Array.from({ length: count }, (_, i) => `t${i}`);
  const tracks = ids.map((id) =>
    track(id, { faderDb: -pick(0, 20), pan: pick(-10, 10) / 10, polarity: pick(0, 1) ? "normal" : "inverted", output: "mix" }),
  );
  return { tracks, sounds: Object.fromEntries(ids.map((id, i) => [id, noise(FRAMES, i + 1)])) };
}

/** How far a mix is from the sum, in double precision, of each of its strips alone; and the bound: (N + 8) 2^-24 max sum |x|. */
async function againstSingles(count: number, changed: (track: StripDocument) => StripDocument = (track) => track) {
  const { tracks, sounds } = strips(count);
  const mix = await renderDocument(session([...tracks.map(changed), bus("mix")]), sounds);
  const singles: Sides[] = [];
  for (const alone of tracks) singles.push(await renderDocument(session([alone, bus("mix")]), sounds));
  const sides = (["left", "right"] as const).map((side) => {
    const signals = singles.map((single) => single[side]);
    const sizes = sum(signals.map((signal) => signal.map(Math.abs)));
    return { worst: distance(mix[side], sum(signals)), bound: (count + 8) * 2 ** -24 * Math.max(...sizes) };
  });
  return sides;
}

test.each([8, 128])("%i strips are the sum of each of them alone", async (count) => {
  for (const { worst, bound } of await againstSingles(count)) {
    expect(worst).toBeLessThanOrEqual(bound);
    expect(worst).toBeGreaterThan(0);
  }
});

test("...and are not when one of them is a ten-thousandth of a decibel louder", async () => {
  const louder = (strip: StripDocument) => (strip.id === "t3" ? { ...strip, faderDb: strip.faderDb! + 1e-4 } : strip);
  for (const { worst, bound } of await againstSingles(8, louder)) expect(worst).toBeGreaterThan(bound);
});
