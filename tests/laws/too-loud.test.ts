import { expect, test } from "vitest";
import type { InsertDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

/** +160 dBFS, the loudest that an output gives. */
const LOUDEST = 1e8;
const FRAMES = 4096;
/** Far from +300 dBFS, where an insert would take itself out. */
const up = (id: string): InsertDocument => ({ id, plugin: "gain", params: { gainDb: 48 } });
const RATE = 48000;

const silent = (samples: Float32Array) => peak(samples) === 0;

test("what is too loud for an output is silent there, and the master says so while it is and for a second after", async () => {
  const live = await openLive(session([track("a", { inserts: [up("one"), up("two"), up("three"), up("four")] })]), {
    sounds: { a: constant(4 * RATE, 1) },
  });
  const { mixer } = live;
  const states: (readonly string[])[] = [];
  mixer.on("state", ({ change, state }) => void (change === "faults" && states.push(state.faults)));
  expect(mixer.state.faults).toEqual([]);
  mixer.transport.play();
  await live.render(FRAMES);
  // From the first frame on it is +192 dBFS.
  expect(silent(live.heard().left)).toBe(true);
  expect(mixer.state.faults).toEqual(["master"]);
  mixer.strip("a").fader.value = -60; // +132 dBFS
  await live.render(FRAMES);
  expect(peak(live.heard().left.subarray(2 * FRAMES - 512))).toBeGreaterThan(1e6);
  expect(mixer.state.faults).toEqual(["master"]);
  await live.render(RATE);
  expect(mixer.state.faults).toEqual([]);
  expect(states).toEqual([["master"], []]);
});

test("...which begins just above what it gives, in any block size", async () => {
  for (const blockFrames of [128, 37, 3]) {
    const render = (level: number) =>
      renderDocument(session([track("a")]), { a: [constant(500, level), constant(500, level)] }, { blockFrames });
    const [heard, hushed] = [await render(LOUDEST), await render(LOUDEST * (1 + 2 ** -22))];
    expect([peak(heard.left), heard.faults]).toEqual([LOUDEST, []]);
    expect([peak(hushed.left), hushed.faults]).toEqual([0, ["master"]]);
  }
});

test("a lone sample is enough, and takes nothing with it", async () => {
  const sound = constant(500, 0.5);
  sound[301] = 3 * LOUDEST;
  const { left, right, faults } = await renderDocument(session([track("a")]), { a: [sound, constant(500, 0.5)] });
  expect([...left].flatMap((x, i) => (x === 0.5 ? [] : [[i, x]]))).toEqual([[301, 0]]);
  expect([silent(right), faults]).toEqual([false, ["master"]]);
});

test("what is turned down on its way to the output is no fault", async () => {
  const live = await openLive(session([track("a", { inserts: [up("one"), up("two"), up("three"), up("four")] })]), {
    sounds: { a: constant(RATE, 1) },
  });
  const { mixer } = live;
  mixer.monitor.level.value = -60;
  mixer.transport.play();
  await live.render(FRAMES);
  expect(peak(live.heard().left.subarray(1024))).toBeGreaterThan(1e6);
  expect(mixer.state.faults).toEqual([]);
  mixer.monitor.level.value = 0;
  await live.render(FRAMES);
  expect(mixer.state.faults).toEqual(["master"]);
});

test("a render says whose output was silenced: the mix's, or a stem's by the name of its strip", async () => {
  const strips = [
    track("loud", { inserts: [up("one"), up("two"), up("three"), up("four")], output: "down" }),
    track("tame"),
    bus("down", { faderDb: -60 }),
  ];
  const sounds = { loud: constant(500, 1), tame: constant(500, 0.5) };
  const { stems, left, faults } = await renderDocument(session(strips), sounds, { stems: true });
  expect(faults).toEqual(["loud"]);
  expect([silent(stems.get("loud")!.left), silent(stems.get("tame")!.left), silent(left)]).toEqual([true, false, false]);
  expect((await renderDocument(session(strips), sounds)).faults).toEqual([]);
});
