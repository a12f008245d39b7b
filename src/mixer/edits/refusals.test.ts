import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { noise } from "../../../tests/desk/signals.ts";
import { GraphError } from "../../graph/errors.ts";
import { gain } from "../../plugins/gain.ts";
import type { Mixer } from "../mixer.ts";

const sounds = { vocal: [noise(300, 1), noise(300, 2)], drums: [noise(300, 3), noise(300, 4)] };

const desk = () =>
  session([
    track("vocal", {
      channels: 2,
      inserts: [
        { id: "squeeze", plugin: "compressor" },
        { id: "tone", plugin: "equaliser" },
        { id: "late", plugin: "latency", params: { frames: 77 } },
      ],
      sends: [{ id: "s", to: "room" }],
    }),
    track("drums", { channels: 2 }),
    bus("room"),
    bus("hall"),
  ]);

describe("what cannot be is refused, and nothing changes:", () => {
  const refusals: readonly (readonly [name: string, act: (mixer: Mixer) => void, message: string])[] = [
    [
      "a place that is not there",
      (mixer) => mixer.strip("vocal").inserts[0]!.moveTo(3),
      'out-of-range: insert "vocal/squeeze" cannot stand at 3; its place is a whole number from 0 to 2',
    ],
    [
      "an insert added beyond the last",
      (mixer) => void mixer.strip("vocal").addInsert(gain, {}, { at: 7 }),
      'out-of-range: insert "vocal/gain" cannot stand at 7; its place is a whole number from 0 to 3',
    ],
    [
      "a send to a track",
      (mixer) => {
        mixer.strip("vocal").sends[0]!.to = mixer.strip("drums");
      },
      'bad-route: "drums" is a track; a send goes to a bus',
    ],
    [
      "a key that closes a circle",
      (mixer) => {
        mixer.strip("vocal").inserts[0]!.sidechain = { from: mixer.strip("room") };
      },
      "cycle: vocal -> room -> vocal",
    ],
    [
      "a key for what listens to none",
      (mixer) => {
        mixer.strip("vocal").inserts[1]!.sidechain = { from: mixer.strip("drums") };
      },
      "bad-sidechain: Equaliser listens to no key",
    ],
    [
      "a tap that is none",
      (mixer) => {
        mixer.strip("vocal").sends[0]!.tap = "pre" as never;
      },
      'out-of-range: vocal>s.tap: "pre" is not one of "pre-fader", "post-fader"',
    ],
    [
      "three channels",
      (mixer) => {
        mixer.strip("vocal").channels = 3 as never;
      },
      "out-of-range: vocal.channels: 3 is not 1 (mono) or 2 (stereo)",
    ],
    [
      "a pan that is none",
      (mixer) => void mixer.strip("drums").addSend(mixer.strip("hall"), { pan: 2 }),
      "out-of-range: drums>hall.pan: 2 is not a number from -1 to 1 (pan)",
    ],
  ];

  test.each(refusals)("%s", async (_, act, message) => {
    const { mixer } = await openLive(desk(), { sounds });
    const before = mixer.toSession();
    expect(() => act(mixer)).toThrow(message);
    expect(mixer.toSession()).toEqual(before);
  });

  test("a way to a strip that is gone, or of another desk", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    const other = (await openLive(desk(), { sounds })).mixer;
    const hall = mixer.strip("hall");
    expect(() => mixer.strip("vocal").routeTo(other.strip("hall"))).toThrow('unknown-strip: strip "hall" is of another mixer');
    hall.remove();
    mixer.addBus({ id: "hall" });
    expect(() => mixer.strip("vocal").addSend(hall)).toThrow(GraphError);
    expect(() => mixer.strip("vocal").addSend(hall)).toThrow('removed: strip "hall" was removed');
  });
});
