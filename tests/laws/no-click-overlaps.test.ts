import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { gain } from "../../src/plugins/gain.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { bus, master, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstDifference } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

const AT = 4001;

type Step = (mixer: Mixer) => unknown;

/** What is left above 8 kHz of a sine of 0 dBFS through a desk to which one thing after another is done, so many frames apart. */
async function residual(desk: Parameters<typeof openLive>[0], steps: readonly Step[], apart: number): Promise<number> {
  const residuals: number[] = [];
  for (const hz of [50, 1000]) {
    const live = await openLive(desk, { sounds: { a: sine(60000, hz), b: sine(60000, hz) } });
    live.mixer.transport.play();
    await live.render(AT);
    for (const step of steps) {
      await step(live.mixer);
      await live.render(apart);
    }
    await live.render(4000);
    residuals.push(residualDbfs(live.heard().left, AT - 8));
  }
  return Math.max(...residuals);
}

const frames = (count: number) => (mixer: Mixer) => {
  mixer.strip("a").inserts[0]!.params.frames!.value = count;
};
const addLatency = (count: number) => (mixer: Mixer) => mixer.strip("a").addInsert(latency, { frames: count });

describe("an edit that comes while the one before still fades in", () => {
  test.each([40, 300, 480, 500, 600, 700, 960, 1200])("does not click, %i frames later", async (apart) => {
    const desk = session([track("a", { channels: 2 })]);
    expect(await residual(desk, [addLatency(150), frames(40), frames(300), frames(90)], apart)).toBeLessThanOrEqual(-70);
  });

  test.each([200, 500, 800])("does not click if it takes away what arrives, %i frames later", async (apart) => {
    const desk = session([track("a", { channels: 2 }), track("b", { channels: 2, trimDb: -9 }), bus("mix")]);
    const steps: Step[] = [
      (mixer) => mixer.strip("a").routeTo(mixer.strip("mix")),
      (mixer) => mixer.strip("mix").remove(),
      (mixer) => mixer.strip("a").routeTo(mixer.master),
      (mixer) => mixer.addBus({ id: "other" }),
      (mixer) => mixer.strip("b").routeTo(mixer.strip("other")),
      (mixer) => mixer.strip("other").addInsert(gain, { gainDb: -6 }),
    ];
    expect(await residual(desk, steps, apart)).toBeLessThanOrEqual(-70);
  });

  test("is heard soon: a plan that has nothing to wait for has arrived within 40 ms, and the next one too", async () => {
    const strips = [track("a", { channels: 2 }), bus("x", { faderDb: -6 }), bus("y", { faderDb: -12 })];
    const live = await openLive(session(strips), { sounds: { a: new Float32Array(20000).fill(0.5) } });
    live.mixer.transport.play();
    await live.render(AT);
    live.mixer.strip("a").routeTo(live.mixer.strip("x"));
    await live.render(1);
    live.mixer.strip("a").routeTo(live.mixer.strip("y"));
    await live.render(0.08 * SAMPLE_RATE);
    expect(live.heard().left.at(-1)).toBeCloseTo(0.5 * 10 ** (-12 / 20), 6);
  });
});

test("what was to wait for a long delay waits no more once that is taken back", async () => {
  const strips = [
    track("a", { channels: 2, inserts: [{ plugin: "latency", params: { frames: 64 } }] }),
    track("b", { clips: [] }),
  ];
  const live = await openLive(session(strips), { sounds: { a: new Float32Array(40000).fill(0.5) } });
  live.mixer.transport.play();
  await live.render(AT);
  frames(30000)(live.mixer);
  await live.render(1500);
  expect(live.heard().left.at(-1)).toBe(0);
  live.mixer.undo();
  await live.render(0.08 * SAMPLE_RATE);
  expect(live.heard().left.at(-1)).toBe(0.5);
});

describe("a late plugin behind the master's fader", () => {
  const desk = (...inserts: InsertDocument[]) => session([track("a", { channels: 2 }), master({ inserts })]);

  test("comes, becomes later and goes without a click", async () => {
    const steps: Step[] = [
      ({ master }) => master.addInsert(latency, { frames: 400 }),
      ({ master }) => {
        master.inserts[0]!.params.frames!.value = 90;
      },
      ({ master }) => master.inserts[0]!.remove(),
    ];
    expect(await residual(desk(), steps, 3000)).toBeLessThanOrEqual(-70);
    expect(await residual(desk(), steps, 300)).toBeLessThanOrEqual(-70);
  });

  test("may be passed by another", async () => {
    const steps: Step[] = [
      ({ master }) => master.addInsert(gain, { gainDb: -9 }, { at: 0 }),
      ({ master }) => master.inserts[0]!.remove(),
    ];
    const late = { id: "late", plugin: "latency", params: { frames: 333 } };
    expect(await residual(desk(late), steps, 900)).toBeLessThanOrEqual(-70);
  });
});

describe("a clip under the playhead", () => {
  const clipOf = (live: LiveDesk["mixer"], gainDb: number) =>
    live.strip("a").addClip({
      file: "a",
      audio: { sampleRate: SAMPLE_RATE, channels: [new Float32Array(60000)] },
      gainDb,
    });

  test("comes and goes without a click, alone and among others", async () => {
    const ids: string[] = [];
    const add = async (mixer: Mixer) => void ids.push(await clipOf(mixer, -6));
    const remove = (mixer: Mixer) => mixer.strip("a").removeClip(ids.pop()!);
    const steps = [add, add, remove, remove, (mixer: Mixer) => mixer.strip("a").removeClip("a#0"), add];
    for (const apart of [300, 3000])
      expect(await residual(session([track("a", { channels: 2 })]), steps, apart)).toBeLessThanOrEqual(-70);
  });

  test("of a track that waits for a late neighbour does not click either", async () => {
    const late = { plugin: "latency", params: { frames: 700 } };
    const key = { plugin: "compressor", sidechain: { from: "b" } };
    const desk = session([
      track("a", { channels: 2, inserts: [key] }),
      track("b", { channels: 2, output: null, inserts: [late] }),
    ]);
    const steps = [(mixer: Mixer) => mixer.strip("a").removeClip("a#0"), (mixer: Mixer) => clipOf(mixer, 0)];
    expect(await residual(desk, steps, 3000)).toBeLessThanOrEqual(-70);
  });

  test("that comes while the transport stands is whole from its first frame", async () => {
    const live = await openLive(session([track("a", { channels: 1, pan: -1, clips: [] })]));
    await live.render(1000);
    const sound = noise(5000, 1);
    await live.mixer.strip("a").addClip({ file: "x", audio: { sampleRate: SAMPLE_RATE, channels: [sound] } });
    live.mixer.transport.play();
    await live.render(2000);
    expect(firstDifference(live.heard().left.subarray(1000), sound.subarray(0, 2000))).toBeNull();
  });
});
