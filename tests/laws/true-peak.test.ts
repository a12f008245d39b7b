import { expect, test } from "vitest";
import { TruePeak } from "../../src/loudness/true-peak.ts";
import { session, track } from "../desk/documents.ts";
import { type LiveOptions, openLive } from "../desk/live.ts";
import { firstStereoDifference } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { choices, constant, noise, sine } from "../desk/signals.ts";
import { betweenSamples, tech3341 } from "../reference/ebu.ts";

const FRAMES = 9600;

async function peaksOf(left: Float32Array, right: Float32Array, options: LiveOptions = {}, sampleRate = 48000) {
  const document = { ...session([track("a", { channels: 2, clips: [] })]), sampleRate };
  const live = await openLive(document, { inputs: [{ left, right }], ...options });
  void live.mixer.strip("a").input;
  const meter = live.mixer.strip("a").truePeak();
  await live.render(left.length);
  return meter.read();
}

/** By the other implementation, in double precision. */
function offline(signal: Float32Array, sampleRate: number): number {
  const truePeak = new TruePeak(sampleRate, 1);
  truePeak.hear([signal]);
  return 20 * Math.log10(truePeak.finish());
}

test.each([44100, 48000, 88200, 96000, 192000])("at %i Hz the engine finds what double precision finds", async (sampleRate) => {
  const [left, right] = [noise(FRAMES, 1, 0.3), noise(FRAMES, 2, 0.6)];
  for (const signal of [left, right]) signal.fill(0, FRAMES - 100);
  const { truePeakDbtp, truePeakMaxDbtp } = await peaksOf(left, right, {}, sampleRate);
  expect(truePeakDbtp[0]).toBeCloseTo(offline(left, sampleRate), 4);
  expect(truePeakDbtp[1]).toBeCloseTo(offline(right, sampleRate), 4);
  expect(truePeakMaxDbtp).toBe(truePeakDbtp[1]);
  // Between samples there is more than at them, where that is looked for.
  const sampleDb = 20 * Math.log10(Math.max(...left.map(Math.abs)));
  if (sampleRate < 160000) expect(truePeakDbtp[0]).toBeGreaterThan(sampleDb + 0.01);
  else expect(truePeakDbtp[0]).toBeCloseTo(sampleDb, 5);
});

test.each(tech3341.cases.filter((one) => one.tone))(
  "EBU Tech 3341, case $case: a crest between samples is met live",
  async (one) => {
    const [left] = betweenSamples(48000, one.tone!);
    const { truePeakMaxDbtp } = await peaksOf(left!, left!);
    expect(truePeakMaxDbtp).toBeLessThan(one.expect.truePeak! + tech3341.truePeakTolerance.above);
    expect(truePeakMaxDbtp).toBeGreaterThan(one.expect.truePeak! - tech3341.truePeakTolerance.below);
  },
);

test("blocks of any size find the same peaks to the bit", async () => {
  const signal = noise(FRAMES, 5, 0.4);
  const whole = await peaksOf(signal, signal);
  const any = choices(3);
  for (const blockFrames of [() => 1, () => 77, () => any(1, 128)])
    expect(await peaksOf(signal, signal, { blockFrames })).toEqual(whole);
});

test("each look tells what was new since the one before; the maximum stays until it is reset", async () => {
  const signal = new Float32Array(8 * 4800);
  signal.set(sine(4800, 12000, 0.8, 45), 4800);
  signal.set(sine(4800, 12000, 0.2, 45), 3 * 4800);
  const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { inputs: [{ left: signal, right: signal }] });
  void live.mixer.strip("a").input;
  const meter = live.mixer.strip("a").truePeak();
  await live.render(2.5 * 4800);
  // The tone begins and ends at once, so it rings a little above its own level.
  expect(meter.read().truePeakDbtp[0]).toBeGreaterThan(-2);
  await live.render(4800);
  const second = meter.read();
  expect(second.truePeakDbtp[0]).toBeLessThan(-12);
  expect(second.truePeakDbtp[0]).toBeGreaterThan(-15);
  expect(second.truePeakMaxDbtp).toBeGreaterThan(-2);
  await live.render(2 * 4800);
  meter.read();
  meter.reset();
  await live.render(4800);
  expect(meter.read()).toEqual({ truePeakDbtp: [-Infinity, -Infinity], truePeakMaxDbtp: -Infinity });
});

test("a mono strip has the same on both sides before its pan, whoever shares its bank; a fader is heard after it", async () => {
  const sounds = { a: constant(FRAMES, 0.5), b: constant(FRAMES, 0.25) };
  const live = await openLive(session([track("a", { faderDb: -6, pan: -1 }), track("b")]), { sounds });
  const read = (["pre-fader", "post-fader", "output"] as const).map((point) => live.mixer.strip("a").truePeak(point));
  const other = live.mixer.strip("b").truePeak("pre-fader");
  live.mixer.transport.play();
  await live.render(FRAMES / 2);
  for (const meter of [...read, other]) meter.read();
  await live.render(FRAMES / 4);
  const [before, after, output] = read.map((meter) => meter.read().truePeakDbtp);
  for (const side of [0, 1]) {
    expect(before![side]).toBeCloseTo(-6.02, 1);
    expect(after![side]).toBeCloseTo(-12.02, 1);
    expect(other.read().truePeakDbtp[side]).toBeCloseTo(-12.04, 1);
  }
  expect(output![0]).toBeCloseTo(-12.02, 1);
  expect(output![1]).toBe(-Infinity);
});

test("what is not a number is passed over", async () => {
  const bad = constant(FRAMES, 0.5);
  bad.fill(Number.NaN, 2000, 2003);
  const { truePeakMaxDbtp } = await peaksOf(bad, bad);
  expect(truePeakMaxDbtp).toBeGreaterThan(-6.1);
  expect(truePeakMaxDbtp).toBeLessThan(0);
});

test("one that nobody reads is not in the plan; reading one changes no bit of the mix", async () => {
  const heard = async (reads: boolean) => {
    const plan = new PlanWatch();
    const live = await openLive(session([track("a", { channels: 2 })]), {
      sounds: { a: [noise(FRAMES, 1), noise(FRAMES, 2)] },
      wire: plan.wire,
    });
    const meters = reads ? live.mixer.strips.map((strip) => strip.truePeak()) : [];
    live.mixer.transport.play();
    await live.render(FRAMES / 2);
    expect(plan.kinds(live.engine).has("truePeak")).toBe(reads);
    for (const meter of meters) meter.close();
    await live.render(FRAMES / 4);
    expect(plan.kinds(live.engine).has("truePeak")).toBe(false);
    return live.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
});
