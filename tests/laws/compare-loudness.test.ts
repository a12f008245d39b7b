import { describe, expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { compared, desk, pink, SECOND } from "./compared.ts";

describe("two mixes of looped pink noise are heard equally loud, within 0.2 LU,", () => {
  test.each([
    ["a fader 6 dB up", "louder", [-6, 0]],
    ["a fader 6 dB down", "softer", [0, -6]],
  ])("%s", async (_, scene, trims) => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: scene }));
    expect(Math.abs(heard.difference)).toBeLessThan(0.2);
    for (const side of [0, 1]) expect(heard.trims[side]).toBeCloseTo(trims[side]!, 1);
    expect(heard.live.mixer.state.compare).toMatchObject({ a: scene, b: "now", heard: "b", known: true });
  });

  test("an equaliser that adds 12 dB at 2 kHz, on either side", async () => {
    for (const said of [{ a: "bright" }, { b: "bright" }]) {
      const heard = await compared((mixer) => mixer.compare.begin(said));
      expect(Math.abs(heard.difference)).toBeLessThan(0.2);
      expect(Math.min(...heard.trims)).toBeLessThan(-3);
      expect(Math.max(...heard.trims)).toBe(0);
    }
  });

  test("two scenes", async () => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: "bright", b: "softer" }));
    expect(Math.abs(heard.difference)).toBeLessThan(0.2);
    expect(heard.live.mixer.compare.read()).toMatchObject({ basis: "passages", trimDb: 0 });
  });

  test("...and are not where they are not matched, so that the tests above mean something", async () => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: "louder", match: false }));
    expect(heard.difference).toBeCloseTo(-6, 1);
    expect(heard.trims).toEqual([0, 0]);
  });
});

describe("what is compared", () => {
  test("is the same music where both sides have played it, however loud the rest is that one of them played", async () => {
    // Two seconds, then two that are 8 dB louder: `a` has heard the loud ones, `b` all.
    const parts = [1, 2].map((seed) => pink(4 * SECOND, seed).map((x, i) => (i < 2 * SECOND ? 0.4 * x : x)));
    const live = await openLive(desk, { sounds: { a: parts } });
    const { mixer } = live;
    mixer.transport.play();
    mixer.compare.begin({ a: "louder" });
    await live.render(4 * SECOND);
    mixer.transport.locate(2 * SECOND);
    mixer.transport.loop = { from: 2 * SECOND, to: 4 * SECOND };
    mixer.compare.hear("a");
    await live.render(4 * SECOND);
    const { a, b, basis, differenceLu, trimDb } = mixer.compare.read();
    expect(basis).toBe("passages");
    expect(differenceLu).toBeCloseTo(-6, 1);
    expect(trimDb).toBeCloseTo(-6, 1);
    // All that was heard of each would say something else.
    expect(b.integratedLufs! - a.integratedLufs!).toBeLessThan(-7.5);
  });

  test("is all that was heard of each where nothing plays that could be played twice: 3 s of either, and nothing happens before", async () => {
    const [left, right] = [pink(40 * SECOND, 3), pink(40 * SECOND, 4)];
    const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { inputs: [{ left, right }] });
    const { mixer } = live;
    void mixer.strip("a").input;
    mixer.compare.begin();
    mixer.strip("a").fader.value = -10;
    await live.render(11 * SECOND);
    mixer.compare.hear("a");
    await live.render(3 * SECOND);
    expect(mixer.compare.read()).toMatchObject({ basis: null, differenceLu: null, trimDb: 0 });
    expect(mixer.state.compare).toMatchObject({ a: "now", b: "now", heard: "a", known: false });
    await live.render(10 * SECOND);
    const { basis, differenceLu, trimDb, a, b } = mixer.compare.read();
    expect(basis).toBe("integrated");
    expect(Math.abs(differenceLu! + 10)).toBeLessThan(0.2);
    expect(Math.abs(trimDb + 10)).toBeLessThan(0.2);
    expect([a.heardSeconds, b.heardSeconds]).toEqual([12.5, 10.5]);
  });

  test("of a side that is changed is measured anew; until that is known, the trim stays", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }));
    const { mixer } = live;
    mixer.strip("a").fader.value = -4;
    await live.render(SECOND);
    expect(mixer.state.compare!.known).toBe(false);
    const { basis, differenceLu, b } = mixer.compare.read();
    expect(basis).toBeNull();
    expect(b.heardSeconds).toBeCloseTo(0.5, 1);
    expect(differenceLu).toBeCloseTo(-6, 1);
    await live.render(4 * SECOND);
    expect(mixer.compare.read().differenceLu).toBeCloseTo(-10, 1);
    mixer.compare.toggle();
    expect(mixer.compare.read().trimDb).toBeCloseTo(-10, 1);
    // The monitor, names and scenes are no part of what is heard.
    mixer.monitor.dim.value = true;
    mixer.storeScene();
    await live.render(SECOND);
    expect(mixer.state.compare!.known).toBe(true);
    mixer.strip("a").routeTo(null);
    expect(mixer.compare.read()).toMatchObject({ a: { heardSeconds: 0 }, b: { heardSeconds: 0 }, basis: null });
  });

  test("of both is measured anew when a setting of the desk changes, which is no side's own", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }), { seconds: 2 });
    live.mixer.settings.panLaw.value = "-6dB";
    expect(live.mixer.compare.read()).toMatchObject({ a: { heardSeconds: 0 }, b: { heardSeconds: 0 }, basis: null });
  });

  test("of the side that a hand is on is measured anew when it is left, and the other's stays", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }), { seconds: 2 });
    const { mixer } = live;
    mixer.strip("a").fader.touch();
    mixer.strip("a").fader.value = -4;
    mixer.compare.toggle();
    const { a, b } = mixer.compare.read();
    expect(a.heardSeconds).toBeGreaterThan(1);
    expect(b.heardSeconds).toBe(0);
    mixer.strip("a").fader.release();
  });

  test("cannot be a silent side: nothing is turned down by half of infinity", async () => {
    const heard = await compared((mixer) => {
      mixer.compare.begin();
      mixer.strip("a").mute.value = true;
    });
    expect(heard.trims).toEqual([0, 0]);
    expect(heard.live.mixer.compare.read()).toMatchObject({ differenceLu: null, basis: null, b: { integratedLufs: null } });
  });
});
