import { expect, test } from "vitest";
import type { LoudnessReading } from "../../src/loudness/loudness.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { bus, master, session, track } from "../desk/documents.ts";
import { type LiveOptions, openLive } from "../desk/live.ts";
import { firstStereoDifference, unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { choices, noise, sine } from "../desk/signals.ts";

const SECOND = 48000;
const tone = (seconds: number, db: number) => sine(Math.round(seconds * SECOND), 1000, 10 ** (db / 20), 0);
const joined = (...parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));
const both = (signal: Float32Array) => [signal, signal];
const stereo = (id = "a") => track(id, { channels: 2 });
/** Loud, soft, silent, and of every kind of length. */
const changing = joined(tone(2.03, -20), tone(1.41, -34), new Float32Array(9001), noise(3 * SECOND, 5, 0.2));

async function measured(signal: Float32Array, options: LiveOptions = {}): Promise<LoudnessReading> {
  const live = await openLive(session([stereo()]), { sounds: { a: both(signal) }, ...options });
  const meter = live.mixer.master.loudness();
  live.mixer.transport.play();
  await live.render(signal.length);
  return meter.read();
}

test("a sine of 1 kHz in both channels reads its own level, at once, over 3 s and integrated (EBU Tech 3341, case 1)", async () => {
  const { momentaryLufs, shortTermLufs, integratedLufs, loudnessRangeLu } = await measured(tone(6, -23));
  for (const lufs of [momentaryLufs, shortTermLufs, integratedLufs]) expect(Math.abs(lufs! + 23)).toBeLessThan(0.02);
  expect(loudnessRangeLu).toBeLessThan(0.001);
});

test("what is too short for a figure has none, and silence has no integrated loudness", async () => {
  const short = await measured(tone(0.39, -20));
  expect(short).toMatchObject({ momentaryLufs: null, shortTermLufs: null, integratedLufs: null, loudnessRangeLu: null });
  expect((await measured(tone(0.4, -20))).momentaryLufs).toBeCloseTo(-20, 1);
  const silent = await measured(new Float32Array(4 * SECOND));
  expect(silent).toMatchObject({
    momentaryLufs: -Infinity,
    shortTermLufs: -Infinity,
    integratedLufs: null,
    loudnessRangeLu: null,
  });
});

test("blocks of any size give the same figures to the bit", async () => {
  const whole = await measured(changing);
  expect(whole.integratedLufs).toBeLessThan(-10);
  const any = choices(7);
  for (const blockFrames of [() => 1, () => 77, () => any(1, 128)])
    expect(await measured(changing, { blockFrames })).toEqual(whole);
});

/** A page that looks at the status only so often; the engine and its meters go on all the while. */
const looksEvery =
  (frames: number) =>
  (transport: Transport): Transport => {
    let [seen, at] = [null as DataView | null, -1];
    return {
      ...transport,
      status: () => {
        const now = transport.status();
        const frame = now?.getFloat64(0, true) ?? 0;
        if (now && Math.floor(frame / frames) > at) {
          seen = new DataView(now.buffer.slice(now.byteOffset, now.byteOffset + now.byteLength));
          at = Math.floor(frame / frames);
        }
        return seen;
      },
    };
  };

/** Ends where every page looks. */
const long = joined(changing, changing, changing, changing).subarray(0, 20 * SECOND);

test("nothing is lost to a page that looks every five seconds", async () => {
  expect(await measured(long, { wire: looksEvery(5 * SECOND) })).toEqual(await measured(long));
});

test("...and to one that looks every ten, something is, so the test above means something", async () => {
  const late = await measured(long, { wire: looksEvery(10 * SECOND) });
  expect(late).not.toEqual(await measured(long));
  expect(late.integratedLufs).toBeLessThan(0);
});

test("every point of every strip has its own loudness, whoever shares its bank", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const tracks = ids.map((id, i) => track(id, { channels: 2, faderDb: -2 * i, output: "sum" }));
  const mono = track("m", { channels: 1, faderDb: -5, pan: -1, trimDb: 1, output: null });
  const live = await openLive(session([...tracks, mono, bus("sum", { faderDb: -1 })]), {
    sounds: Object.fromEntries([...ids, "m"].map((id) => [id, id === "m" ? tone(1, -20) : both(tone(1, -20))])),
  });
  const read = ids.map((id) => live.mixer.strip(id).loudness("post-fader"));
  const before = live.mixer.strip("e").loudness("input");
  const points = (["input", "pre-fader", "post-fader", "output"] as const).map((point) => live.mixer.strip("m").loudness(point));
  live.mixer.transport.play();
  await live.render(SECOND);
  for (const [i, meter] of read.entries()) expect(meter.read().momentaryLufs).toBeCloseTo(-20 - 2 * i, 1);
  expect(before.read().momentaryLufs).toBeCloseTo(-20, 1);
  // One channel is 3 dB less than two; hard left it is all on one side.
  for (const [i, lufs] of [-23, -22, -27, -27].entries()) expect(points[i]!.read().momentaryLufs).toBeCloseTo(lufs, 1);
});

