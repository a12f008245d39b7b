import { expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { GraphError } from "../../graph/errors.ts";

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

test("a solo that a lane moves is told as the lane has it, whatever it was set to; which way it closes, at which times", async () => {
  const lane = (target: string, values: boolean[], mode: "read" | "off" | "write" = "read") => ({
    target,
    mode,
    points: values.map((value, i) => ({ frame: 4800 * i, value })),
  });
  const strips = [
    track("a", { clips: [], solo: true, mute: true, output: "mix" }),
    track("b", { clips: [], output: "mix" }),
    track("c", { clips: [] }),
    bus("mix"),
  ];
  const told = async (automation: ReturnType<typeof lane>[]) => {
    const { mixer } = await openLive(session(strips, { automation, soloOverridesMute: true }));
    const lines = mixer.explain().split("\n");
    const path = lines.filter((line) => /^\S+ \(|^ {2}to |, its mute|, muted|^Soloed/.test(line));
    return path.map((line) => line.replace(/ \((\w+), (track|bus|master), stereo\)/, ""));
  };
  // As set: a, so that b and c are closed.
  const asSet = ["a, soloed", "  fader 0.0 dB, its mute overridden by its solo", "  to mix", "b", "  to mix, closed by solo"];
  const rest = ["c", "  to master, closed by solo", "mix", "  to master", "master", "  to the outputs"];
  expect(await told([])).toEqual([...asSet, ...rest, "Soloed: a; 2 ways are closed."]);
  expect(await told([lane("a.solo", [false], "off")])).toEqual([...asSet, ...rest, "Soloed: a; 2 ways are closed."]);
  expect(await told([lane("a.solo", [true, true])])).toEqual([...asSet, ...rest, "Soloed: a; 2 ways are closed."]);
  // Never, whatever is set.
  const open = ["a", "  fader 0.0 dB, muted", "  to mix", "b", "  to mix", "c", "  to master", "mix", "  to master"];
  const none = [...open, "master", "  to the outputs"];
  expect(await told([lane("a.solo", [false, false])])).toEqual(none);
  expect(await told([lane("a.solo", [false, true], "write")])).toEqual(none);
  // First a, then b: c is closed all the time, and of the two each while it is not soloed itself.
  expect(await told([lane("a.solo", [true, false]), lane("b.solo", [false, true])])).toEqual([
    "a, soloed at times",
    "  fader 0.0 dB, its mute overridden by its solo at times",
    "  to mix, closed by solo at times",
    "b, soloed at times",
    "  to mix, closed by solo at times",
    ...rest,
    "Soloed: a at times and b at times; 1 way is closed, 2 more at times.",
  ]);
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
