import fc from "fast-check";
import { expect, test } from "vitest";
import { stepsIn } from "../../bench/kernels/plan-watch.ts";
import { encode } from "../../src/protocol/encode.ts";
import { type StepName, steps } from "../../src/protocol/steps.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import type { AutomationDocument } from "../../src/session/document.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySounds } from "../desk/any-session.ts";
import { oneOf, tryDeed } from "../desk/deeds.ts";
import { deskDeeds } from "../desk/desk-deeds.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { choices, constant } from "../desk/signals.ts";
import { use } from "../desk/used.ts";

/** Steps of a plan remember what their gains came to, until a record may have changed them. Nobody may hear that they do. */

/** What the desk's engine worked out it takes for granted no longer: a record came, of which it cannot know that it changes nothing. */
function forget({ engine }: LiveDesk): void {
  const record = encode("write", 0, { address: engine.layout.trash, length: 8 }, new Uint8Array(8));
  expect(engine.receive(record)).toBe(record.length);
}

const lane = (target: string, ...values: (number | boolean)[]): AutomationDocument => ({
  target,
  points: values.map((value, i) => ({ frame: 150 + i * 170, value, curve: typeof value === "number" ? "linear" : "hold" })),
});

/** Strips in banks and strips without, of one channel and two, some of which lanes move. */
const busyDesk = () =>
  session(
    [
      track("a", { clips: [{ file: "wide" }], inserts: [{ plugin: "gain" }], sends: [{ id: "s", to: "room" }] }),
      track("b", { clips: [{ file: "hiss" }], channels: 1, inserts: [{ plugin: "gain" }], output: "mix" }),
      track("c", { clips: [{ file: "tone" }], channels: 1, inserts: [{ plugin: "compressor" }], pan: -0.5 }),
      track("d", { clips: [{ file: "wide" }, { file: "tone" }], channels: 2, inserts: [{ plugin: "equaliser" }], width: 1.4 }),
      track("e", { clips: [{ file: "left" }], inserts: [{ plugin: "gain" }, { plugin: "latency", params: { frames: 70 } }] }),
      track("f", { clips: [{ file: "hiss" }], channels: 1, sends: [{ id: "s", to: "room", tap: "pre-fader" }] }),
      track("g", { clips: [{ file: "wide" }], channels: 2, output: "mix", polarity: "inverted", trimDb: -3 }),
      bus("room", { faderDb: -6, inserts: [{ plugin: "gain" }] }),
      bus("mix", { inserts: [{ plugin: "gain", placement: "post-fader" }] }),
    ],
    {
      vcas: [{ id: "v", members: ["a", "g"] }],
      automation: [
        lane("a.pan", -1, 0.5, 0.5),
        lane("b.trimDb", -9, 0),
        lane("c.faderDb", -10, -10, 3),
        lane("g.mute", true, false),
        lane("f>s.levelDb", 0, -9),
      ],
      scenes: [{ id: "quiet", values: { "a.faderDb": -20, "b.faderDb": -30, "v.faderDb": -3, "d.pan": 0.7 } }],
    },
  );

/** A full queue is offered what it refused in another turn, as by a wire to another thread: time passes meanwhile. */
const patient = (transport: Transport): Transport => ({
  ...transport,
  flushed: () => new Promise((done) => setImmediate(done)),
});

/** The busy desk, going round and round, in blocks of sizes that a number says. */
async function play(sizes: number, beforeBlock: (desk: LiveDesk) => void): Promise<LiveDesk> {
  const pick = choices(sizes);
  const blockFrames = () => {
    beforeBlock(desk);
    return pick(0, 2) > 0 ? 128 : pick(1, 127);
  };
  const desk: LiveDesk = await openLive(busyDesk(), { sounds: anySounds, blockFrames, wire: patient });
  desk.mixer.transport.loop = { from: 0, to: 990 };
  desk.mixer.transport.play();
  await desk.render(300);
  return desk;
}

/** What the numbers say is done to a desk, and then it is left playing. */
async function work(desk: LiveDesk, acts: readonly number[]): Promise<void> {
  const { mixer } = desk;
  for (const seed of acts) {
    const pick = choices(seed);
    if (pick(0, 2) > 0) await use(desk, seed);
    else await tryDeed(oneOf(deskDeeds, pick)!, mixer, oneOf(mixer.strips, pick)!, pick);
    if (pick(0, 1) === 0) await desk.render(pick(1, 900));
  }
  mixer.transport.play();
  await desk.render(2500);
}

const acts = fc.array(fc.nat(), { minLength: 1, maxLength: 24 });

test("a desk, whatever is done to it, sounds as if its engine asked every ramp in every block", PATIENCE, async () => {
  let heard = 0;
  const law = fc.asyncProperty(acts, fc.nat(), async (acts, sizes) => {
    const [remembers, forgets] = [await play(sizes, () => {}), await play(sizes, forget)];
    await work(remembers, acts);
    await work(forgets, acts);
    expect(firstStereoDifference(remembers.heard(), forgets.heard())).toBeNull();
    if (peak(forgets.heard().left.subarray(-2500)) > 1e-3) heard++;
  });
  const { numRuns } = runs(4);
  await fc.assert(law, { numRuns });
  expect(heard).toBeGreaterThan(numRuns / 2);
});

/** Steps that remember, and the first word of what. */
const REMEMBERED: Partial<Record<StepName, string>> = { mix: "ll", gather: "before0", sum: "ll0" };

/** Halves what steps of a kind remember. Says how many there are. */
function spoil({ engine }: LiveDesk, plan: PlanWatch, kind: StepName): number {
  let count = 0;
  for (const { name, words } of stepsIn(engine.status.buffer, plan.address)) {
    if (name !== kind) continue;
    const first = 1 + (steps[name] as readonly string[]).indexOf(REMEMBERED[name]!);
    const gains = new Float32Array(words.buffer, words.byteOffset, words.length).subarray(first);
    for (const [i, gain] of gains.entries()) gains[i] = gain / 2;
    count++;
  }
  return count;
}

test.each(Object.keys(REMEMBERED) as StepName[])(
  "...for %s does remember: what is written over is heard, until a record comes",
  async (kind) => {
    const plan = new PlanWatch();
    const tracks = ["a", "b", "c"].map((id) => track(id, { channels: 2, inserts: id === "c" ? [] : [{ plugin: "gain" }] }));
    const sounds = Object.fromEntries(tracks.map(({ id }) => [id, constant(4000, 0.25)]));
    const desk = await openLive(session([...tracks, bus("idle")]), { sounds, wire: plan.wire });
    desk.mixer.transport.play();
    await desk.render(1024);
    expect(spoil(desk, plan, kind)).toBeGreaterThan(0);
    await desk.render(128);
    forget(desk);
    await desk.render(128);
    const [before, spoilt, after] = [1023, 1151, 1279].map((frame) => desk.heard().left[frame]!);
    expect(spoilt).toBeLessThan(0.9 * before!);
    expect(after).toBe(before);
  },
);
