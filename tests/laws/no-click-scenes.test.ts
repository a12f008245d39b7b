import { describe, expect, test } from "vitest";
import { AT, type ClickCase, expectNoClick } from "../desk/click-case.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { sine } from "../desk/signals.ts";
import { desk, SETTLED_FRAMES, stir } from "./scenes-desk.ts";

const twoStrips = session([track("a", { channels: 2, faderDb: -144 }), track("b", { channels: 2 }), bus("room", { mute: true })]);
/** Many values at once that come, together, to one way of the sound from 1 to 0.5. */
const many: ClickCase = {
  name: "a scene of the whole desk",
  desk: twoStrips,
  act: (mixer) => mixer.scene("half").recall(),
  declared: (frame, x) => x(frame) * (1 - 0.5 * smooth((frame - AT) / 480)),
};
const smooth = (t: number) => (t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t));

describe("a recall does not click", () => {
  test("at once: the sound is that of the declared ramp", async () => {
    const half = { id: "half", values: { "b.mute": true, "a.faderDb": 20 * Math.log10(0.5), "room.mute": false, "room.pan": 1 } };
    await expectNoClick({ ...many, desk: { ...twoStrips, scenes: [half] } });
  });

  test.each([50, 1000])("over time, switches among it: a sine of %s Hz", async (hz) => {
    for (const overMs of [0, 11, 100]) {
      const live = await openLive(desk(), { sounds: { a: sine(40000, hz), b: sine(40000, hz) } });
      const scene = live.mixer.storeScene();
      stir(live.mixer);
      await live.render(SETTLED_FRAMES);
      live.mixer.transport.play();
      await live.render(AT);
      scene.recall({ overMs });
      await live.render(12000);
      expect(residualDbfs(live.heard().left, SETTLED_FRAMES + AT - 8)).toBeLessThanOrEqual(-70);
    }
  });

  test.each([50, 1000])("from silence to a full level: a sine of %s Hz", async (hz) => {
    const said = { scenes: [{ id: "up", values: { "a.faderDb": 0, "a.pan": 1 } }] };
    const live = await openLive(session([track("a", { channels: 2, faderDb: -144, pan: -1 })], said), {
      sounds: { a: sine(40000, hz) },
    });
    live.mixer.transport.play();
    await live.render(AT);
    live.mixer.scene("up").recall({ overMs: 11 });
    await live.render(18000);
    expect(live.mixer.strip("a").fader.value).toBe(0);
    expect(peak(live.heard().right.subarray(AT + 15000))).toBeGreaterThan(0.99);
    for (const side of Object.values(live.heard())) expect(residualDbfs(side, AT - 8)).toBeLessThanOrEqual(-70);
  });

  test.each([50, 1000])("of levels that lie behind one another: a sine of %s Hz", async (hz) => {
    const levels = {
      "a.faderDb": 0,
      "a/g.gainDb": 0,
      "a>s.levelDb": 0,
      "aux.faderDb": 0,
      "master.faderDb": 0,
      "v.faderDb": 0,
      "w.faderDb": 0,
    };
    const strips = [
      track("a", {
        channels: 2,
        faderDb: -12,
        output: null,
        inserts: [{ id: "g", plugin: "gain", params: { gainDb: -12 } }],
        sends: [{ id: "s", to: "aux", levelDb: -12 }],
      }),
      bus("aux", { faderDb: -12 }),
    ];
    const vcas = [
      { id: "v", faderDb: -12, members: ["a"] },
      { id: "w", faderDb: -12, members: ["v", "aux"] },
    ];
    const document = session(strips, { vcas, scenes: [{ id: "up", values: levels }] });
    document.strips.find(({ role }) => role === "master")!.faderDb = -12;
    const live = await openLive(document, { sounds: { a: sine(60000, hz) } });
    live.mixer.transport.play();
    await live.render(AT);
    live.mixer.scene("up").recall({ overMs: 11 });
    await live.render(30000);
    for (const side of Object.values(live.heard())) {
      expect(peak(side.subarray(AT + 27000))).toBeGreaterThan(0.99);
      expect(residualDbfs(side, AT - 8)).toBeLessThanOrEqual(-70);
    }
  });
});
