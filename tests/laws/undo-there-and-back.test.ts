import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { firstStereoDifference } from "../desk/measure.ts";
import { heardOf, leave, quietDesk, smallDesk } from "../desk/used.ts";

/** Two steps: what both have to do with is a gain, and what of it is right depends on the second. */
const STEPS: readonly (readonly [string, (mixer: Mixer) => void, (mixer: Mixer) => void])[] = [
  [
    "the pan law, then a bus becomes mono",
    ({ settings }) => {
      settings.panLaw.value = "-6dB";
    },
    (mixer) => {
      mixer.strip("mix").channels = 1;
    },
  ],
  [
    "a strip's pan, then the strip becomes mono",
    (mixer) => {
      mixer.strip("a").pan.value = 0.7;
    },
    (mixer) => {
      mixer.strip("a").channels = 1;
    },
  ],
  [
    "a send's pan, then its strip becomes mono",
    (mixer) => {
      mixer.strip("a").sends[0]!.pan.value = -0.4;
    },
    (mixer) => {
      mixer.strip("a").channels = 1;
    },
  ],
];

describe.each(STEPS)("%s: both taken back and done again before the engine has heard of the second", (_, value, shape) => {
  test("is as if neither had been taken back", async () => {
    const used = await quietDesk(smallDesk());
    const { mixer } = used.live;
    value(mixer);
    await used.live.render(700);
    shape(mixer);
    for (const way of ["undo", "undo", "redo", "redo"] as const) expect(mixer[way]()).not.toBeNull();
    await leave(used.live);
    const fresh = await quietDesk(mixer.toSession());
    expect(firstStereoDifference(await heardOf(used), await heardOf(fresh))).toBeNull();
  });
});
