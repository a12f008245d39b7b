import { describe, expect, test } from "vitest";
import type { Side } from "../../src/mixer/compare/comparison-ear.ts";
import { loadSession } from "../../src/session/load.ts";
import { sessionText } from "../../src/session/save.ts";
import { declaredRamp, residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, sine } from "../desk/signals.ts";
import { open, sounds, text } from "./compare-desk.ts";

const SECOND = 48000;
const gain = (db: number) => 10 ** (db / 20);

describe("switching does not click:", () => {
  /** A sine of full level, 6 dB down on side `a`: both sides known, and so the trim of `b`. */
  async function known(hz: number) {
    const signal = sine(12 * SECOND, hz);
    const said = { scenes: [{ id: "half", values: { "a.faderDb": -6 } }] };
    const live = await openLive(session([track("a", { channels: 2 })], said), { sounds: { a: [signal, signal] } });
    live.mixer.transport.play();
    live.mixer.compare.begin({ a: "half" });
    for (const side of ["b", "a"] as const) {
      live.mixer.compare.hear(side);
      await live.render(4 * SECOND);
    }
    return { live, signal };
  }

  test.each([50, 1000])("a sine of %s Hz is the fader's ramp times the trim's, and nothing else", async (hz) => {
    const { live, signal } = await known(hz);
    const { mixer } = live;
    const at = live.frame;
    mixer.compare.hear("b");
    const { trimDb } = mixer.compare.read();
    expect(trimDb).toBeCloseTo(-6, 1);
    await live.render(SECOND / 4);
    const [fader, trim] = [declaredRamp(at, gain(-6), 1), declaredRamp(at, 1, gain(trimDb))];
    const expected = Float64Array.from({ length: 4000 }, (_, i) => signal[at + i]! * fader(at + i) * trim(at + i));
    const heard = live.heard().left;
    expect(distance(heard.subarray(at, at + 4000), expected)).toBeLessThanOrEqual(1e-6);
    expect(residualDbfs(heard, at - 8)).toBeLessThanOrEqual(-70);
  });

  test.each([50, 1000])("what is corrected while it is heard is heard of as little: a sine of %s Hz", async (hz) => {
    const { live } = await known(hz);
    // The loud side was heard first, and turned down by nothing; the soft one is never turned up.
    expect(live.mixer.compare.read().trimDb).toBe(0);
    live.mixer.compare.match = false;
    live.mixer.compare.hear("b");
    await live.render(SECOND / 2);
    const at = live.frame;
    live.mixer.compare.match = true;
    await live.render(SECOND / 2);
    live.mixer.compare.end();
    await live.render(SECOND / 2);
    expect(residualDbfs(live.heard().left, at - 8)).toBeLessThanOrEqual(-70);
  });

  test.each([50, 1000])("a side heard for the first time comes down within half a second: a sine of %s Hz", async (hz) => {
    const signal = sine(12 * SECOND, hz);
    const said = { scenes: [{ id: "half", values: { "a.faderDb": -6 } }] };
    const live = await openLive(session([track("a", { channels: 2 })], said), { sounds: { a: [signal, signal] } });
    const { mixer } = live;
    mixer.transport.play();
    mixer.compare.begin({ a: "half" });
    mixer.compare.hear("a");
    await live.render(4 * SECOND);
    mixer.compare.hear("b");
    await live.render(3 * SECOND);
    const before = mixer.compare.read().trimDb;
    await live.render(2 * SECOND);
    expect([before, mixer.compare.read().trimDb.toFixed(1)]).toEqual([0, "-6.0"]);
    expect(residualDbfs(live.heard().left, 4 * SECOND - 8)).toBeLessThanOrEqual(-70);
  });
});

