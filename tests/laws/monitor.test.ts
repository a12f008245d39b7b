import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, noise } from "../desk/signals.ts";

const gain = (db: number) => 10 ** (db / 20);
const FRAMES = 6000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: [noise(FRAMES, 3), noise(FRAMES, 4)] };
const busy = (said: Partial<SessionDocument> = {}) =>
  session(
    [
      track("a", { channels: 2, faderDb: -3.3, inserts: [{ id: "l", plugin: "latency", params: { frames: 77 } }] }),
      track("b", { channels: 2, pan: 0.3, sends: [{ id: "s", to: "x" }] }),
      bus("x", { faderDb: -4 }),
    ],
    said,
  );

async function live(document: SessionDocument, monitor = true) {
  const desk = await openLive(document, { sounds, monitor });
  desk.mixer.transport.play();
  await desk.render(FRAMES);
  return desk.heard();
}

describe("the monitor section", () => {
  test("at rest gives the master's output, bit for bit", async () => {
    const heard = await live(busy());
    expect(peak(heard.left)).toBeGreaterThan(0.1);
    expect(firstStereoDifference(heard, await live(busy(), false))).toBeNull();
  });

  test("...and does not when its level is a thousandth of a decibel down", async () => {
    expect(firstStereoDifference(await live(busy({ monitor: { levelDb: -0.001 } })), await live(busy()))).not.toBeNull();
  });

  test("is in no render, whatever it is set to, and neither is what a solo listens to", async () => {
    const plain = await renderDocument(busy(), sounds);
    const monitor = { levelDb: -6, dim: true, cut: true, mono: true, swap: true, polarityLeft: "inverted" } as const;
    expect(firstStereoDifference(await renderDocument(busy({ monitor }), sounds), plain)).toBeNull();
    for (const soloMode of ["afl", "pfl"] as const) {
      const document = busy({ soloMode });
      document.strips[0]!.solo = true;
      expect(firstStereoDifference(await renderDocument(document, sounds), plain)).toBeNull();
    }
    expect(peak((await live(busy({ monitor }))).left)).toBe(0);
  });
});

const [L, R] = [0.5, 0.125];

/** What comes of 0.5 on the left and 0.125 on the right. */
async function sidesAfter(act: (mixer: Mixer) => void): Promise<[number, number]> {
  const desk = await openLive(session([track("t", { channels: 2 })]), {
    sounds: { t: [constant(FRAMES, L), constant(FRAMES, R)] },
  });
  desk.mixer.transport.play();
  act(desk.mixer);
  await desk.render(2000);
  const { left, right } = desk.heard();
  return [left[1900]!, right[1900]!];
}

test.each<[string, (mixer: Mixer) => void, [number, number]]>([
  ["nothing", () => {}, [L, R]],
  ["level", ({ monitor }) => set(monitor.level, -12), [L * gain(-12), R * gain(-12)]],
  ["dim", ({ monitor }) => set(monitor.dim, true), [L / 10, R / 10]],
  [
    "dim by another level",
    ({ monitor }) => {
      set(monitor.dim, true);
      set(monitor.dimLevel, -40);
    },
    [L / 100, R / 100],
  ],
  ["cut", ({ monitor }) => set(monitor.cut, true), [0, 0]],
  ["mono", ({ monitor }) => set(monitor.mono, true), [(L + R) / 2, (L + R) / 2]],
  ["swap", ({ monitor }) => set(monitor.swap, true), [R, L]],
  ["polarity left", ({ monitor }) => set(monitor.polarityLeft, "inverted"), [-L, R]],
  ["polarity right", ({ monitor }) => set(monitor.polarityRight, "inverted"), [L, -R]],
  [
    "what the sides do not share",
    ({ monitor }) => {
      set(monitor.mono, true);
      set(monitor.polarityRight, "inverted");
    },
    [(L - R) / 2, (L - R) / 2],
  ],
  [
    "swap, then polarity of the left side",
    ({ monitor }) => {
      set(monitor.swap, true);
      set(monitor.polarityLeft, "inverted");
    },
    [-R, L],
  ],
])("%s", async (_, act, expected) => {
  const sides = await sidesAfter(act);
  for (const side of [0, 1]) expect(sides[side]).toBeCloseTo(expected[side]!, 6);
});

function set<V>(param: { value: V }, value: V): void {
  param.value = value;
}

test("the monitor has no automation: a session that held its lane could not be loaded", async () => {
  const { mixer } = await openLive(session([]));
  const { level } = mixer.monitor;
  expect(() => {
    level.automation.mode = "write";
  }).toThrow('out-of-range: >monitor.levelDb: mode "write": it belongs to the desk as a whole, which is not automated; set it');
  expect(() => {
    mixer.settings.panLaw.automation.mode = "write";
  }).toThrow("belongs to the desk as a whole");
  expect(() => level.automation.add({ frame: 0, value: 0 })).toThrow("belongs to the desk as a whole");
  expect(mixer.toSession().automation).toBeUndefined();
});
