import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import { MixerInsert } from "../../src/mixer/console/insert.ts";
import { MixerSend } from "../../src/mixer/console/send.ts";
import { MixerStrip } from "../../src/mixer/console/strip.ts";
import { HISTORY_STEPS } from "../../src/mixer/edits/history.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { gain } from "../../src/plugins/gain.ts";
import { latency } from "../../src/plugins/latency.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Half of what the engine has: it does not fit beside a leak. */
const LARGE_FRAMES = 180_000;
/** Strips that come and go together; each takes one of the engine's inputs, and the last round's are still being let go. */
const ROUND = 32;
const ROUNDS = Math.ceil(10_000 / ROUND);
/** Until history has forgotten its first step, and each that it remembers has strips in it. */
const WARM_ROUNDS = Math.ceil(HISTORY_STEPS / 2) + 10;
/** About 300 bytes a strip: less than its name and an object for each of its values. */
const GROWTH_BYTES = 3 * 2 ** 20;

async function heapBytes(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return process.memoryUsage().heapUsed;
}

test("ten thousand strips with inserts, sends, meters and inputs come and go, and leave nothing behind", async () => {
  const inputs = Array.from({ length: 2 * ROUND }, () => ({ left: new Float32Array(0), right: new Float32Array(0) }));
  const live = await openLive(session([bus("room"), bus("key")]), { inputs, memoryPages: 160 });
  const { mixer } = live;
  const round = async () => {
    const strips = mixer.edit(() =>
      Array.from({ length: ROUND }, () => {
        const strip = mixer.addTrack({ name: "guest" });
        strip.addInsert(compressor, {}, { sidechain: { from: mixer.strip("key") } });
        strip.addInsert(latency, { frames: 10 });
        strip.addSend(mixer.strip("room"), { tap: "pre-fader" });
        strip.meter("input");
        void strip.input;
        strip.fader.on(() => {});
        strip.inserts[0]!.readout("reductionDb");
        return strip;
      }),
    );
    await live.render(1024);
    mixer.edit(() => {
      for (const strip of strips) strip.remove();
    });
    await live.render(1024);
  };
  for (let i = 0; i < WARM_ROUNDS; i++) await round();
  const before = await heapBytes();
  for (let i = WARM_ROUNDS; i < ROUNDS; i++) await round();
  expect((await heapBytes()) - before).toBeLessThan(GROWTH_BYTES);
  expect(mixer.strips.map(({ id }) => id)).toEqual(["room", "key", "master"]);
  mixer.master.addInsert(latency, { frames: LARGE_FRAMES });
}, 300_000);

test("the input of a strip that is gone is closed once nothing reads it; before that, when there is no other for the next strip", async () => {
  const closed: number[] = [];
  const inputs = [1, 2].map(() => ({ left: constant(9000, 0.5), right: constant(9000, 0.5) }));
  const live = await openLive(session([]), { inputs, closeInput: (input) => closed.push(input) });
  const numberOf = (node: AudioNode) => (node as unknown as { input: number }).input;
  const a = live.mixer.addTrack({ id: "a" });
  expect(numberOf(a.input)).toBe(0);
  await live.render(2048);
  a.remove();
  expect(numberOf(live.mixer.addTrack({ id: "a" }).input)).toBe(1);
  expect(closed).toEqual([]);
  const b = live.mixer.addTrack({ id: "b" });
  expect(numberOf(b.input)).toBe(0);
  expect(closed).toEqual([0]);
  expect(() => live.mixer.addTrack({ id: "c" }).input).toThrow("no-inputs: all 2 inputs are taken");
  b.remove();
  expect(closed).toEqual([0]);
  await live.render(2048);
  expect(closed).toEqual([0, 0]);
});

describe("what was removed", () => {
  const internal = ["constructor", "settle", "rest", "wake", "target"];
  /** Everything that can be asked of an object, but who it was. */
  function ask(object: object): [string, unknown][] {
    const entries = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)));
    return entries
      .filter(([name]) => !internal.includes(name))
      .flatMap(([name, { get, value }]) => {
        const act = get ? () => get.call(object) : () => (value as (...said: unknown[]) => unknown).call(object, ...saidTo(name));
        try {
          return [[name, act()] as [string, unknown]];
        } catch (error) {
          return [[name, error] as [string, unknown]];
        }
      });
  }
  const saidTo = (name: string): unknown[] =>
    name === "addInsert" || name === "replace"
      ? [gain]
      : name === "addSend"
        ? [live!.strip("room")]
        : name === "readout"
          ? ["reductionDb"]
          : name === "routeTo"
            ? [null]
            : name === "addClip"
              ? [{ file: "x", audio: { sampleRate: 48000, channels: [new Float32Array(1)] } }]
              : name === "place"
                ? ["pre-fader"]
                : [];
  let live: Awaited<ReturnType<typeof open>>["mixer"] | undefined;
  const open = () => openLive(session([track("a", { clips: [] }), bus("room")]), { inputs: [] });

  test("throws one error, whatever is asked of it, and stays dead when another has its id", async () => {
    const { mixer } = await open();
    live = mixer;
    const strip = mixer.strip("a");
    const insert = strip.addInsert(compressor);
    const send = strip.addSend(mixer.strip("room"), { id: "s" });
    strip.remove();
    for (const again of [false, true]) {
      if (again) {
        const other = mixer.addTrack({ id: "a" });
        other.addInsert(compressor);
        other.addSend(mixer.strip("room"), { id: "s" });
      }
      for (const object of [strip, insert, send]) {
        const answers = ask(object);
        expect(answers.length).toBeGreaterThan(2);
        for (const [name, answer] of answers) {
          const found = answer instanceof Promise ? await answer.catch((error: unknown) => error) : answer;
          expect([name, found]).toEqual([name, expect.any(GraphError)]);
          expect((found as GraphError).code).toBe("removed");
        }
        for (const param of Object.values(object).filter((own) => own && typeof own === "object" && "target" in own)) {
          expect(() => param.value).toThrow(/^removed: /);
          expect(() => param.on(() => {})).toThrow(/^removed: /);
        }
      }
    }
    expect([MixerStrip, MixerInsert, MixerSend].map((kind) => [strip, insert, send].some((one) => one instanceof kind))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("is itself again when it comes back: the same object, its listeners and all it had", async () => {
    const { mixer } = await open();
    const strip = mixer.strip("a");
    const insert = strip.addInsert(compressor);
    let told = 0;
    strip.fader.on(() => told++);
    expect(() =>
      mixer.edit(() => {
        strip.remove();
        mixer.addTrack({ id: "a" }).fader.value = -3;
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(mixer.strip("a")).toBe(strip);
    expect(strip.inserts[0]).toBe(insert);
    strip.fader.value = -6;
    expect([told, strip.fader.value]).toEqual([1, -6]);
    insert.readout("reductionDb");
  });

  test("a listener of a strip that is gone hears nothing of another with its id", async () => {
    const { mixer } = await open();
    let told = 0;
    mixer.strip("a").fader.on(() => told++);
    mixer.strip("a").remove();
    mixer.addTrack({ id: "a" }).fader.value = -3;
    expect(told).toBe(0);
  });
});

test("a mixer that is closed tells nobody anything any more", async () => {
  const live = await openLive(session([track("a", { clips: [] })]));
  let told = 0;
  live.mixer.on("value", () => told++);
  live.mixer.on("status", () => told++);
  live.mixer.strip("a").fader.on(() => told++);
  live.mixer.strip("a").fader.value = -1;
  expect(told).toBe(2);
  live.mixer.close();
  await live.render(2048);
  expect(told).toBe(2);
});
