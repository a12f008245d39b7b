import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { firstStereoDifference, type Sides } from "../../../tests/desk/measure.ts";
import { renderDocument } from "../../../tests/desk/render.ts";
import { noise } from "../../../tests/desk/signals.ts";
import { compressor } from "../../plugins/compressor.ts";
import { equaliser } from "../../plugins/equaliser.ts";
import { gain } from "../../plugins/gain.ts";
import { latency } from "../../plugins/latency.ts";
import type { SessionDocument } from "../../session/document.ts";
import type { Mixer } from "../mixer.ts";

const FRAMES = 3000;
/** Until what was done has faded and settled. */
const SETTLED_FRAMES = 4000;
const sounds = { vocal: [noise(FRAMES, 1), noise(FRAMES, 2)], drums: [noise(FRAMES, 3), noise(FRAMES, 4)] };

const desk = () =>
  session(
    [
      track("vocal", {
        channels: 2,
        inserts: [
          { id: "squeeze", plugin: "compressor", params: { thresholdDb: -30 } },
          { id: "tone", plugin: "equaliser", params: { band2GainDb: 9 } },
          { id: "late", plugin: "latency", params: { frames: 77 } },
        ],
        sends: [{ id: "s", to: "room", levelDb: -6 }],
      }),
      track("drums", { channels: 2, output: "mix" }),
      bus("room", { faderDb: -3, inserts: [{ id: "up", plugin: "gain", params: { gainDb: 4 } }] }),
      bus("hall", { polarity: "inverted" }),
      bus("mix"),
    ],
    { lengthFrames: FRAMES },
  );

/** What is heard from the start of the transport on, after something was done to the desk while it ran. */
async function after(act: (mixer: Mixer) => void): Promise<{ heard: Sides; saved: SessionDocument }> {
  const live = await openLive(desk(), { sounds });
  await live.render(128);
  act(live.mixer);
  await live.render(SETTLED_FRAMES - 128);
  const { latencyFrames } = live.mixer;
  live.mixer.transport.play();
  await live.render(FRAMES + latencyFrames);
  const { left, right } = live.heard();
  const from = SETTLED_FRAMES + latencyFrames;
  return { heard: { left: left.subarray(from), right: right.subarray(from) }, saved: live.mixer.toSession() };
}

/** Each change, and what the document says of it. */
const changes: readonly (readonly [
  name: string,
  act: (mixer: Mixer) => void,
  said: (document: SessionDocument) => unknown,
  is: unknown,
])[] = [
  [
    "the tap of a send",
    (mixer) => {
      mixer.strip("vocal").sends[0]!.tap = "pre-fader";
      mixer.strip("vocal").fader.value = -20;
    },
    ({ strips }) => strips[0]!.sends,
    [{ id: "s", to: "room", levelDb: -6, tap: "pre-fader" }],
  ],
  [
    "where a send goes",
    (mixer) => {
      mixer.strip("vocal").sends[0]!.to = mixer.strip("hall");
    },
    ({ strips }) => strips[0]!.sends,
    [{ id: "s", to: "hall", levelDb: -6 }],
  ],
  [
    "a send with pan, added muted",
    (mixer) => {
      mixer.strip("drums").addSend(mixer.strip("hall"), { id: "w", pan: -0.5, levelDb: -3 });
      mixer.strip("drums").addSend(mixer.strip("hall"), { id: "off", mute: true });
    },
    ({ strips }) => strips[1]!.sends,
    [
      { id: "w", to: "hall", levelDb: -3, pan: -0.5 },
      { id: "off", to: "hall", mute: true },
    ],
  ],
  [
    "the channels of a strip",
    (mixer) => {
      mixer.strip("vocal").channels = 1;
    },
    ({ strips }) => strips[0]!.channels,
    1,
  ],
  [
    "the order of inserts",
    (mixer) => mixer.strip("vocal").inserts[1]!.moveTo(0),
    ({ strips }) => strips[0]!.inserts!.map(({ id }) => id),
    ["tone", "squeeze", "late"],
  ],
  [
    "a key",
    (mixer) => {
      mixer.strip("vocal").inserts[0]!.sidechain = { from: mixer.strip("drums"), tap: "pre-fader" };
    },
    ({ strips }) => strips[0]!.inserts![0]!.sidechain,
    { from: "drums", tap: "pre-fader" },
  ],
  [
    "a plugin",
    (mixer) => {
      mixer.strip("vocal").inserts[1]!.bypassed.value = true;
      const late = mixer.strip("vocal").inserts[1]!.replace(latency, { frames: 40 });
      late.bypassed.value = false;
      mixer.strip("room").inserts[0]!.replace(gain, { gainDb: -4 });
    },
    ({ strips }) => [strips[0]!.inserts![1], strips[2]!.inserts],
    [{ id: "tone", plugin: "latency", params: { frames: 40 } }, [{ id: "up", plugin: "gain", params: { gainDb: -4 } }]],
  ],
];

describe("changed while it plays:", () => {
  test.each(changes)("%s: it is saved, and sounds as a desk that was always so", async (_, act, said, is) => {
    const { heard, saved } = await after(act);
    expect(said(saved)).toEqual(is);
    expect(firstStereoDifference(await renderDocument(saved, sounds), heard)).toBeNull();
    expect(firstStereoDifference(await renderDocument(desk(), sounds), heard)).not.toBeNull();
  });

  test("a name: it is saved, and the id stays", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    let told = 0;
    mixer.on("shape", () => told++);
    mixer.strip("drums").name = "Kit";
    expect([mixer.strip("drums").name, mixer.toSession().strips[1]!.name, told]).toEqual(["Kit", "Kit", 1]);
  });

  test("a key that is taken away again: nothing is left of it", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    const [squeeze] = mixer.strip("vocal").inserts;
    squeeze!.sidechain = { from: mixer.strip("drums") };
    expect(squeeze!.sidechain).toEqual({ from: mixer.strip("drums"), tap: "post-fader" });
    squeeze!.sidechain = null;
    expect(squeeze!.sidechain).toBeNull();
    expect(mixer.toSession()).toEqual((await openLive(desk(), { sounds })).mixer.toSession());
  });
});

describe("a plugin that takes another's place", () => {
  test("keeps id, place, placement, bypass, and the key if it listens to one", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    const [squeeze, tone] = mixer.strip("vocal").inserts;
    squeeze!.place("post-fader");
    squeeze!.bypassed.value = true;
    squeeze!.sidechain = { from: mixer.strip("drums") };
    const again = squeeze!.replace(compressor, { ratio: 2 });
    expect([again.id, again.placement, again.bypassed.value, again.params.ratio.value]).toEqual([
      "squeeze",
      "post-fader",
      true,
      2,
    ]);
    expect([again.params.thresholdDb.value, again.sidechain!.from]).toEqual([-18, mixer.strip("drums")]);
    expect(again.replace(equaliser, {}).sidechain).toBeNull();
    expect(mixer.strip("vocal").inserts[1]).toBe(tone);
    expect(() => squeeze!.params.ratio!.value).toThrow('removed: insert "vocal/squeeze" was removed');
  });

  test("is refused whole when a value does not fit it", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    const before = mixer.toSession();
    const [squeeze] = mixer.strip("vocal").inserts;
    expect(() => squeeze!.replace(gain, { gainDb: 1000 })).toThrow("out-of-range: vocal/squeeze.gainDb: 1000 is not");
    expect(mixer.toSession()).toEqual(before);
    expect(mixer.strip("vocal").inserts[0]).toBe(squeeze);
  });
});
