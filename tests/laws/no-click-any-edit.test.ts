import { describe, expect, test } from "vitest";
import { statusWords } from "../../src/protocol/layout.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { declaredRamp, residualDbfs, through } from "../desk/clicks.ts";
import { deskDeeds } from "../desk/desk-deeds.ts";
import { BEGINS, edited } from "../desk/edited.ts";
import { peak } from "../desk/measure.ts";
import { sine } from "../desk/signals.ts";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What the declared ramps leave where so many fade at once. Three: those of a way, of a bus that it leads through, and of the desk. */
function declaredDbfs(hz: number, level: number, ramps = 3): number {
  const ramp = declaredRamp(BEGINS, 1, 0);
  return residualDbfs(
    through(sine(9000, hz, level), (frame) => ramp(frame) ** ramps),
    BEGINS - 8,
  );
}

describe.each([50, 1000])("no edit clicks, whatever was done before: a sine of %i Hz", (hz) => {
  test.each(SEEDS)("fifty edits at random, %i", async (seed) => {
    const { left, right } = (await edited(seed, hz)).heard();
    for (const side of [left, right]) {
      expect(residualDbfs(side, BEGINS - 8)).toBeLessThanOrEqual(-70);
      expect(residualDbfs(side, BEGINS - 8)).toBeLessThanOrEqual(declaredDbfs(hz, peak(side)) + 6);
    }
  });
});

/** Levels move besides: a strip's with its VCA's, and those of the bus that it goes through. */
const MOST_RAMPS = 5;

describe.each([50, 1000])("nor does what is done to the whole desk meanwhile: a sine of %i Hz", (hz) => {
  test.each(SEEDS)("undo, scenes, groups, VCAs, solos, settings and the monitor, %i", async (seed) => {
    const { left, right } = (await edited(seed, hz, { more: deskDeeds })).heard();
    for (const side of [left, right]) {
      expect(residualDbfs(side, BEGINS - 8)).toBeLessThanOrEqual(-70);
      expect(residualDbfs(side, BEGINS - 8)).toBeLessThanOrEqual(declaredDbfs(hz, peak(side), MOST_RAMPS) + 6);
    }
  });
});

/** A wire that says of every plan that it has arrived as soon as it is in use. */
function hasty(transport: Transport): Transport {
  const place = (word: (typeof statusWords)[number]) => statusWords.indexOf(word) * 8;
  return {
    ...transport,
    status: () => {
      const status = transport.status();
      if (!status) return status;
      const said = new DataView(status.buffer.slice(status.byteOffset, status.byteOffset + status.byteLength));
      said.setFloat64(place("settled"), status.getFloat64(place("plan"), true), true);
      return said;
    },
  };
}

test("...and some do when a plan follows another that still fades in", async () => {
  const residuals: number[] = [];
  for (const seed of SEEDS) residuals.push(residualDbfs((await edited(seed, 50, { wire: hasty })).heard().left, BEGINS - 8));
  expect(Math.max(...residuals)).toBeGreaterThan(-60);
});
