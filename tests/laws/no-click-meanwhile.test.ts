import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { gain } from "../../src/plugins/gain.ts";
import { latency } from "../../src/plugins/latency.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant, sine } from "../desk/signals.ts";

const AT = 4001;
const desk = () =>
  session([
    track("a", {
      channels: 2,
      output: "mix",
      sends: [{ id: "s", to: "aux", levelDb: -6 }],
      inserts: [{ id: "half", plugin: "gain", params: { gainDb: -6 } }],
    }),
    bus("aux"),
    bus("mix"),
  ]);

/** What somebody turns while an edit is on its way. */
const hands: readonly (readonly [name: string, turn: (mixer: Mixer, n: number) => void])[] = [
  [
    "the master's fader",
    ({ master }, n) => {
      master.fader.value = -n / 4;
    },
  ],
  [
    "the strip's fader",
    (mixer, n) => {
      mixer.strip("a").fader.value = -n / 4;
    },
  ],
  [
    "the send's level",
    (mixer, n) => {
      for (const send of mixer.strip("a").sends) send.level.value = -6 - n / 4;
    },
  ],
  [
    "a solo",
    (mixer, n) => {
      mixer.strip("aux").soloSafe.value = n % 2 === 0;
    },
  ],
  [
    "a bypass",
    (mixer, n) => {
      for (const insert of mixer.strip("a").inserts) if (n % 4 === 0) insert.bypassed.value = n % 8 === 0;
    },
  ],
  [
    "everything at once",
    (mixer, n) => {
      mixer.master.fader.value = -n / 4;
      mixer.strip("mix").fader.value = -n / 4;
      mixer.strip("aux").soloSafe.value = n % 2 === 0;
      for (const send of mixer.strip("a").sends) send.level.value = -6 - n / 4;
    },
  ],
];

const edits: readonly (readonly [name: string, edit: (mixer: Mixer) => void])[] = [
  ["a plugin makes everything late", (mixer) => void mixer.strip("a").addInsert(latency, { frames: 700 })],
  ["a strip goes another way", (mixer) => mixer.strip("a").routeTo(mixer.master)],
  ["an insert comes", (mixer) => void mixer.strip("mix").addInsert(gain, { gainDb: -3 })],
  ["an insert goes", (mixer) => mixer.strip("a").inserts[0]!.remove()],
  ["a send goes", (mixer) => mixer.strip("a").sends[0]!.remove()],
];

describe.each(edits)("while %s", (_, edit) => {
  test.each(hands)("%s may be turned: nothing clicks", async (_name, turn) => {
    for (const hz of [50, 1000]) {
      const live = await openLive(desk(), { sounds: { a: sine(20000, hz, 0.5) } });
      live.mixer.transport.play();
      await live.render(AT);
      edit(live.mixer);
      for (let n = 0; n < 16; n++) {
        turn(live.mixer, n);
        await live.render(100);
      }
      await live.render(3000);
      expect(clickDbfs(live.heard().left, AT)).toBeLessThanOrEqual(-70);
    }
  });
});

test("a track that is routed on and on, past a solo, comes in as slowly as ever: nothing of what had its memory before is remembered", async () => {
  const strips = [track("f", { channels: 2 }), track("k", { channels: 2, clips: [] }), bus("x"), bus("y")];
  const live = await openLive(session(strips), { sounds: { f: constant(20000, 0.25) } });
  const { mixer } = live;
  mixer.transport.play();
  const steps = [
    () => {
      mixer.strip("k").solo.value = true;
    },
    () => mixer.strip("f").routeTo(mixer.strip("x")),
    () => {
      mixer.strip("k").solo.value = false;
    },
    () => mixer.strip("f").routeTo(mixer.strip("y")),
    () => mixer.strip("f").routeTo(mixer.strip("x")),
  ];
  for (const step of steps) {
    await live.render(2048);
    step();
  }
  await live.render(4096);
  const { left } = live.heard();
  const largest = left.reduce((most, x, i) => Math.max(most, Math.abs(x - (left[i - 1] ?? x))), 0);
  // 10 ms from 0 to 0.25 along a cubic; where two fades meet, twice as steep as a straight line.
  expect(largest).toBeLessThanOrEqual((2 * 0.25) / 480);
  expect(left.at(-1)).toBe(0.25);
});

test("a plugin that becomes late otherwise, and is told so once more while that is on its way, jumps neither in the plan before", async () => {
  for (const hz of [50, 1000]) {
    const strips = [track("a", { channels: 2 }), track("b", { channels: 1, clips: [] })];
    const live = await openLive(session(strips), { sounds: { a: sine(20000, hz) } });
    const late = live.mixer.master.addInsert(latency, { frames: 134 });
    live.mixer.transport.play();
    await live.render(AT);
    live.mixer.strip("b").routeTo(null);
    late.params.frames.value = 41;
    await live.render(33);
    late.params.frames.value = 41;
    await live.render(3000);
    expect(clickDbfs(live.heard().left, AT)).toBeLessThanOrEqual(-70);
  }
});
