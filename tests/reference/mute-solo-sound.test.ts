import { describe, expect, test } from "vitest";
import type { AutomationDocument } from "../../src/session/document.ts";
import { openLive } from "../desk/live.ts";
import type { Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";
import { heardAs, names, safeStrip, soloDesk, tables, type Variant, WEIGHTS } from "./truth-desk.ts";

/** Solos and mutes, one after the other, so that mostly one of them changes. */
const ROWS = Array.from({ length: 64 * 64 }, (_, row) => ({ solos: gray(row >> 6), mutes: gray(row & 63) }));
const isIn = (mask: number, i: number) => ((mask >> i) & 1) === 1;
function gray(n: number): number {
  return n ^ (n >> 1);
}

const variants = Object.keys(tables) as Variant[];
const sounds = (frames: number) =>
  Object.fromEntries(Object.entries(WEIGHTS).map(([id, weight]) => [id, constant(frames, weight / 16)]));

function document(variant: Variant) {
  const desk = soloDesk();
  const safe = desk.strips.find(({ id }) => id === safeStrip(variant));
  if (safe) Object.assign(safe, { soloSafe: true });
  return { ...desk, soloOverridesMute: variant === "soloOverridesMute" };
}

/** The rows of which the sound is not what the table has, from the frame that each row's is heard on. */
function wrongRows(variant: Variant, { left, right }: Sides, frameOf: (row: number) => number): object[] {
  return ROWS.map(({ solos, mutes }, row) => {
    const heard = heardAs([left[frameOf(row)]!, right[frameOf(row)]!]);
    return { solos, mutes, heard, wanted: tables[variant][solos]![mutes] };
  }).filter(({ heard, wanted }) => heard !== wanted);
}

describe("all 4096 mutes and solos by the sound itself", () => {
  test.each(variants)("%s: of a render in which each is drawn on a frame of its own", async (variant) => {
    const lane = (name: "solo" | "mute", i: number): AutomationDocument => ({
      target: `${names[i]}.${name}`,
      points: ROWS.map(({ solos, mutes }, frame) => ({ frame, value: isIn(name === "solo" ? solos : mutes, i) })).filter(
        ({ value }, row, all) => value !== all[row - 1]?.value,
      ),
    });
    const automation = names.flatMap((_, i) => [lane("solo", i), lane("mute", i)]);
    const desk = { ...document(variant), lengthFrames: ROWS.length, automation };
    const heard = await renderDocument(desk, sounds(ROWS.length));
    expect(wrongRows(variant, heard, (row) => row)).toEqual([]);
    expect(wrongRows(variant, heard, (row) => (row + 1) % ROWS.length).length).toBeGreaterThan(100);
  });

  test.each(variants)("%s: of a live desk on which a hand sets them", async (variant) => {
    const EACH = 512;
    const live = await openLive(document(variant), { sounds: sounds(EACH * (ROWS.length + 2)), memoryPages: 800 });
    const strips = names.map((name) => live.mixer.strip(name));
    live.mixer.transport.play();
    for (const { solos, mutes } of ROWS) {
      for (const [i, { solo, mute }] of strips.entries()) {
        if (solo.value !== isIn(solos, i)) solo.value = isIn(solos, i);
        if (mute.value !== isIn(mutes, i)) mute.value = isIn(mutes, i);
      }
      await live.render(EACH);
    }
    expect(wrongRows(variant, live.heard(), (row) => row * EACH + EACH - 1)).toEqual([]);
  });
});
