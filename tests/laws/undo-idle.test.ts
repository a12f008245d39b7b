import { expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";

const desk = () =>
  openLive(
    session([
      track("a", {
        clips: [],
        channels: 2,
        output: "mix",
        sends: [{ id: "s", to: "room", tap: "pre-fader" }],
        inserts: [
          { id: "low", plugin: "equaliser" },
          { id: "tame", plugin: "compressor", sidechain: { from: "b", tap: "post-fader" } },
        ],
      }),
      track("b", { clips: [], channels: 1 }),
      bus("room"),
      bus("mix"),
    ]),
  );

const insertOf = (mixer: Mixer, id: string) => mixer.strip("a").inserts.find((insert) => insert.id === id)!;

/** Everything of a desk's shape, set to what it is. */
const AS_IT_IS: Readonly<Record<string, (mixer: Mixer) => void>> = {
  output: (mixer) => mixer.strip("a").routeTo(mixer.strip("mix")),
  channels: (mixer) => {
    mixer.strip("a").channels = 2;
  },
  name: (mixer) => {
    mixer.strip("a").name = "a";
  },
  "a send's tap": (mixer) => {
    mixer.strip("a").sends[0]!.tap = "pre-fader";
  },
  "where a send goes": (mixer) => {
    mixer.strip("a").sends[0]!.to = mixer.strip("room");
  },
  "an insert's placement": (mixer) => insertOf(mixer, "low").place("pre-fader"),
  "its place among others": (mixer) => insertOf(mixer, "low").moveTo(0),
  "its key": (mixer) => {
    insertOf(mixer, "tame").sidechain = { from: mixer.strip("b"), tap: "post-fader" };
  },
};

test.each(Object.entries(AS_IT_IS))(
  "%s, set to what it is, is no step of undo, and nothing that can be done again is lost",
  async (_, set) => {
    const { mixer } = await desk();
    const before = JSON.stringify(mixer.toSession());
    mixer.strip("b").fader.value = -6;
    mixer.undo();
    set(mixer);
    expect(JSON.stringify(mixer.toSession())).toBe(before);
    expect([mixer.state.undoLabel, mixer.state.redoLabel]).toEqual([null, "b: Fader"]);
  },
);
