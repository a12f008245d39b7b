import fc from "fast-check";
import { expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { doAny } from "../desk/any-deed.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";

const desk = () =>
  session(
    [
      track("a", { clips: [], sends: [{ id: "s", to: "room" }], inserts: [{ id: "c", plugin: "compressor" }] }),
      track("b", { clips: [], output: "room" }),
      bus("room"),
    ],
    { vcas: [{ id: "v", members: ["a"] }], groups: [{ id: "g", members: ["a", "b"] }], scenes: [{ id: "x", values: {} }] },
  );

/** Every live object of a desk, in the order of what it stands for. */
function objectsOf(mixer: Mixer): readonly object[] {
  const { strips, vcas, groups, scenes } = mixer;
  return [...strips, ...strips.flatMap(({ inserts, sends }) => [...inserts, ...sends]), ...vcas, ...groups, ...scenes];
}

/** Asks an object for something that only what is there knows. */
function ask(object: object): void {
  const some = object as { name?: unknown; placement?: unknown; tap?: unknown };
  void [some.name, some.placement, some.tap];
}

function isThere(object: object): boolean {
  try {
    ask(object);
    return true;
  } catch (error) {
    if (error instanceof GraphError && error.code === "removed") return false;
    throw error;
  }
}

test(
  "each step back and forth brings back the very objects that stood for what is there; the others are dead",
  PATIENCE,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), async (acts) => {
        const { mixer } = await openLive(desk());
        const stood = [objectsOf(mixer)];
        mixer.on("state", ({ change }) => change === "history" && stood.push(objectsOf(mixer)));
        for (const seed of acts) doAny(mixer, seed);
        const steps = stood.slice();
        const known = new Set(steps.flat());
        const holds = (then: readonly object[]) => {
          const now = objectsOf(mixer);
          expect(now.length).toBe(then.length);
          expect(now.every((object, i) => object === then[i])).toBe(true);
          expect([...known].filter(isThere).length).toBe(new Set(now).size);
        };
        let at = steps.length - 1;
        for (; mixer.undo() !== null; holds(steps[at]!)) at--;
        expect(at).toBe(0);
        for (; mixer.redo() !== null; holds(steps[at]!)) at++;
      }),
      runs(25),
    );
  },
);
