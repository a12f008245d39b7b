import { expect, test } from "vitest";
import { Needle } from "../../src/loudness/needle.ts";
import { type NeedleName, needleScales, onScale } from "../../src/loudness/needle-scales.ts";
import type { NeedleReading } from "../../src/mixer/meters/needle-meter.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveOptions, openLive } from "../desk/live.ts";
import { firstStereoDifference, unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { choices, noise, sine } from "../desk/signals.ts";

const SECOND = 48000;
const names = Object.keys(needleScales) as NeedleName[];
/** A meter of each motion. */
const motions: readonly NeedleName[] = ["vu", "ppm-i", "ppm-iia", "k-20"];
const signal = noise(SECOND, 5, 0.3).map((x, i) => (i % 9000 < 4000 ? x : x / 20));

async function readings(options: LiveOptions = {}): Promise<NeedleReading[]> {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: [signal, signal] }, ...options });
  const meters = names.map((name) => live.mixer.strip("a").needle(name));
  live.mixer.transport.play();
  await live.render(SECOND);
  return meters.map((meter) => meter.read());
}

test("blocks of any size move needles alike, to the bit", async () => {
  const whole = await readings();
  for (const { highest, needle } of whole) expect(highest[0]).toBeGreaterThan(needle[0]);
  const any = choices(7);
  for (const blockFrames of [() => 1, () => 77, () => any(1, 128)]) expect(await readings({ blockFrames })).toEqual(whole);
});

test("a file is measured as a strip is: the engine and plain arithmetic move needles alike", async () => {
  for (const [i, { highest }] of (await readings()).entries()) {
    const scale = needleScales[names[i]!];
    const needle = new Needle(scale.kind, SECOND);
    needle.hear(signal);
    expect(highest[0]).toBeCloseTo(onScale(scale, scale.zeroDbfs, needle.highestDbfs), 4);
  }
});

test("each look tells how high a needle went since the one before; where zero is can be said", async () => {
  const live = await openLive(session([track("a", { channels: 2 })]), {
    sounds: { a: [sine(2 * SECOND, 1000, 0.1), new Float32Array(2 * SECOND)] },
  });
  const meter = live.mixer.strip("a").needle("vu", "output", { zeroDbfs: -20 });
  live.mixer.transport.play();
  await live.render(SECOND);
  const first = meter.read();
  expect([meter.zeroDbfs, meter.unit, first.needle[1]]).toEqual([-20, "VU", -Infinity]);
  expect(first.needle[0]).toBeCloseTo(0, 1);
  expect(first.highest[0]).toBeCloseTo(20 * Math.log10(1.0125), 1);
  const beside = live.mixer.strip("a").needle("vu");
  expect([beside.zeroDbfs, beside.read().highest[0]]).toEqual([-18, -Infinity]);
  await live.render(SECOND / 2);
  const second = meter.read();
  expect(Math.abs(second.highest[0])).toBeLessThan(0.02);
  expect(meter.read()).toEqual(second);
});

test("every point of every strip has needles of its own: after the fader, on the monitor, and a mono strip's on both sides", async () => {
  const tone = sine(2 * SECOND, 1000, 0.1);
  const live = await openLive(session([track("a", { channels: 1, faderDb: -6, pan: -1 }), track("b", { channels: 1 })]), {
    sounds: { a: tone, b: new Float32Array(SECOND) },
  });
  const { mixer } = live;
  const [a, b] = [mixer.strip("a"), mixer.strip("b")];
  mixer.monitor.dim.value = true;
  const meters = [a.needle("k-20", "pre-fader"), a.needle("k-20", "post-fader"), a.needle("k-20"), mixer.monitor.needle("k-20")];
  const other = b.needle("k-20", "pre-fader");
  mixer.transport.play();
  await live.render(2 * SECOND);
  const [before, after, output, monitor] = meters.map((meter) => meter.read().toneDbfs);
  for (const side of [0, 1]) {
    expect(before![side]).toBeCloseTo(-20, 2);
    expect(after![side]).toBeCloseTo(-26, 2);
  }
  expect(output![0]).toBeCloseTo(-26, 2);
  expect(output![1]).toBe(-Infinity);
  expect(monitor![0]).toBeCloseTo(-46, 2);
  expect(other.read().toneDbfs).toEqual([-Infinity, -Infinity]);
});

test("what no number can say any more moves no needle, and is forgotten at once", async () => {
  // Twelve buses that turn up by 60 dB each: what is 1000 where it begins is endless behind them, and what is 1e-37 there is a tone of -20 dBFS.
  const chain = Array.from({ length: 12 }, (_, i) =>
    bus(`b${i}`, { trimDb: 48, faderDb: 12, output: i < 11 ? `b${i + 1}` : null }),
  );
  const tone = sine(2 * SECOND, 1000, 1e-37);
  const played = async (loud: number) => {
    const left = tone.map((x, i) => (i < SECOND / 2 ? loud : x));
    const live = await openLive(session([track("a", { channels: 2, clips: [], output: "b0" }), ...chain]), {
      inputs: [{ left, right: left }],
    });
    void live.mixer.strip("a").input;
    const meters = names.map((name) => live.mixer.strip("b11").needle(name));
    await live.render(2 * SECOND);
    return meters.map((meter) => meter.read());
  };
  const [endless, silent] = [await played(1000), await played(0)];
  expect(silent[0]!.toneDbfs[0]).toBeCloseTo(-20, 1);
  expect(endless).toEqual(silent);
});

test("after the last sound needles come to rest, and nothing in their state is subnormal on the way", async () => {
  const plan = new PlanWatch();
  const live = await openLive(session([track("a", { channels: 2 })]), {
    sounds: { a: [noise(9000, 3), noise(9000, 4)] },
    wire: plan.wire,
  });
  const meters = motions.map((name) => live.mixer.strip("a").needle(name));
  live.mixer.transport.play();
  await live.render(9000);
  for (let second = 0; second < 40; second += 5) {
    for (const state of plan.gauges(live.engine, "needle")) expect(unsound(state)).toBe(0);
    await live.render(5 * SECOND);
  }
  const states = plan.gauges(live.engine, "needle");
  expect(states).toHaveLength(motions.length);
  for (const state of states) expect(state.every((number) => number === 0)).toBe(true);
  for (const meter of meters) expect(meter.read().toneDbfs).toEqual([-Infinity, -Infinity]);
});

test("a needle that nobody reads is not in the plan; reading one changes no bit of the mix", async () => {
  const heard = async (reads: boolean) => {
    const plan = new PlanWatch();
    const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: [signal, signal] }, wire: plan.wire });
    const meters = reads ? names.flatMap((name) => live.mixer.strips.map((strip) => strip.needle(name))) : [];
    live.mixer.transport.play();
    await live.render(SECOND / 4);
    // Types IIa and IIb move alike, as do the K meters: one gauge each.
    expect(plan.gauges(live.engine, "needle")).toHaveLength(reads ? 2 * motions.length : 0);
    for (const meter of meters) meter.close();
    await live.render(SECOND / 4);
    expect(plan.kinds(live.engine).has("needle")).toBe(false);
    return live.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
});

test("a meter there is not is refused, and so is a level that is none", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  expect(() => mixer.master.needle("ppm" as NeedleName)).toThrow(
    'out-of-range: meters with a needle are vu, ppm-i, ppm-iia, ppm-iib, k-20, k-14, k-12; there is no "ppm"',
  );
  expect(() => mixer.master.needle("vu", "output", { zeroDbfs: Number.NaN })).toThrow(
    "out-of-range: zeroDbfs NaN is not a level in dBFS",
  );
});
