import { expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { noise, sine } from "../desk/signals.ts";

const SECOND = 48000;
/** Whole statuses of the engine's: a page has heard of all of it. */
const FRAMES = 24 * 512;
const gain = (db: number) => 10 ** (db / 20);

test("a meter of the monitor shows what is heard, and costs no bit of it", async () => {
  const heard = async (reads: boolean) => {
    const desk = await openLive(session([track("a", { channels: 2 })], { monitor: { dim: true } }), {
      sounds: { a: [noise(FRAMES, 1), noise(FRAMES, 2)] },
    });
    const { monitor, transport } = desk.mixer;
    const meters = reads ? [monitor.meter(), monitor.loudness(), monitor.truePeak()] : [];
    transport.play();
    await desk.render(FRAMES);
    const { left, right } = desk.heard();
    const dbfs = (signal: Float32Array) => 20 * Math.log10(peak(signal));
    if (reads) expect(meters[0]!.read()).toMatchObject({ peakDb: [dbfs(left), dbfs(right)] });
    for (const meter of meters) meter.close();
    return desk.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
});

/** Loudness and true peak of the master and of the monitor, of a tone of -20 dBFS at a quarter of the rate, whose samples miss its crests. */
async function measured(act: (mixer: Mixer) => void) {
  const tone = sine(SECOND, 12000, 0.1, 45);
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: [tone, tone] } });
  const { mixer } = live;
  act(mixer);
  await live.render(SECOND / 10);
  const meters = [mixer.master, mixer.monitor].map((at) => ({ loudness: at.loudness(), peak: at.truePeak() }));
  mixer.transport.play();
  await live.render(SECOND);
  return meters.map(({ loudness, peak }) => ({
    lufs: loudness.read().momentaryLufs!,
    dbtp: peak.read().truePeakMaxDbtp,
  }));
}

test("loudness and true peak of the monitor are those of the mix, turned down as the monitor is; the mix's own stay", async () => {
  const [mix, same] = await measured(() => {});
  expect(same).toEqual(mix);
  expect(mix!.dbtp).toBeGreaterThan(-20.1);
  const [before, after] = await measured(({ monitor }) => {
    monitor.level.value = -6;
    monitor.dim.value = true;
  });
  expect(before).toEqual(mix);
  expect(after!.lufs - mix!.lufs).toBeCloseTo(-26, 4);
  expect(after!.dbtp - mix!.dbtp).toBeCloseTo(-26, 4);
});

test("what is made mono is measured as it is heard: half of a side on both is 3 dB less than all of it on one", async () => {
  const tone = sine(SECOND, 1000, gain(-20), 0);
  const lufsOf = async (mono: boolean) => {
    const live = await openLive(session([track("a", { channels: 1, pan: -1 })], { monitor: { mono } }), { sounds: { a: tone } });
    const meter = live.mixer.monitor.loudness();
    live.mixer.transport.play();
    await live.render(SECOND);
    return meter.read().momentaryLufs!;
  };
  expect(await lufsOf(false)).toBeCloseTo(-23, 1);
  expect(await lufsOf(true)).toBeCloseTo(-26, 1);
});

test("a meter of the monitor that is closed is not in the plan any more", async () => {
  const plan = new PlanWatch();
  const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { wire: plan.wire });
  const { monitor } = live.mixer;
  for (const [step, open] of [
    ["meter", () => monitor.meter()],
    ["loudness", () => monitor.loudness()],
    ["truePeak", () => monitor.truePeak()],
  ] as const) {
    const meter = open();
    await live.render(1024);
    expect(plan.kinds(live.engine).has(step)).toBe(true);
    meter.close();
    await live.render(1024);
    expect(plan.kinds(live.engine).has(step)).toBe(false);
  }
});
