import { describe, expect, test } from "vitest";
import { pointBefore, valueOn } from "../../src/mixer/curves/automation-curve.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { loadSession } from "../../src/session/load.ts";
import type { AutomationMode, Point } from "../../src/session/session.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 200_000;
const at = (points: readonly Point[], frame: number) => Number(valueOn(points, pointBefore(points, frame), frame, 0));

/** Two tracks whose faders' lanes are at -6 dB, of which one is in this mode; rolling. */
async function rolling(mode: AutomationMode, both = false) {
  const lane = (id: string, of: AutomationMode) => ({ target: `${id}.faderDb`, mode: of, points: [{ frame: 0, value: -6 }] });
  const document = session([track("a", { channels: 1, pan: -1 }), track("b", { channels: 1, pan: -1 })], {
    automation: [lane("a", mode), lane("b", both ? mode : "read")],
    lengthFrames: FRAMES,
  });
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1), b: constant(FRAMES, 0) } });
  await live.render(512);
  const { mixer } = live;
  const [a, b] = [mixer.strip("a").fader, mixer.strip("b").fader];
  mixer.transport.play();
  await live.render(6000);
  const pointsOf = (fader: typeof a) => fader.automation.points as readonly Point[];
  return { live, mixer, a, b, pointsOf, heardDb: () => 20 * Math.log10(live.heard().left.at(-1)!) };
}

describe("round a loop", () => {
  test("what the hand did is written to its end, and from its beginning on", async () => {
    const { live, mixer, a, pointsOf } = await rolling("write");
    mixer.transport.loop = { from: 0, to: 48000 };
    await live.render(18000);
    a.value = -10;
    // Once round, and to the middle again.
    await live.render(48000);
    mixer.transport.stop();
    await live.render(3000);
    for (const frame of [1000, 12000, 22000, 30000, 47000]) expect(at(pointsOf(a), frame)).toBeCloseTo(-10, 1);
  });

  test("...also where it moves only later in the second round", async () => {
    const { live, mixer, a, pointsOf } = await rolling("write");
    mixer.transport.loop = { from: 0, to: 48000 };
    await live.render(18000);
    a.value = -10;
    await live.render(48000);
    a.value = -20;
    await live.render(6000);
    mixer.transport.stop();
    await live.render(3000);
    for (const [frame, db] of [
      [5000, -10],
      [20000, -10],
      [28000, -20],
      [46000, -10],
    ] as const)
      expect(at(pointsOf(a), frame)).toBeCloseTo(db, 1);
  });
});

describe("undo of a lane's mode lets go of what it held", () => {
  test("nothing is written at the stop, and redo stays", async () => {
    const { live, mixer, a, pointsOf } = await rolling("read");
    a.automation.mode = "touch";
    a.touch();
    a.value = -20;
    await live.render(3000);
    mixer.undo();
    mixer.undo();
    expect([a.automation.mode, a.isTouched]).toEqual(["read", true]);
    await live.render(20000);
    expect(a.value).toBe(-6);
    a.release();
    mixer.transport.stop();
    await live.render(3000);
    expect([pointsOf(a).length, mixer.canRedo]).toEqual([1, true]);
  });
});

describe("an edit that fails", () => {
  const failing = (mixer: { edit(change: () => void): void }, change: () => void) =>
    expect(() =>
      mixer.edit(() => {
        change();
        throw new Error("no");
      }),
    ).toThrow("no");

  test("leaves a ramp on its way that it held", async () => {
    const { live, mixer, a } = await rolling("off");
    a.rampTo(-40, { overMs: 100 });
    await live.render(2048);
    failing(mixer, () => a.cancelAndHold());
    await live.render(8192);
    expect(a.value).toBe(-40);
  });

  test("leaves no hand on what it touched, and nothing to be written", async () => {
    const { live, mixer, a, pointsOf, heardDb } = await rolling("touch");
    failing(mixer, () => {
      a.touch();
      a.value = -20;
    });
    expect(a.isTouched).toBe(false);
    await live.render(6000);
    expect(heardDb()).toBeCloseTo(-6, 3);
    a.release();
    mixer.transport.stop();
    await live.render(3000);
    expect(pointsOf(a)).toHaveLength(1);
  });

  test("leaves a hand on what it let go of by another mode, and what that did is written", async () => {
    const { live, mixer, a, pointsOf, heardDb } = await rolling("latch");
    a.touch();
    a.value = -20;
    await live.render(6000);
    failing(mixer, () => {
      a.automation.mode = "read";
    });
    await live.render(6000);
    expect([a.automation.mode, Math.round(heardDb())]).toEqual(["latch", -20]);
    mixer.transport.stop();
    await live.render(3000);
    expect(at(pointsOf(a), 10000)).toBeCloseTo(-20, 1);
  });
});

