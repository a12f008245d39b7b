import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { gain } from "../../plugins/gain.ts";
import type { MixerEvents } from "./events.ts";

const sounds = { a: new Float32Array(48000).fill(0.5) };
const open = (gainDb = 0) =>
  openLive(session([track("a", { channels: 2, inserts: [{ id: "up", plugin: "gain", params: { gainDb } }] }), bus("mix")]), {
    sounds,
  });

/** All that is told of one event, from now on. */
function told<E extends keyof MixerEvents>(mixer: Awaited<ReturnType<typeof open>>["mixer"], event: E): MixerEvents[E][] {
  const heard: MixerEvents[E][] = [];
  mixer.on(event, (said) => heard.push(said));
  return heard;
}

describe("a mixer tells", () => {
  test("which value was set, once for each, and of none that was put back", async () => {
    const { mixer } = await open();
    const values = told(mixer, "value");
    mixer.strip("a").fader.value = -3;
    mixer.edit(() => {
      mixer.strip("a").pan.value = 0.5;
      mixer.strip("a").pan.value = 0.25;
    });
    expect(() =>
      mixer.edit(() => {
        mixer.strip("a").width.value = 0;
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(values).toEqual([{ target: "a.faderDb" }, { target: "a.pan" }]);
  });

  test("which strips came, left and are not what they were", async () => {
    const { mixer } = await open();
    const shapes = told(mixer, "shape");
    mixer.edit(() => {
      mixer.addTrack({ id: "b" });
      mixer.strip("a").addInsert(gain);
    });
    mixer.strip("mix").remove();
    mixer.strip("a").meter();
    expect(shapes).toEqual([
      { added: ["b"], removed: [], changed: ["a"] },
      { added: [], removed: ["mix"], changed: [] },
      { added: [], removed: [], changed: [] },
    ]);
  });

  test("once that the session is over, each time it comes to be, and not of a loop, nor where there is no length", async () => {
    const live = await open();
    const { mixer } = live;
    const ends = told(mixer, "end");
    const { lengthFrames } = mixer.transport;
    mixer.transport.locate(lengthFrames - 4800);
    mixer.transport.play();
    await live.render(3840);
    expect(ends).toEqual([]);
    await live.render(48000);
    expect(ends.length).toBe(1);
    // Heard with the first status after it.
    expect(ends[0]!.frame).toBeGreaterThanOrEqual(lengthFrames);
    expect(ends[0]!.frame).toBeLessThan(lengthFrames + 1024);
    mixer.transport.locate(0);
    await live.render(9600);
    mixer.transport.locate(lengthFrames + 480);
    await live.render(9600);
    expect(ends.length).toBe(2);
    mixer.transport.stop();
    mixer.transport.loop = { from: lengthFrames, to: lengthFrames + 4800 };
    mixer.transport.locate(lengthFrames);
    mixer.transport.play();
    await live.render(9600);
    expect(ends.length).toBe(2);

    const empty = await openLive(session([track("a", { clips: [] })]));
    const none = told(empty.mixer, "end");
    empty.mixer.transport.play();
    await empty.render(9600);
    expect(none).toEqual([]);
  });

  test("that meters have something new, when they have: what is read then is new", async () => {
    const live = await open();
    const meter = live.mixer.strip("a").meter();
    const peaks: number[] = [];
    const frames: number[] = [];
    live.mixer.transport.play();
    live.mixer.on("meters", ({ frame }) => {
      frames.push(frame);
      peaks.push(meter.read().peakDb[0]);
    });
    await live.render(2048);
    expect(frames).toEqual([512, 1024, 1536, 2048]);
    expect(peaks.at(-1)).toBeCloseTo(-6.02, 1);
  });

  test("of the transport: play, stop, a jump, a loop, and never that it rolls on", async () => {
    const live = await open();
    const states = told(live.mixer, "state");
    const { transport } = live.mixer;
    transport.play();
    await live.render(2048);
    transport.locate(9000);
    transport.loop = { from: 0, to: 4800 };
    transport.stop();
    await live.render(2048);
    expect(states.map(({ change }) => change)).toEqual(["playing", "position", "loop", "playing"]);
    expect(states.map(({ state }) => state.playing)).toEqual([true, true, true, false]);
    expect(states[2]!.state.loop).toEqual({ from: 0, to: 4800 });
  });

  test("of a plugin that ran away, by name, and that it came back", async () => {
    const wild = new Float32Array(4000).fill(1e7);
    // Nothing within the rack runs away: of gains after gains the last is as loud as one that did.
    const inserts = Object.entries({ one: 48, two: 48, three: 48, up: 48, down: -140 }).map(([id, gainDb]) => ({
      id,
      plugin: "gain",
      params: { gainDb },
    }));
    const live = await openLive(session([track("a", { inserts })]), { sounds: { a: wild } });
    const states = told(live.mixer, "state");
    live.mixer.transport.play();
    await live.render(2048);
    expect(states.map(({ change, state }) => [change, state.faults])).toEqual([
      ["playing", []],
      ["faults", ["a/up"]],
    ]);
    live.mixer.transport.stop();
    await live.render(4096);
    live.mixer.strip("a").inserts.at(-2)!.revive();
    await live.render(4096);
    expect(states.at(-1)).toMatchObject({ change: "faults", state: { faults: [] } });
  });
});

test("the state is one object for as long as nothing of it changes", async () => {
  const { mixer } = await open();
  const before = mixer.state;
  expect(mixer.state).toBe(before);
  mixer.transport.play();
  expect(mixer.state).not.toBe(before);
  expect(mixer.state).toEqual({ ...before, playing: true });
});

test("what no mixer tells of is refused, and does not compile", async () => {
  const { mixer } = await open();
  // @ts-expect-error there is no such event
  expect(() => mixer.on("vlaue", () => {})).toThrow(
    'unknown-event: a mixer tells of shape, value, meters, state, end, status; there is no "vlaue"',
  );
  // @ts-expect-error a value is told by its target
  mixer.on("value", ({ name }) => name);
});
