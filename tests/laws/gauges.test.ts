import { describe, expect, test } from "vitest";
import type { MixerStrip } from "../../src/mixer/console/strip.ts";
import { MemoryFullError } from "../../src/plan/arena.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { sine } from "../desk/signals.ts";

const SECOND = 48000;
const tone = sine(12 * SECOND, 1000, 0.1, 0);
const playing = { left: tone, right: tone };
/** What `a` hears of the outside is the tone; `still` hears nothing. */
const desk = session(["a", "still"].map((id) => track(id, { channels: 2, clips: [] })));

const kinds = [
  {
    kind: "loudness",
    open: (strip: MixerStrip) => strip.loudness("input"),
    levelOf: (meter: { read(): object }) => (meter.read() as { momentaryLufs: number | null }).momentaryLufs ?? -Infinity,
  },
  {
    kind: "true peak",
    open: (strip: MixerStrip) => strip.truePeak("input"),
    levelOf: (meter: { read(): object }) => (meter.read() as { truePeakMaxDbtp: number }).truePeakMaxDbtp,
  },
  {
    kind: "needles",
    open: (strip: MixerStrip) => strip.needle("ppm-i", "input"),
    levelOf: (meter: { read(): object }) => (meter.read() as { toneDbfs: readonly [number, number] }).toneDbfs[0],
  },
] as const;

/** A wire whose records stay where they are until they are let go, while the engine and its status go on. */
function slowWire() {
  let held: Uint8Array[] | null = null;
  let inner: Transport;
  return {
    wire: (transport: Transport): Transport => {
      inner = transport;
      return { ...transport, send: (record) => (held ? held.push(record.slice()) > 0 : transport.send(record)) };
    },
    hold: () => {
      held = [];
    },
    letGo: () => {
      for (const record of held ?? []) inner.send(record);
      held = null;
    },
  };
}

describe.each(kinds)("a meter of $kind", ({ open, levelOf }) => {
  test("takes nothing for its own that another meter left in the memory it was given", async () => {
    const { wire, hold, letGo } = slowWire();
    const live = await openLive(desk, { inputs: [playing], wire });
    const { mixer } = live;
    void mixer.strip("a").input;
    const loud = open(mixer.strip("a"));
    await live.render(SECOND);
    expect(levelOf(loud)).toBeCloseTo(-20, 0);
    hold();
    loud.close();
    const still = open(mixer.strip("still"));
    // The engine goes on with the plan before: where the new meter will be, the old one still measures a tone.
    await live.render(SECOND);
    expect(levelOf(still)).toBe(-Infinity);
    letGo();
    await live.render(SECOND);
    expect(levelOf(still)).toBe(-Infinity);
    expect(levelOf(loud)).toBeCloseTo(-20, 0);
  });

  test("throws when its strip is removed, also when another has the strip's id, until it is closed; then it says what it said last", async () => {
    const live = await openLive(desk, { inputs: [playing, playing] });
    const { mixer } = live;
    void mixer.strip("a").input;
    const meter = open(mixer.strip("a"));
    await live.render(SECOND);
    const last = meter.read();
    expect(levelOf(meter)).toBeCloseTo(-20, 0);
    mixer.strip("a").remove();
    expect(() => meter.read()).toThrow('removed: strip "a" was removed');
    void mixer.addTrack({ id: "a" }).input;
    await live.render(SECOND);
    const resets = "reset" in meter ? [() => meter.reset()] : [];
    for (const ask of [() => meter.read(), ...resets]) expect(ask).toThrow('removed: strip "a" was removed');
    const other = open(mixer.strip("a"));
    meter.close();
    meter.close();
    expect(meter.read()).toEqual(last);
    await live.render(SECOND);
    expect(levelOf(other)).toBeCloseTo(-20, 0);
  });
});

test("where there is no room for one more loudness meter, the error names it and the way out, and closing one is the way out", async () => {
  const { mixer } = await openLive(session(Array.from({ length: 80 }, (_, i) => track(`t${i}`, { channels: 2, clips: [] }))));
  const points = ["input", "pre-fader", "post-fader", "output"] as const;
  const left = mixer.strips.flatMap((strip) => points.map((point) => () => strip.loudness(point)));
  const open: { close(): void }[] = [];
  mixer.edit(() => {
    for (const one of left.splice(0, 200)) open.push(one());
  });
  const fill = () => {
    for (; left.length > 0; left.shift()) open.push(left[0]!());
  };
  expect(fill).toThrow(MemoryFullError);
  expect(open.length).toBeGreaterThan(240);
  expect(fill).toThrow(
    /^too-large: "loudness t\d+:[a-z-]+" needs 2064 bytes of what the engine tells the page, and \d+ are free; close\(\) meters that nobody looks at: loudness takes 2064 bytes/,
  );
  open.pop()!.close();
  open.push(left[0]!());
  expect(() => mixer.master.loudness()).toThrow('too-large: "loudness master:output" needs 2064 bytes');
});

test("meters that were opened in an edit that did not happen are not there: nothing of them is in the way, or comes later", async () => {
  const plan = new PlanWatch();
  const live = await openLive(session(Array.from({ length: 80 }, (_, i) => track(`t${i}`, { channels: 2, clips: [] }))), {
    wire: plan.wire,
  });
  const { mixer } = live;
  const [first, kept] = [mixer.master.loudness(), mixer.master.loudness()];
  const opened: { close(): void }[] = [];
  const openAll = () => {
    for (const strip of mixer.strips)
      for (const point of ["input", "pre-fader", "post-fader", "output"] as const)
        opened.push(strip.loudness(point), strip.meter(point));
  };
  expect(() => mixer.edit(openAll)).toThrow(MemoryFullError);
  expect(opened.length).toBeGreaterThan(600);
  const fails = () =>
    mixer.edit(() => {
      opened.push(mixer.master.meter(), mixer.master.truePeak(), mixer.master.needle("vu"), mixer.master.loudness());
      throw new Error("no");
    });
  expect(fails).toThrow("no");
  mixer.addBus({ id: "room" });
  await live.render(SECOND / 2);
  const meters = () => (["meter", "truePeak", "needle", "loudness"] as const).filter((kind) => plan.kinds(live.engine).has(kind));
  expect(meters()).toEqual(["loudness"]);
  const again = mixer.master.meter();
  for (const meter of [...opened, first]) meter.close();
  await live.render(SECOND / 2);
  expect(meters()).toEqual(["meter", "loudness"]);
  expect(kept.read().momentaryLufs).toBe(-Infinity);
  again.close();
  kept.close();
  await live.render(SECOND / 2);
  expect(meters()).toEqual([]);
});
