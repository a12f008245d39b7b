import fc from "fast-check";
import { expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import type { MixerStrip } from "../../src/mixer/console/strip.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { MemoryFullError } from "../../src/plan/arena.ts";
import { plugins } from "../../src/plugins/index.ts";
import { latency } from "../../src/plugins/latency.ts";
import { loadSession } from "../../src/session/load.ts";
import { sessionText } from "../../src/session/save.ts";
import { openLive } from "../desk/live.ts";
import { SAMPLE_RATE } from "../desk/signals.ts";
import { fullDocument } from "./desk.ts";

/** A session that says something of every kind, at the tests' sample rate. */
const document = () => ({ ...fullDocument(), sampleRate: SAMPLE_RATE });
const sounds = { "stems/kick.wav": new Float32Array(64) };

type Pick = (most: number) => number;
const oneOf = <T>(items: readonly T[], pick: Pick): T | undefined => items[pick(items.length - 1)];
const side = (pick: Pick) => (pick(1) ? "pre-fader" : "post-fader");
/** Dots are part of a name. */
const names = ["a", "a.b", "kick", "drums", "room", "i0", "s1", "eq"];

/** Anything that changes what a session says. Ids are few, so that they come back. */
const deeds: readonly ((mixer: Mixer, strip: MixerStrip, pick: Pick) => unknown)[] = [
  (mixer, _, pick) => mixer.addTrack({ id: oneOf(names, pick)!, channels: (1 + pick(1)) as 1 | 2 }),
  (mixer, _, pick) => mixer.addBus({ id: oneOf(names, pick)! }),
  (_, strip) => strip.role !== "master" && strip.remove(),
  (_, strip, pick) => strip.addInsert(oneOf(plugins, pick)!, {}, { id: oneOf(names, pick)!, wet: pick(4) / 4 }),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.remove(),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.moveTo(pick(3)),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.replace(oneOf(plugins, pick)!),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.place(side(pick)),
  (mixer, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.sidechain = pick(2) ? { from: oneOf(mixer.strips, pick)!, tap: side(pick) } : null;
  },
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.extraLatencyFrames = pick(50);
    if (insert?.plugin.id === latency.id) insert.params.frames!.value = pick(99);
  },
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (!insert) return;
    const param = oneOf([...Object.values(insert.params), insert.bypassed, insert.wet], pick)!;
    param.travel = pick(8) / 8;
  },
  (mixer, strip, pick) =>
    strip.addSend(oneOf(mixer.strips, pick)!, { id: oneOf(names, pick)!, tap: side(pick), mute: pick(1) === 1 }),
  (_, strip, pick) => oneOf(strip.sends, pick)?.remove(),
  (mixer, strip, pick) => {
    const send = oneOf(strip.sends, pick);
    if (send && pick(1)) send.to = oneOf(mixer.strips, pick)!;
    else if (send) send.tap = side(pick);
  },
  (mixer, strip, pick) => strip.routeTo(pick(4) ? oneOf(mixer.strips, pick)! : null),
  (_, strip, pick) => {
    strip.channels = (1 + pick(1)) as 1 | 2;
  },
  (_, strip, pick) => {
    strip.name = oneOf(["", "Kick", strip.id], pick)!;
  },
  (_, strip, pick) => {
    const { fader, trim, pan, width, panMode, panLaw, mute, mutePoints, solo, soloSafe } = strip;
    oneOf([fader, trim, pan, width, panMode, panLaw, mute, mutePoints, solo, soloSafe], pick)!.travel = pick(8) / 8;
  },
  (mixer, _, pick) => {
    oneOf(Object.values(mixer.settings), pick)!.travel = pick(3) / 3;
  },
  (mixer, strip, pick) => mixer.addVca({ id: oneOf(names, pick)!, members: [strip] }),
  (mixer, _, pick) => oneOf(mixer.vcas, pick)?.remove(),
  (mixer, strip) => mixer.addGroup({ members: [strip], controls: ["fader"] }),
];

function tryDeed(mixer: Mixer, deed: number, pick: Pick): void {
  try {
    deeds[deed % deeds.length]!(mixer, oneOf(mixer.strips, pick)!, pick);
  } catch (error) {
    if (!(error instanceof GraphError) && !(error instanceof RangeError) && !(error instanceof MemoryFullError)) throw error;
  }
}

test("whatever is done to a desk, its session loads again and is saved as the same text", async () => {
  const done = fc.array(fc.tuple(fc.nat(999), fc.array(fc.nat(999), { minLength: 6, maxLength: 6 })), {
    maxLength: 60,
    size: "max",
  });
  await fc.assert(
    fc.asyncProperty(done, async (edits) => {
      const { mixer } = await openLive(document(), { sounds, memoryPages: 96 });
      for (const [deed, numbers] of edits) {
        let next = 0;
        tryDeed(mixer, deed, (most) => numbers[next++ % numbers.length]! % (most + 1));
      }
      const text = `${JSON.stringify(mixer.toSession(), null, 2)}\n`;
      expect(sessionText(loadSession(text))).toBe(text);
      const again = (await openLive(loadSession(text) && JSON.parse(text), { sounds, memoryPages: 96 })).mixer;
      expect(`${JSON.stringify(again.toSession(), null, 2)}\n`).toBe(text);
      const [loaded, kept] = [again, mixer].map(({ strips }) => strips.map(({ id, channels }) => [id, channels]));
      expect(loaded).toEqual(kept);
    }),
    { numRuns: 60 },
  );
});

test("what was drawn of a thing that is gone goes with it, and what another of a like name has stays", async () => {
  const drawn = document();
  drawn.strips.unshift({ id: "kick.b", role: "track", faderDb: -7 });
  drawn.automation!.push({ target: "kick.b.faderDb", points: [{ frame: 0, value: -7 }] }, { target: "kick.faderDb", points: [] });
  const { mixer } = await openLive(drawn, { sounds });
  const targets = () => mixer.toSession().automation?.map(({ target }) => target);
  mixer.strip("kick").sends[1]!.remove();
  expect(targets()).toEqual(["mix.faderDb", "kick/i1.ratio", "kick/eq.bypassed", "kick.b.faderDb", "kick.faderDb"]);
  mixer.strip("kick").inserts[0]!.remove();
  expect(targets()).toEqual(["mix.faderDb", "kick/i1.ratio", "kick.b.faderDb", "kick.faderDb"]);
  mixer.strip("kick").inserts[0]!.replace(latency);
  expect(targets()).toEqual(["mix.faderDb", "kick.b.faderDb", "kick.faderDb"]);
  mixer.strip("kick").remove();
  expect(targets()).toEqual(["mix.faderDb", "kick.b.faderDb"]);
  expect(mixer.strip("kick.b").fader.value).toBe(-7);
  expect(loadSession(mixer.toSession()).vcas.map(({ members }) => members)).toEqual([[], ["drums", "bass"]]);
});
