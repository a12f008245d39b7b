import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { gain } from "../../src/plugins/gain.ts";
import { doAny } from "../desk/any-deed.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 3000;
/** Until what was edited has faded to its place, the longest delays of any edit included. */
const SETTLED_FRAMES = 12000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: noise(FRAMES, 3) };
const desk = () =>
  session(
    [
      track("a", { channels: 2, sends: [{ id: "s", to: "room" }], inserts: [{ plugin: "compressor" }] }),
      track("b", { channels: 1, output: "mix", inserts: [{ id: "late", plugin: "latency", params: { frames: 64 } }] }),
      bus("room", { faderDb: -6 }),
      bus("mix", { inserts: [{ plugin: "equaliser", params: { band1GainDb: 3 } }] }),
    ],
    { vcas: [{ id: "v", members: ["a"] }], automation: [{ target: "b.pan", points: [{ frame: 0, value: 0.2 }] }] },
  );
const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());
const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 25 });

/** Does it all; the desk's text at first and after each step. */
function texts(mixer: Mixer, acts: readonly number[]): string[] {
  const said = [text(mixer)];
  mixer.on("state", ({ change }) => change === "history" && said.push(text(mixer)));
  for (const seed of acts) doAny(mixer, seed);
  return said;
}

/** As the texts of a way there and back: what stands still is no step of it. */
const moving = (said: readonly string[]) => said.filter((now, i) => now !== said[i - 1]);

describe("undo of any edit", () => {
  test("gives the session as it was before, to the letter; redo gives it as it was after", PATIENCE, async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (acts) => {
        const { mixer } = await openLive(desk(), { sounds });
        const said = moving(texts(mixer, acts));
        expect(said.at(-1)).toBe(text(mixer));
        const undone = [text(mixer)];
        while (mixer.undo() !== null) undone.push(text(mixer));
        expect(moving(undone)).toEqual(said.toReversed());
        const redone = [text(mixer)];
        while (mixer.redo() !== null) redone.push(text(mixer));
        expect(moving(redone)).toEqual(said);
      }),
      runs(25),
    );
  });

  test("gives the same bits as a desk that was never edited", PATIENCE, async () => {
    const untouched = await played([], 0);
    await fc.assert(
      fc.asyncProperty(seeds, async (acts) => {
        expect(firstStereoDifference(await played(acts, Number.POSITIVE_INFINITY), untouched)).toBeNull();
      }),
      runs(12),
    );
  });

  test("gives the same bits though the engine heard of neither: a plugin becomes another, which is laid out otherwise, and is back", async () => {
    const heard = async (act: (mixer: Mixer) => void) => {
      const live = await openLive(desk(), { sounds });
      await live.render(300);
      act(live.mixer);
      await live.render(SETTLED_FRAMES - live.frame);
      live.mixer.transport.play();
      await live.render(FRAMES);
      return live.heard();
    };
    const there = await heard((mixer) => {
      mixer.strip("a").inserts[0]!.replace(gain);
      mixer.undo();
    });
    expect(firstStereoDifference(there, await heard(() => {}))).toBeNull();
  });

  test("...and does not when a step is left out, so that the laws above mean something", async () => {
    const untouched = await played([], 0);
    const left = await played([], 1, (mixer) => {
      mixer.strip("mix").fader.value = -3;
      mixer.strip("a").fader.value = -3;
    });
    expect(firstStereoDifference(left, untouched)).not.toBeNull();
  });
});

/** What is heard of a desk on which all that was done, and so many steps taken back while it stood, before it plays. */
async function played(acts: readonly number[], undos: number, act: (mixer: Mixer) => void = () => {}): Promise<Sides> {
  const live = await openLive(desk(), { sounds });
  for (const seed of acts) {
    doAny(live.mixer, seed);
    if (seed % 3 === 0) await live.render(seed % 700);
  }
  act(live.mixer);
  for (let n = undos; n > 0; n--) if (live.mixer.undo() === null) break;
  await live.render(SETTLED_FRAMES - (live.frame % SETTLED_FRAMES));
  const from = live.frame;
  live.mixer.transport.play();
  await live.render(FRAMES);
  const { left, right } = live.heard();
  return { left: left.subarray(from), right: right.subarray(from) };
}
