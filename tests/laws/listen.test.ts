import { describe, expect, test } from "vitest";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, impulse, noise } from "../desk/signals.ts";

const FRAMES = 4000;
type SoloMode = NonNullable<SessionDocument["soloMode"]>;

/** Each track's constant has a bit of its own, on its own side. */
const sounds = { a: constant(FRAMES, 1 / 4), b: constant(FRAMES, 1 / 8), c: constant(FRAMES, 1 / 16) };
const desk = (soloMode: SoloMode, soloed: Record<string, Partial<StripDocument>> = {}) =>
  session(
    [
      track("a", { channels: 1, pan: -1, faderDb: -6, output: "mix", ...soloed.a }),
      track("b", { channels: 1, pan: 1, mute: true, ...soloed.b }),
      track("c", { channels: 2, ...soloed.c }),
      bus("mix", { faderDb: -6, ...soloed.mix }),
    ],
    { soloMode },
  );

async function heardAt(document: SessionDocument): Promise<[number, number]> {
  const live = await openLive(document, { sounds });
  live.mixer.transport.play();
  await live.render(2000);
  const { left, right } = live.heard();
  return [left[1900]!, right[1900]!];
}

const half = 10 ** (-6 / 20);
const solo = { solo: true };

describe("a solo that listens", () => {
  test.each<[string, SoloMode, Record<string, Partial<StripDocument>>, [number, number]]>([
    ["nobody is soloed: the mix", "afl", {}, [(1 / 4) * half * half + 1 / 16, 1 / 16]],
    ["afl: after fader and pan, as it goes to its output", "afl", { a: solo }, [(1 / 4) * half, 0]],
    ["pfl: before the fader, a mono strip on both sides", "pfl", { a: solo }, [1 / 4, 1 / 4]],
    ["afl of a muted strip", "afl", { b: solo }, [0, 0]],
    ["pfl of a muted strip", "pfl", { b: solo }, [1 / 8, 1 / 8]],
    ["two of them", "afl", { a: solo, c: solo }, [(1 / 4) * half + 1 / 16, 1 / 16]],
    ["a bus, which nothing of is muted by that", "afl", { mix: solo }, [(1 / 4) * half * half, 0]],
    ["pfl of a bus", "pfl", { mix: solo }, [(1 / 4) * half, 0]],
  ])("%s", async (_, soloMode, soloed, expected) => {
    const sides = await heardAt(desk(soloMode, soloed));
    for (const side of [0, 1]) expect(sides[side]).toBeCloseTo(expected[side]!, 6);
  });

  test.each([
    ["nobody is set to", {}, [(1 / 4) * half * half + 1 / 16, 1 / 16]],
    ["another is set to", { c: solo }, [1 / 16, 1 / 16]],
  ] as const)(
    "is one that was set: a lane that moves a solo listens to nobody, and silences nobody, where %s",
    async (_, soloed, expected) => {
      const points = [{ frame: 0, value: true }];
      const sides = await heardAt({ ...desk("afl", soloed), automation: [{ target: "a.solo", points }] });
      for (const side of [0, 1]) expect(sides[side]).toBeCloseTo(expected[side]!, 6);
    },
  );

  test("leaves the mix as it is: a render, and the master's meter, know nothing of it", async () => {
    const plain = await renderDocument(desk("in-place"), sounds);
    expect(peak(plain.left)).toBeGreaterThan(0.05);
    expect(firstStereoDifference(await renderDocument(desk("pfl", { a: solo }), sounds), plain)).toBeNull();
    const live = await openLive(desk("pfl", { a: solo }), { sounds });
    const meter = live.mixer.master.meter();
    live.mixer.transport.play();
    await live.render(2048);
    expect(meter.read().peakDb[0]).toBeCloseTo(20 * Math.log10((1 / 4) * half * half + 1 / 16), 4);
  });

  test.each(["afl", "pfl"] as const)(
    "...also of a muted strip, where a solo in place would override its mute: %s",
    async (mode) => {
      const muted = { ...desk(mode, { a: { ...solo, mute: true } }), soloOverridesMute: true };
      const plain = await renderDocument(desk("in-place", { a: { mute: true } }), sounds);
      expect(firstStereoDifference(await renderDocument(muted, sounds), plain)).toBeNull();
    },
  );

  test("comes and goes by hand, also as another mode while it listens, and the monitor's controls are done to it", async () => {
    const long = Object.fromEntries(Object.entries(sounds).map(([id, [level]]) => [id, constant(40000, level!)]));
    const live = await openLive(desk("afl"), { sounds: long });
    const { mixer } = live;
    const a = mixer.strip("a");
    const mix = (1 / 4) * half * half + 1 / 16;
    const left = async () => {
      await live.render(2400);
      return live.heard().left[live.frame - 1]!;
    };
    mixer.transport.play();
    expect(await left()).toBeCloseTo(mix, 6);
    a.solo.value = true;
    expect(await left()).toBeCloseTo((1 / 4) * half, 6);
    mixer.settings.soloMode.value = "pfl";
    expect(await left()).toBeCloseTo(1 / 4, 6);
    mixer.monitor.dim.value = true;
    expect(await left()).toBeCloseTo(1 / 40, 6);
    a.solo.value = false;
    expect(await left()).toBeCloseTo(mix / 10, 6);
    mixer.monitor.dim.value = false;
    mixer.edit(() => {
      mixer.strip("b").solo.value = true;
      a.solo.value = true;
    });
    expect(await left()).toBeCloseTo(1 / 4 + 1 / 8, 6);
    mixer.strip("b").remove();
    expect(await left()).toBeCloseTo(1 / 4, 6);
    mixer.settings.soloMode.value = "in-place";
    expect(await left()).toBeCloseTo((1 / 4) * half * half, 6);
  });
});

