import { describe, expect, test } from "vitest";
import type { Side } from "../../src/mixer/compare/comparison-ear.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { compared, desk, LOOP, music, SECOND } from "./compared.ts";

describe("the trim", () => {
  const played = async (match: boolean) => (await compared((mixer) => mixer.compare.begin({ a: "louder", match }))).live;
  const bits = (live: LiveDesk, output: number) => live.heard(output);

  test("changes no bit of the master, whose meters and stems know nothing of it", async () => {
    const [matched, plain] = [await played(true), await played(false)];
    expect(firstStereoDifference(bits(matched, 1), bits(plain, 1))).toBeNull();
    expect(firstStereoDifference(bits(matched, 0), bits(plain, 0))).not.toBeNull();
    expect(JSON.stringify(matched.mixer.toSession())).toBe(JSON.stringify(plain.mixer.toSession()));
    expect(firstStereoDifference(bits(plain, 0), bits(plain, 1))).toBeNull();
  });

  test("is never above unity: no sample of the monitor is larger than the master's", async () => {
    const live = await played(true);
    const [monitor, master] = [bits(live, 0), bits(live, 1)];
    const louder = (side: keyof Sides) => monitor[side].some((x, i) => Math.abs(x) > Math.abs(master[side][i]!));
    expect([louder("left"), louder("right")]).toEqual([false, false]);
  });

  test("is told by explain, not heard of a solo that listens, and gone when the comparison ends", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "softer" }));
    const { mixer } = live;
    const line = () =>
      mixer
        .explain()
        .split("\n")
        .find((text) => text.startsWith("Monitor"));
    expect(line()).toBe("Monitor, never in a render: the mix turned down by 6.0 dB to compare.");
    const loudness = mixer.monitor.loudness();
    const heard = async () => {
      loudness.reset();
      await live.render(LOOP);
      return loudness.read().integratedLufs!;
    };
    const trimmed = await heard();
    mixer.settings.soloMode.value = "afl";
    mixer.strip("a").solo.value = true;
    await live.render(SECOND / 10);
    expect((await heard()) - trimmed).toBeCloseTo(6, 1);
    mixer.strip("a").solo.value = false;
    mixer.compare.end();
    expect(line()).toBeUndefined();
    await live.render(SECOND / 10);
    expect((await heard()) - trimmed).toBeCloseTo(6, 1);
  });
});

test("a comparison measures with one gauge, and takes it out of the plan when it ends", async () => {
  const plan = new PlanWatch();
  const live = await openLive(desk, { sounds: music, wire: plan.wire });
  const sides: Side[] = ["a", "b"];
  for (const keep of sides) {
    live.mixer.compare.begin({ a: "louder" });
    await live.render(1024);
    expect(plan.kinds(live.engine).has("loudness")).toBe(true);
    live.mixer.compare.end({ keep });
    await live.render(1024);
    expect(plan.kinds(live.engine).has("loudness")).toBe(false);
  }
});