describe("what moves a control that a hand holds is written as it is heard", () => {
  test("a ramp", async () => {
    const { live, mixer, a, pointsOf } = await rolling("write");
    const from = mixer.transport.positionFrames;
    a.rampTo(-30, { overMs: 500 });
    await live.render(36000);
    mixer.transport.stop();
    await live.render(3000);
    for (const ms of [0, 100, 250, 400, 500]) {
      const expected = -6 - (24 * ms) / 500;
      // The page hears of time some 30 times a second.
      expect(Math.abs(at(pointsOf(a), from + ms * 48) - expected)).toBeLessThan(2.5);
    }
    expect(at(pointsOf(a), from + 30000)).toBeCloseTo(-30, 1);
  });

  test("a scene that comes over time", async () => {
    const { live, mixer, a, pointsOf } = await rolling("write");
    a.value = -26;
    mixer.storeScene({ id: "down" });
    a.value = -6;
    await live.render(6000);
    const from = mixer.transport.positionFrames;
    mixer.scene("down").recall({ overMs: 500 });
    await live.render(36000);
    mixer.transport.stop();
    await live.render(3000);
    for (const ms of [100, 250, 400])
      expect(Math.abs(at(pointsOf(a), from + ms * 48) - (-6 - (20 * ms) / 500))).toBeLessThan(2.5);
    expect(at(pointsOf(a), from + 30000)).toBeCloseTo(-26, 0);
  });
});

test("a hand on one of a group holds all of it: all are heard, and all are written", async () => {
  const { live, mixer, a, b, pointsOf } = await rolling("touch", true);
  mixer.addGroup({ members: [mixer.strip("a"), mixer.strip("b")] });
  a.touch();
  a.value = -10;
  await live.render(9600);
  expect([a.value, b.value, b.isTouched]).toEqual([-10, -10, true]);
  const frame = mixer.transport.positionFrames - 1000;
  a.release();
  await live.render(20000);
  expect([a.isTouched, b.isTouched]).toEqual([false, false]);
  for (const fader of [a, b]) expect(at(pointsOf(fader), frame)).toBeCloseTo(-10, 1);
  expect(mixer.undo()).toBe("Automation");
  expect([pointsOf(a).length, pointsOf(b).length]).toEqual([1, 1]);
});

describe("a hand on one of a group", () => {
  async function grouped() {
    const parts = await rolling("touch", true);
    const { mixer } = parts;
    mixer.addGroup({ members: [mixer.strip("a"), mixer.strip("b")] });
    return parts;
  }

  test("is off the others too when that one leaves the desk: undo goes on", async () => {
    const { live, mixer, a, b } = await grouped();
    a.touch();
    a.value = -10;
    await live.render(4800);
    mixer.strip("a").remove();
    expect(b.isTouched).toBe(false);
    b.value = -1;
    expect(mixer.undo()).toBe("b: Fader");
    expect(mixer.undo()).toBe("Remove a");
  });

  test("that lets go leaves another hand where it is", async () => {
    const { a, b } = await grouped();
    a.touch();
    b.touch();
    a.release();
    expect([a.isTouched, b.isTouched]).toEqual([false, true]);
    b.release();
    expect(b.isTouched).toBe(false);
  });
});

test("a desk that was edited in passing can be loaded again", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  const strip = mixer.strip("a");
  const insert = strip.addInsert(compressor, { lookaheadMs: 5 });
  insert.params.lookaheadMs.automation.points = [{ frame: 0, value: 5 }];
  insert.params.ratio.automation.points = [{ frame: 0, value: 3 }];
  insert.replace(compressor, { lookaheadMs: 0 });
  const saved = JSON.parse(JSON.stringify(mixer.toSession()));
  expect(loadSession(saved).automation.map(({ target }) => target)).toEqual(["a/compressor.ratio"]);
});

test.each([
  [22050, 5.011, true],
  [192000, 5.006, false],
])(
  "whether a lane would make a plugin later is asked at the session's own rate: at %d Hz of %d ms",
  (sampleRate, value, fits) => {
    const inserts = [{ id: "c", plugin: "compressor", params: { lookaheadMs: 5 } }];
    const automation = [{ target: "a/c.lookaheadMs", points: [{ frame: 0, value }] }];
    const load = () => loadSession(session([track("a", { clips: [], inserts })], { sampleRate, automation }));
    if (fits) expect(load).not.toThrow();
    else expect(load).toThrow("would change how late the plugin is");
  },
);

test("a clip whose file no session could name is refused", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  const audio = { sampleRate: 48000, channels: [new Float32Array(10)] };
  for (const file of ["", undefined, 5] as string[])
    await expect(mixer.strip("a").addClip({ file, audio })).rejects.toThrow("bad-type: a clip's file: ");
  expect(mixer.toSession().strips[0]!.clips ?? []).toEqual([]);
});