test("a fader that moves is heard by the meter after it", async () => {
  const live = await openLive(session([stereo()]), { sounds: { a: both(tone(6, -20)) } });
  const [before, after] = [live.mixer.strip("a").loudness("pre-fader"), live.mixer.strip("a").loudness("post-fader")];
  live.mixer.transport.play();
  await live.render(2 * SECOND);
  live.mixer.strip("a").fader.value = -6;
  await live.render(2 * SECOND);
  expect(before.read().momentaryLufs).toBeCloseTo(-20, 1);
  expect(after.read().momentaryLufs).toBeCloseTo(-26, 1);
});

test("a meter opened later, beside another or after it, hears nothing of what was before; a reset one neither", async () => {
  const live = await openLive(session([stereo()]), { sounds: { a: both(joined(tone(2, -10), tone(4, -30))) } });
  const first = live.mixer.strip("a").loudness();
  const closed = live.mixer.strip("a").loudness("input");
  live.mixer.transport.play();
  await live.render(2 * SECOND);
  const beside = live.mixer.strip("a").loudness();
  closed.close();
  closed.close();
  const again = live.mixer.strip("a").loudness("input");
  const reset = live.mixer.strip("a").loudness();
  await live.render(2 * SECOND);
  for (const meter of [beside, again]) {
    expect(meter.read().integratedLufs).toBeCloseTo(-30, 1);
    expect(meter.read().momentaryMaxLufs).toBeCloseTo(-30, 1);
  }
  expect(first.read().integratedLufs).toBeGreaterThan(-11);
  first.reset();
  reset.reset();
  expect(first.read()).toMatchObject({ integratedLufs: null, momentaryMaxLufs: null, loudnessRangeLu: null });
  expect(first.read().momentaryLufs).toBeCloseTo(-30, 1);
  await live.render(SECOND);
  expect(first.read().integratedLufs).toBeCloseTo(-30, 1);
});

test("a meter that nobody reads is not in the plan; reading one changes no bit of the mix, through edits too", async () => {
  const plan = new PlanWatch();
  const strips = [
    track("a", { channels: 2, inserts: [{ plugin: "equaliser", params: { band1GainDb: 4 } }] }),
    track("b", { channels: 1 }),
  ];
  const heard = async (reads: boolean) => {
    const live = await openLive(session([...strips, master({ faderDb: -1 })]), {
      sounds: { a: both(noise(SECOND, 1)), b: noise(SECOND, 2) },
      wire: plan.wire,
    });
    const meters = reads ? live.mixer.strips.map((strip) => strip.loudness()) : [];
    live.mixer.transport.play();
    await live.render(SECOND / 4);
    expect(plan.kinds(live.engine).has("loudness")).toBe(reads);
    live.mixer.addBus({ id: "x" });
    await live.render(SECOND / 4);
    const readings = meters.map((meter) => meter.read());
    for (const { momentaryLufs } of readings) expect(momentaryLufs).toBeLessThan(0);
    for (const meter of meters) meter.close();
    await live.render(SECOND / 4);
    expect(plan.kinds(live.engine).has("loudness")).toBe(false);
    expect(meters.map((meter) => meter.read())).toEqual(readings);
    return live.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
});

test("what is not a number is measured as silence, and what comes after it as it is", async () => {
  const bad = tone(1, -20);
  bad.fill(Number.NaN, 10000, 10010);
  bad.fill(Number.POSITIVE_INFINITY, 20000, 20010);
  bad[24000] = 3e38;
  const input = joined(bad, tone(4, -20));
  const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { inputs: [{ left: input, right: input }] });
  const meter = live.mixer.strip("a").loudness("input");
  void live.mixer.strip("a").input;
  await live.render(input.length);
  const { shortTermLufs, integratedLufs } = meter.read();
  expect(shortTermLufs).toBeCloseTo(-20, 1);
  expect(integratedLufs).toBeCloseTo(-20, 0);
});

test("after the last sound the filters come to rest, and nothing in the state is subnormal on the way", async () => {
  const plan = new PlanWatch();
  const live = await openLive(session([stereo()]), { sounds: { a: both(noise(9000, 3)) }, wire: plan.wire });
  const meter = live.mixer.strip("a").loudness();
  live.mixer.transport.play();
  await live.render(9000 + 2 * 9600);
  const [state] = plan.gauges(live.engine, "loudness");
  expect(unsound(state!)).toBe(0);
  await live.render(5 * SECOND);
  expect(state!.every((number) => number === 0)).toBe(true);
  expect(meter.read()).toMatchObject({ momentaryLufs: -Infinity, shortTermLufs: -Infinity });
});
