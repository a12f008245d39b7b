import { expect, test } from "vitest";
import { meterPoints } from "../../src/plan/plan.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 4000;
const sounds = Object.fromEntries(
  ["a", "b", "c", "d"].map((id, i) => [id, [noise(FRAMES, 2 * i, 0.4), noise(FRAMES, 2 * i + 1, 0.4)]]),
);

/** Sums of three and more, where the order in which they are added up tells in the last bits: with racks, without, mono, and a bus. */
const desk = () =>
  session([
    track("a", { channels: 2, faderDb: -3.3 }),
    track("b", {
      channels: 2,
      faderDb: -1.7,
      trimDb: 1,
      inserts: [{ id: "eq", plugin: "equaliser", params: { band1GainDb: 4 } }],
    }),
    track("c", { channels: 1, faderDb: -2.1, pan: 0.3, sends: [{ id: "s", to: "x" }] }),
    track("d", { channels: 2, faderDb: -4.9, sends: [{ id: "s", to: "x", tap: "pre-fader" }] }),
    bus("x", { faderDb: -0.3 }),
  ]);

async function heard(faderDb: number, read: readonly string[]) {
  const live = await openLive(desk(), { sounds });
  const meters = read.flatMap((id) => meterPoints.map((point) => live.mixer.strip(id).meter(point)));
  live.mixer.strip("a").fader.value = faderDb;
  live.mixer.transport.play();
  await live.render(FRAMES);
  for (const meter of meters) expect(Math.min(...meter.read().peakDb)).toBeGreaterThan(-60);
  return live.heard();
}

test("reading meters changes no bit of the mix", async () => {
  const unread = await heard(-3.3, []);
  expect(peak(unread.left)).toBeGreaterThan(0.1);
  for (const read of [["a"], ["c", "d"], ["b"], ["a", "b", "c", "d", "x", "master"]])
    expect(firstStereoDifference(await heard(-3.3, read), unread)).toBeNull();
});

test("...and a thousandth of a decibel does", async () => {
  expect(firstStereoDifference(await heard(-3.301, []), await heard(-3.3, []))).not.toBeNull();
});

test("meters that open and close while the desk plays change no bit of it: nothing fades, nothing is swapped that sounds", async () => {
  const opening = async (read: readonly string[]) => {
    const live = await openLive(desk(), { sounds });
    live.mixer.transport.play();
    await live.render(1001);
    const meters = read.flatMap((id) => meterPoints.map((point) => live.mixer.strip(id).meter(point)));
    if (read.length > 0) meters.push(live.mixer.monitor.meter());
    await live.render(1000);
    for (const meter of meters) meter.close();
    await live.render(FRAMES - live.frame);
    return live.heard();
  };
  const unread = await opening([]);
  for (const read of [["a"], ["b"], ["a", "b", "c", "d", "x", "master"]])
    expect(firstStereoDifference(await opening(read), unread)).toBeNull();
});