describe("a comparison is of who listens:", () => {
  test("no session has it, and a render of one is that of the side on the desk, bit for bit", async () => {
    const mixer = await open();
    const before = text(mixer);
    mixer.compare.begin({ a: "verse" });
    expect(text(mixer)).toBe(before);
    mixer.compare.hear("a");
    const verse = text(mixer);
    expect(sessionText(loadSession(mixer.toSession()))).toBe(`${JSON.stringify(mixer.toSession(), null, 2)}\n`);
    const plain = await open();
    plain.scene("verse").recall();
    expect(verse).toBe(text(plain));
    const [rendered, expected] = [mixer, plain].map((one) => renderDocument(one.toSession(), sounds));
    expect(firstStereoDifference(await rendered!, await expected!)).toBeNull();
    mixer.compare.end({ keep: "b" });
    expect(text(mixer)).toBe(before);
  });

  test("where there is no monitor, as in a render, no trim is heard", async () => {
    const heard = async (compares: boolean) => {
      const live = await openLive(session([track("a", { channels: 2 })], { scenes: [{ id: "s", values: { "a.faderDb": 6 } }] }), {
        sounds: { a: [noise(10 * SECOND, 1, 0.1), noise(10 * SECOND, 2, 0.1)] },
        monitor: false,
      });
      const { mixer } = live;
      mixer.transport.play();
      if (compares) mixer.compare.begin({ a: "s" });
      await live.render(4 * SECOND);
      if (compares) mixer.compare.hear("a");
      else mixer.scene("s").recall();
      await live.render(5 * SECOND);
      if (compares) expect(mixer.compare.read().trimDb).toBeLessThan(-5);
      return live.heard();
    };
    expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
  });

  test("it is told as a state, and begins and ends without a step of history", async () => {
    const mixer = await open();
    const told: unknown[] = [];
    mixer.on("state", ({ change, state }) =>
      told.push([change, state.compare && `${state.compare.heard} ${state.compare.match}`]),
    );
    expect(mixer.state.compare).toBeNull();
    mixer.compare.begin({ a: mixer.scene("verse") });
    const begun = mixer.state;
    expect(begun.compare).toEqual({ a: "verse", b: "now", heard: "b", match: true, known: false });
    expect(mixer.state).toBe(begun);
    mixer.compare.match = false;
    mixer.compare.end();
    mixer.compare.end();
    expect(told).toEqual([
      ["compare", "b true"],
      ["compare", "b false"],
      ["compare", null],
    ]);
    expect([mixer.canUndo, mixer.state.compare]).toEqual([false, null]);
  });
});

test("what cannot be is refused, and says so", async () => {
  const mixer = await open();
  const { compare } = mixer;
  for (const ask of [() => compare.hear("a"), () => compare.toggle(), () => compare.read()])
    expect(ask).toThrow(/^not-comparing: compare\.\w+ without a comparison; begin\(\{ a, b \}\) one first$/);
  expect(() => compare.begin({ a: "chorus" })).toThrow('unknown-scene: no scene named "chorus"');
  const verse = mixer.scene("verse");
  verse.remove();
  expect(() => compare.begin({ b: verse })).toThrow('removed: scene "verse" was removed');
  for (const a of [null, 5, {}] as unknown as string[])
    expect(() => compare.begin({ a })).toThrow(/^bad-type: compare\.begin\(\{ a \}\): .* is not a scene, a scene's id or "now"$/);
  expect(() => compare.begin({ match: "no" as never })).toThrow('bad-type: compare.begin({ match }): "no" is not true or false');
  expect(() => mixer.storeScene({ id: "now" })).toThrow('bad-id: "now" is the mix as it is');
  expect(mixer.storeScene({ name: "Now" }).id).toBe("now-2");
  expect(mixer.state.compare).toBeNull();
  expect(() => mixer.edit(() => compare.begin())).toThrow("in-edit: compare.begin() inside edit()");
  compare.begin();
  expect(() => mixer.edit(() => compare.hear("a"))).toThrow("in-edit: compare.hear() inside edit()");
  expect(() => compare.hear("c" as Side)).toThrow('out-of-range: compare.hear("c"): sides are "a" and "b"');
  expect(() => compare.end({ keep: "c" as Side })).toThrow('out-of-range: compare.end("c"): sides are "a" and "b"');
  expect(mixer.state.compare).toMatchObject({ heard: "b" });
  mixer.close();
});
