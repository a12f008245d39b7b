import { expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { GraphError } from "../graph/errors.ts";

const desk = session(
  [
    track("vocal", {
      name: "Lead Vocal",
      channels: 1,
      clips: [],
      trimDb: 3,
      inserts: [
        { id: "comp", plugin: "compressor", sidechain: { from: "drums", tap: "pre-fader" } },
        { id: "late", plugin: "latency", placement: "post-fader", bypassed: true, params: { frames: 64 } },
      ],
      sends: [{ id: "s", to: "room", levelDb: -12, tap: "pre-fader" }],
      output: "mix",
    }),
    track("drums", { clips: [], polarity: "inverted", mute: true, output: "mix" }),
    track("guide", { clips: [], faderDb: -144, output: null }),
    bus("room", { name: "Room", solo: true, width: 1.5 }),
    bus("mix", { name: "Mix Bus", faderDb: -2 }),
  ],
  { vcas: [{ id: "band", faderDb: -6, members: ["drums"] }] },
);

test("a desk is told strip by strip: what comes in, what it passes, where it goes, and what waits for what", async () => {
  const { mixer } = await openLive(desk);
  expect(mixer.explain()).toMatchInlineSnapshot(`
    "Lead Vocal (vocal, track, mono)
      input, 0 frames late: trim 3.0 dB, polarity normal
      Compressor (comp), pre-fader, keyed by drums pre-fader
      send to room: -12.0 dB, pre-fader
      fader 0.0 dB
      Latency (late), post-fader, bypassed, 64 frames late
      pan 0, law -3dB
      to mix, closed by solo

    drums (drums, track, stereo)
      input, 0 frames late: trim 0.0 dB, polarity inverted
      fader -6.0 dB (its own 0.0 dB, VCA band -6.0 dB), muted
      pan 0, balance, width 1
      to mix, waits 64 frames, closed by solo

    guide (guide, track, stereo)
      input, 0 frames late: trim 0.0 dB, polarity normal
      fader -inf dB
      pan 0, balance, width 1
      to nowhere (heard only through its sends)

    Room (room, bus, stereo), soloed
      from vocal (send): vocal>s
      input, 0 frames late: trim 0.0 dB, polarity normal
      fader 0.0 dB
      pan 0, balance, width 1.5
      to master, waits 64 frames

    Mix Bus (mix, bus, stereo)
      from vocal (output): vocal, closed by solo
      from drums (output): drums, waits 64 frames, closed by solo
      input, 64 frames late: trim 0.0 dB, polarity normal
      fader -2.0 dB
      pan 0, balance, width 1
      to master, closed by solo

    master (master, master, stereo)
      from room (output): room, waits 64 frames
      from mix (output): mix, closed by solo
      input, 64 frames late: trim 0.0 dB, polarity normal
      fader 0.0 dB
      pan 0, balance, width 1
      to the outputs

    VCA band: -6.0 dB, over drums
    Soloed: room; 3 ways are closed.
    The desk's output is 64 frames late."
  `);
});

test("one strip alone is told alone", async () => {
  const { mixer } = await openLive(desk);
  expect(mixer.explain("guide")).toMatchInlineSnapshot(`
    "guide (guide, track, stereo)
      input, 0 frames late: trim 0.0 dB, polarity normal
      fader -inf dB
      pan 0, balance, width 1
      to nowhere (heard only through its sends)"
  `);
});

test("a strip nobody knows is refused", async () => {
  const { mixer } = await openLive(desk);
  expect(() => mixer.explain("choir")).toThrow(GraphError);
});
