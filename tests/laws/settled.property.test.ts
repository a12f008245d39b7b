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

test("...and with every step of it taken back, as if nothing had been done", PATIENCE, async () => {
  const never = await quietDesk(smallDesk());
  const [text, sound] = [JSON.stringify(never.live.mixer.toSession()), await heardOf(never)];
  await fc.assert(
    fc.asyncProperty(seeds, async (acts) => {
      const used = await quietDesk(smallDesk());
      const { mixer } = used.live;
      for (const seed of acts) await use(used.live, seed);
      await leave(used.live);
      while (mixer.undo() !== null);
      await leave(used.live);
      expect(JSON.stringify(mixer.toSession())).toBe(text);
      expect(firstStereoDifference(await heardOf(used), sound)).toBeNull();
    }),
    runs(12),
  );
});

test("...and not with all but one taken back, so that the laws above mean something", async () => {
  const [never, used] = [await quietDesk(smallDesk()), await quietDesk(smallDesk())];
  used.live.mixer.strip("a").fader.value = -3;
  used.live.mixer.strip("b").pan.automation.add({ frame: 0, value: -1 });
  used.live.mixer.undo();
  await leave(used.live);
  expect(firstStereoDifference(await heardOf(used), await heardOf(never))).not.toBeNull();
});
