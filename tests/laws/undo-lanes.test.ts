import { describe, expect, test } from "vitest";
import type { Param } from "../../src/mixer/console/param.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { NumberSpec } from "../../src/params/spec.ts";
import { valueAtTravel } from "../../src/params/travel.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";
import { heardOf, leave, quietDesk, smallDesk } from "../desk/used.ts";

const FRAMES = 1500;
const SETTLED_FRAMES = 6000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)] };
const desk = () =>
  session(
    [
      track("a", {
        channels: 2,
        sends: [{ id: "s", to: "room" }],
        inserts: [{ id: "pad", plugin: "gain", params: { gainDb: -9 } }],
      }),
      bus("room", { faderDb: -6 }),
    ],
    { vcas: [{ id: "v", members: ["a"] }] },
  );

const CONTROLS: readonly (readonly [string, (mixer: Mixer) => Param<NumberSpec>])[] = [
  ["a strip's fader", (mixer) => mixer.strip("a").fader],
  ["a VCA's fader", (mixer) => mixer.vca("v").fader],
  ["a send's level", (mixer) => mixer.strip("a").sends[0]!.level],
  ["an insert's wet", (mixer) => mixer.strip("a").inserts[0]!.wet],
  ["a plugin's parameter", (mixer) => mixer.strip("a").inserts[0]!.params.gainDb as Param<NumberSpec>],
];

/** What is heard of the desk after so many edits, all taken back before the engine heard anything of it. */
async function heardAfter(...edits: readonly ((mixer: Mixer) => void)[]): Promise<Sides> {
  const live = await openLive(desk(), { sounds });
  const { mixer } = live;
  await live.render(128);
  for (const edit of edits) {
    mixer.edit(() => edit(mixer));
    await live.render(128);
  }
  while (mixer.undo() !== null);
  await live.render(SETTLED_FRAMES - live.frame);
  mixer.transport.play();
  await live.render(FRAMES);
  const { left, right } = live.heard();
  return { left: left.subarray(SETTLED_FRAMES), right: right.subarray(SETTLED_FRAMES) };
}

describe.each(CONTROLS)("a lane of %s that comes back and goes again within one turn of the page", (_, control) => {
  const draws = (mixer: Mixer) => {
    control(mixer).automation.points = [{ frame: 0, value: valueAtTravel(control(mixer).spec, 0.4) }];
  };
  const goes = (mixer: Mixer) => {
    control(mixer).automation.clear();
    control(mixer).travel = 0.1;
  };

  test("leaves what was there before it was drawn", async () => {
    expect(firstStereoDifference(await heardAfter(draws, goes), await heardAfter())).toBeNull();
  });

  test("also where the shape of the desk is taken back with it", async () => {
    const there = await heardAfter(draws, (mixer) => {
      goes(mixer);
      mixer.settings.panLaw.value = "-4.5dB";
      mixer.strip("a").name = "other";
    });
    expect(firstStereoDifference(there, await heardAfter())).toBeNull();
  });
});

test("what leaves a lane as it was is no step", async () => {
  const { mixer } = await openLive(desk(), { sounds });
  const { automation } = mixer.strip("a").fader;
  automation.clear();
  automation.remove(0, 1000);
  automation.mode = "read";
  expect(mixer.canUndo).toBe(false);
  automation.add({ frame: 10, value: -6, curve: "linear" }, { frame: 20, value: -9 });
  const { points } = automation;
  automation.points = points;
  automation.remove(11, 20);
  automation.add(points[1]!);
  expect(mixer.undo()).toBe("a: Fader automation");
  expect([automation.points, mixer.canUndo]).toEqual([[], false]);
});

test("a lane that is taken back while the transport fades out moves nothing any more", async () => {
  const used = await quietDesk(smallDesk());
  const { live } = used;
  const { mixer } = live;
  mixer.transport.play();
  await live.render(100);
  // Its point comes while the sound fades out.
  mixer.master.trim.automation.add({ frame: 200, value: -60 });
  await mixer.arrived();
  mixer.transport.stop();
  mixer.undo();
  await leave(live);
  expect(firstStereoDifference(await heardOf(used), await heardOf(await quietDesk(mixer.toSession())))).toBeNull();
});
