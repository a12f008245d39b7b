import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySession, anySounds } from "../desk/any-session.ts";
import { openLive } from "../desk/live.ts";
import { peak, type Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";

/** What a solo that listens puts on the monitor is what renders know of the soloed strips, whatever lanes, VCAs and other solos do meanwhile. */

const FRAMES = 1000;

/** The desk of which nobody is soloed, nor ever will be. */
function unsoloed(desk: SessionDocument): SessionDocument {
  const strips = desk.strips.map((strip) => ({ ...strip, solo: false }));
  return {
    ...desk,
    strips,
    soloMode: "in-place",
    automation: desk.automation!.filter(({ target }) => !target.endsWith(".solo")),
  };
}

/** ...and whose strip `id` ends before its fader; a mono one on both sides. */
function endedBeforeFader(desk: SessionDocument, id: string): SessionDocument {
  const strips = desk.strips.map((strip): StripDocument => {
    if (strip.id !== id) return strip;
    const inserts = strip.inserts!.filter(({ placement }) => placement !== "post-fader");
    return { ...strip, inserts, faderDb: 0, mute: false, pan: 0, width: 1, panMode: "balance", panLaw: "0dB" };
  });
  const whole = desk.strips.find((strip) => strip.id === id)!;
  const gone = whole.inserts!.filter(({ placement }) => placement === "post-fader").map((insert) => insert.id);
  const after = new RegExp(`^${id}\\.(faderDb|mute|pan|panMode|panLaw|panLeft|panRight|width|mutePoints)$`);
  return {
    ...desk,
    strips,
    vcas: desk.vcas!.map((vca) => ({ ...vca, members: vca.members!.filter((member) => member !== id) })),
    automation: desk.automation!.filter(
      ({ target }) => !after.test(target) && !gone.some((insert) => target.startsWith(`${id}/${insert}.`)),
    ),
  };
}

interface Part extends Sides {
  readonly latencyFrames: number;
}

/** A strip's output as a render has it. */
async function outputOf(desk: SessionDocument, id: string): Promise<Part> {
  const render = await renderDocument(desk, anySounds, { stems: true });
  const live = await openLive(desk, { sounds: anySounds });
  const { latencyFrames } = live.mixer.strip(id);
  return { ...(id === "master" ? render : render.stems.get(id)!), latencyFrames };
}

test("any desk: the monitor hears the soloed strips as renders have them, in step with the mix", PATIENCE, async () => {
  let heard = 0;
  const law = fc.asyncProperty(
    anySession({ maxStrips: 12 }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("afl" as const, "pfl" as const),
    async (any, solos, soloMode) => {
      const soloed = new Set(solos.map((n) => any.strips[n % any.strips.length]!.id));
      const strips = any.strips.map((strip) => ({ ...strip, solo: soloed.has(strip.id) }));
      const desk: SessionDocument = { ...any, strips, soloMode, soloOverridesMute: true, monitor: {} };
      const plain = unsoloed(desk);
      const parts = await Promise.all(
        [...soloed].map((id) => outputOf(soloMode === "afl" ? plain : endedBeforeFader(plain, id), id)),
      );
      const late =
        desk.delayCompensation === false
          ? 0
          : Math.max((await outputOf(plain, "master")).latencyFrames, ...parts.map(({ latencyFrames }) => latencyFrames));
      const live = await openLive(desk, { sounds: anySounds });
      live.mixer.transport.play();
      await live.render(late + FRAMES);
      const loudest = Math.max(1, ...parts.flatMap(({ left, right }) => [peak(left), peak(right)]));
      for (const side of ["left", "right"] as const) {
        const now = live.heard()[side];
        let worst = 0;
        for (let i = 0; i < FRAMES; i++)
          worst = Math.max(worst, Math.abs(now[late + i]! - parts.reduce((sum, part) => sum + part[side][i]!, 0)));
        expect(worst / loudest).toBeLessThan(1e-6);
      }
      if (peak(live.heard().left) > 1e-3) heard++;
    },
  );
  const { numRuns } = runs(20);
  await fc.assert(law, { numRuns });
  expect(heard).toBeGreaterThan(0);
});