describe("what is listened to is in step", () => {
  /** An impulse through a strip, while another path of the desk is late. */
  const late = (soloMode: SoloMode, solos: readonly string[]) => {
    const inserts = [{ id: "l", plugin: "latency", params: { frames: 300 } }];
    const strips = [track("x", { channels: 2, inserts }), track("y", { channels: 2 })];
    return session(
      strips.map((strip) => ({ ...strip, solo: solos.includes(strip.id) })),
      { soloMode },
    );
  };
  const click = { x: impulse(FRAMES, 10, 0.25), y: impulse(FRAMES, 10, 0.5) };
  const framesHeard = async (document: SessionDocument) => {
    const live = await openLive(document, { sounds: click });
    live.mixer.transport.play();
    await live.render(2000);
    return [...live.heard().left.entries()].filter(([, x]) => x !== 0);
  };

  test.each(["afl", "pfl"] as const)("with the mix and with each other: %s", async (soloMode) => {
    expect(await framesHeard(late(soloMode, []))).toEqual([[310, 0.75]]);
    expect(await framesHeard(late(soloMode, ["y"]))).toEqual([[310, 0.5]]);
    expect(await framesHeard(late(soloMode, ["x", "y"]))).toEqual([[310, 0.75]]);
  });

  test("unless the desk's compensation is off: then it is as late as it comes", async () => {
    expect(await framesHeard({ ...late("afl", ["x", "y"]), delayCompensation: false })).toEqual([
      [10, 0.5],
      [310, 0.25],
    ]);
  });

  test("also when what is listened to is later than the mix, which it does not go to", async () => {
    const document = late("afl", ["x", "y"]);
    document.strips[0]!.output = null;
    expect(await framesHeard(document)).toEqual([[310, 0.75]]);
  });
});

test("listening to all strips that go to the master is hearing the mix", async () => {
  const strips = ["p", "q", "r"].map((id, i) => track(id, { channels: 2, faderDb: -i, pan: i / 4 }));
  const noises = Object.fromEntries(["p", "q", "r"].map((id, i) => [id, [noise(FRAMES, i + 1, 0.3), noise(FRAMES, i + 9, 0.3)]]));
  const heard = async (soloMode: SoloMode) => {
    const live = await openLive(
      session(
        strips.map((strip) => ({ ...strip, solo: true })),
        { soloMode },
      ),
      { sounds: noises },
    );
    live.mixer.transport.play();
    await live.render(FRAMES);
    return live.heard();
  };
  const [mix, afl, pfl] = [await heard("in-place"), await heard("afl"), await heard("pfl")];
  expect(distance(afl.left, mix.left)).toBeLessThan(1e-6);
  expect(distance(pfl.left, mix.left)).toBeGreaterThan(0.01);
});
