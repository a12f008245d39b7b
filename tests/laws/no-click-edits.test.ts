import { describe, expect, test } from "vitest";
import { gain as gainPlugin } from "../../src/plugins/gain.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { AT, type ClickCase, clickOf, expectNoClick } from "../desk/click-case.ts";
import { declaredRamp, RAMP_FRAMES } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";

const HALF = 10 ** (-6 / 20);
const desk = (said: Partial<StripDocument> = {}, ...others: StripDocument[]): SessionDocument =>
  session([track("a", { channels: 2, ...said }), ...others]);
const halved = { id: "half", plugin: "gain", params: { gainDb: -6 } };

const walks = (from: number, to: number): ClickCase["declared"] => {
  const ramp = declaredRamp(AT, from, to);
  return (frame, x) => x(frame) * ramp(frame);
};
/** From one gain to another by way of a third: what leaves fades first, what arrives fades in after it. */
const by = (from: number, way: number, to: number): ClickCase["declared"] => {
  const [out, back] = [declaredRamp(AT, from, way), declaredRamp(AT + RAMP_FRAMES, way, to)];
  return (frame, x) => x(frame) * (frame < AT + RAMP_FRAMES ? out(frame) : back(frame));
};

const cases: readonly ClickCase[] = [
  {
    name: "an insert that is bypassed",
    desk: desk({ inserts: [halved] }),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.bypassed.value = true;
    },
    declared: walks(HALF, 1),
  },
  {
    name: "an insert that is engaged",
    desk: desk({ inserts: [{ ...halved, bypassed: true }] }),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.bypassed.value = false;
    },
    declared: walks(1, HALF),
  },
  {
    name: "an insert that is added",
    desk: desk(),
    act: (mixer) => void mixer.strip("a").addInsert(gainPlugin, { gainDb: -6 }),
    declared: walks(1, HALF),
  },
  {
    name: "an insert that is removed",
    desk: desk({ inserts: [halved] }),
    act: (mixer) => mixer.strip("a").inserts[0]!.remove(),
    declared: walks(HALF, 1),
  },
  {
    name: "an insert that goes behind the fader",
    desk: desk({ inserts: [halved] }),
    act: (mixer) => mixer.strip("a").inserts[0]!.place("post-fader"),
    declared: by(HALF, 1, HALF),
  },
  {
    name: "a send that is added",
    desk: desk({}, bus("aux", { faderDb: -6 })),
    act: (mixer) => void mixer.strip("a").addSend(mixer.strip("aux")),
    declared: walks(1, 1 + HALF),
  },
  {
    name: "a send that is removed",
    desk: desk({ sends: [{ to: "aux" }] }, bus("aux", { faderDb: -6 })),
    act: (mixer) => mixer.strip("a").sends[0]!.remove(),
    declared: walks(1 + HALF, 1),
  },
  {
    name: "a strip that goes another way",
    desk: desk({}, bus("mix", { faderDb: -6 })),
    act: (mixer) => mixer.strip("a").routeTo(mixer.strip("mix")),
    declared: by(1, 0, HALF),
  },
  {
    name: "a strip that is removed",
    desk: desk({}, track("b", { channels: 2, faderDb: -6 })),
    act: (mixer) => mixer.strip("b").remove(),
    declared: walks(1 + HALF, 1),
  },
  {
    name: "a strip that is added, with a send to an aux of its own",
    desk: desk(),
    act: (mixer) =>
      mixer.edit(() => {
        const aux = mixer.addBus({ name: "Aux" });
        mixer.strip("a").addSend(aux, { levelDb: -6 });
      }),
    // What comes to a new bus fades in, and what leaves it too.
    declared: (frame, x) => x(frame) * (1 + HALF * declaredRamp(AT)(frame) ** 2),
  },
  {
    name: "a plugin that makes everything late: silence while the delays fill",
    desk: desk(),
    act: (mixer) => void mixer.strip("a").addInsert(latency, { frames: 700 }),
    // What jumps in time fades, and so does the master because its own lateness changes.
    declared: (frame, x) => {
      const [out, back] = [declaredRamp(AT, 1, 0), declaredRamp(AT + RAMP_FRAMES + 700)];
      return frame < AT + RAMP_FRAMES ? x(frame) * out(frame) ** 2 : x(frame - 700) * back(frame) ** 2;
    },
  },
  {
    name: "a late plugin that becomes later",
    desk: desk({ inserts: [{ id: "late", plugin: "latency", params: { frames: 100 } }] }),
    act: (mixer) => {
      mixer.strip("a").inserts[0]!.params.frames!.value = 700;
    },
    declared: (frame, x) => {
      const [out, back] = [declaredRamp(AT, 1, 0), declaredRamp(AT + RAMP_FRAMES + 700)];
      return frame < AT + RAMP_FRAMES ? x(frame - 100) * out(frame) ** 2 : x(frame - 700) * back(frame) ** 2;
    },
  },
];

describe("an edit does not click", () => {
  test.each(cases)("$name", expectNoClick);
});

test("...but a plan that is swapped at once does: the same edit, declared as a jump", async () => {
  const { declaredResidualDbfs, distance } = await clickOf(
    { ...cases[8]!, declared: (frame, x) => x(frame) * (frame < AT ? 1 + HALF : 1) },
    1000,
  );
  expect(declaredResidualDbfs).toBeGreaterThan(-40);
  expect(distance).toBeGreaterThan(0.2);
});
