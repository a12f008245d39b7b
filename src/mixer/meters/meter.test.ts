import { expect, test } from "vitest";
import { session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { compressor } from "../../plugins/compressor.ts";

test("a meter that is closed again and again takes nothing from another at the same point", async () => {
  const live = await openLive(session([track("a")]), { sounds: { a: new Float32Array(4000).fill(0.5) } });
  const [once, other] = [live.mixer.strip("a").meter(), live.mixer.strip("a").meter()];
  once.close();
  once.close();
  live.mixer.transport.play();
  await live.render(2000);
  // Half, and the -3 dB of a mono track in the middle.
  expect(other.read().peakDb[0]).toBeCloseTo(-9.03, 2);
});

test("a meter of gain reduction reads on when it is closed, as every meter does, also when its insert has left", async () => {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: new Float32Array(48000).fill(0.5) } });
  const insert = live.mixer.strip("a").addInsert(compressor, { thresholdDb: -40, ratio: 4 });
  const [closed, open] = [insert.reductionMeter(), insert.reductionMeter()];
  live.mixer.transport.play();
  await live.render(24000);
  const last = closed.read().reductionDb;
  expect(last).toBeGreaterThan(20);
  insert.remove();
  expect(() => closed.read()).toThrow("removed");
  closed.close();
  expect(closed.read().reductionDb).toBe(last);
  expect(() => open.read()).toThrow("removed");
});

const BLOCK = 512;

/** A stereo track that plays on the left: silence, and these levels in the statuses (512 frames each) that are named. */
async function playing(levels: Readonly<Record<number, number>>, statuses: number) {
  const left = new Float32Array((statuses + 1) * BLOCK);
  for (const [status, level] of Object.entries(levels)) left[Number(status) * BLOCK + 100] = level;
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: [left, new Float32Array(left.length)] } });
  live.mixer.transport.play();
  return live;
}
const db = (level: number) => 20 * Math.log10(level);

test("a peak is held for as long as was said, then falls as fast as was said, by the engine's time", async () => {
  const live = await playing({ 2: 0.5, 4: 0.25, 40: 0.25 }, 60);
  const meter = live.mixer.strip("a").meter("output", { holdMs: 100, fallDbPerSecond: 60 });
  const endless = live.mixer.strip("a").meter("output", { holdMs: Number.POSITIVE_INFINITY });
  const held: number[] = [];
  for (let status = 0; status < 50; status++) {
    await live.render(BLOCK);
    held.push(meter.read().heldDb[0]);
  }
  expect(held.slice(0, 2)).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  // 100 ms are 4800 frames: 9.375 statuses after that of the peak.
  for (let status = 2; status <= 11; status++) expect(held[status]).toBeCloseTo(db(0.5), 5);
  for (let status = 12; status < 40; status++)
    expect(held[status]).toBeCloseTo(db(0.5) - ((status - 2) * BLOCK - 4800) * (60 / 48000), 5);
  expect(held[40]).toBeCloseTo(db(0.25), 5);
  expect(endless.read().heldDb).toEqual([expect.closeTo(db(0.5), 5), Number.NEGATIVE_INFINITY]);
  endless.reset();
  expect(endless.read().heldDb[0]).toBe(Number.NEGATIVE_INFINITY);
});

test("a page that looks seldom is told the same peak", async () => {
  const live = await playing({ 2: 0.5, 9: 0.25 }, 30);
  const meter = live.mixer.strip("a").meter();
  await live.render(20 * BLOCK);
  const { peakDb, heldDb } = meter.read();
  expect([peakDb[0], heldDb[0]]).toEqual([expect.closeTo(db(0.5), 5), expect.closeTo(db(0.5), 5)]);
});

test("a sample at full scale lights the clip light of its side, which stays lit until it is reset", async () => {
  const live = await playing({ 3: 1, 5: -1.5, 6: 0.999, 12: 2 }, 30);
  const strip = live.mixer.strip("a");
  const [meter, lower] = [strip.meter(), strip.meter("output", { clipDb: -6.1 })];
  await live.render(3 * BLOCK);
  expect(meter.read().clipped).toEqual([
    { count: 0, sinceFrame: null },
    { count: 0, sinceFrame: null },
  ]);
  await live.render(7 * BLOCK);
  expect(meter.read().clipped).toEqual([
    { count: 2, sinceFrame: 4 * BLOCK },
    { count: 0, sinceFrame: null },
  ]);
  expect(lower.read().clipped[0].count).toBe(3);
  meter.reset();
  expect(meter.read().clipped[0]).toEqual({ count: 0, sinceFrame: null });
  meter.clipDb = 7;
  await live.render(6 * BLOCK);
  expect([meter.read().clipped[0].count, lower.read().clipped[0].count]).toEqual([0, 4]);
});

test("options that are none are refused, and nothing is opened", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  let shapes = 0;
  mixer.on("shape", () => shapes++);
  const strip = mixer.strip("a");
  expect(() => strip.meter("output", { holdMs: -1 })).toThrow("out-of-range: holdMs -1");
  expect(() => strip.meter("output", { fallDbPerSecond: 0 })).toThrow("out-of-range: fallDbPerSecond 0");
  expect(() => mixer.monitor.meter({ clipDb: Number.NaN })).toThrow("out-of-range: clipDb NaN");
  expect(shapes).toBe(0);
});

test("a meter of a strip that was removed says so; a new strip of that name is not what it measures", async () => {
  const live = await openLive(session([track("a")]), { sounds: { a: new Float32Array(4000).fill(0.5) } });
  const { mixer } = live;
  const meter = mixer.strip("a").meter();
  mixer.strip("a").remove();
  expect(() => meter.read()).toThrow('removed: strip "a" was removed');
  mixer.addTrack({ id: "a" });
  expect(() => meter.read()).toThrow('removed: strip "a" was removed');
  meter.close();
  expect(meter.read().peakDb[0]).toBe(Number.NEGATIVE_INFINITY);
});

test("dynamics have a meter of how much they turn down, which holds too; others have none", async () => {
  const inserts = [
    { id: "comp", plugin: "compressor", params: { thresholdDb: -20, ratio: "infinite", attackMs: 0, releaseMs: 0, kneeDb: 0 } },
    { id: "up", plugin: "gain" },
  ];
  const loud = new Float32Array(40 * BLOCK).fill(0.5, 2 * BLOCK, 6 * BLOCK);
  const live = await openLive(session([track("a", { channels: 2, inserts })]), { sounds: { a: [loud, loud] } });
  const [comp, up] = live.mixer.strip("a").inserts;
  const meter = comp!.reductionMeter({ holdMs: 50 });
  expect(meter.read()).toEqual({ reductionDb: 0, heldDb: 0 });
  live.mixer.transport.play();
  await live.render(4 * BLOCK);
  const due = 20 + db(0.5);
  expect(meter.read()).toEqual({ reductionDb: expect.closeTo(due, 2), heldDb: expect.closeTo(due, 2) });
  await live.render(5 * BLOCK);
  meter.read();
  await live.render(BLOCK);
  const later = meter.read();
  expect(later.reductionDb).toBeLessThan(0.1);
  expect(later.heldDb).toBeGreaterThan(10);
  await live.render(30 * BLOCK);
  expect(meter.read().heldDb).toBeLessThan(10);
  expect(() => up!.reductionMeter()).toThrow("gain has no gain reduction to meter; dynamics such as compressor have");
  comp!.remove();
  expect(() => meter.read()).toThrow('removed: insert "a/comp" was removed');
  meter.close();
});
