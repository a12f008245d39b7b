import fc from "fast-check";
import { expect, test } from "vitest";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { firstStereoDifference } from "../desk/measure.ts";
import { heardOf, leave, quietDesk, smallDesk, use } from "../desk/used.ts";

const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

test(
  "whatever was done to a desk, also while it played: left alone it sounds as its session does, freshly opened",
  PATIENCE,
  async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (acts) => {
        const used = await quietDesk(smallDesk());
        for (const seed of acts) await use(used.live, seed);
        await leave(used.live);
        const fresh = await quietDesk(used.live.mixer.toSession());
        expect(firstStereoDifference(await heardOf(used), await heardOf(fresh))).toBeNull();
      }),
      runs(20),
    );
  },
);
