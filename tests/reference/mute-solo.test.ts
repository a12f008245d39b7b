import { expect, test } from "vitest";
import type { DeskState } from "../../src/mixer/levels.ts";
import { DESK } from "../../src/plugins/desk.ts";
import type { StripDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { bus, session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, constant } from "../desk/signals.ts";
import { staticMixOf } from "../desk/static-mix.ts";
import { readJson } from "./reference.ts";

type Variant = "default" | "soloOverridesMute" | "T4 solo-safe" | "R solo-safe";
/** For each mask of soloed strips, for each mask of muted ones: 16 times what is heard dry, plus 256 times what comes through R: a bit for each. */
const { strips: names, tables } = readJson<{ strips: string[]; tables: Record<Variant, number[][]> }>("truth-mute-solo.json");

/** Six strips; each track's constant has a bit of its own, so that one number says who is heard, and which way. */
const WEIGHTS: Readonly<Record<string, number>> = { T1: 1, T2: 2, T3: 4, T4: 8 };
const mono = (id: string, said: Partial<StripDocument> = {}) => track(id, { channels: 1, pan: -1, ...said });
const send = (tap: "pre-fader" | "post-fader") => ({ sends: [{ id: "s", to: "R", tap, pan: 1 }] });
const desk = () =>
  session([
    mono("T1"),
    mono("T2", { output: "A" }),
    mono("T3", send("pre-fader")),
    mono("T4", send("post-fader")),
    bus("A"),
    bus("R"),
  ]);

const isIn = (mask: number, i: number) => ((mask >> i) & 1) === 1;
const safeStrip = (variant: Variant) => (variant.endsWith("solo-safe") ? variant.slice(0, 2).trim() : null);
const oneNumber = ([left, right]: readonly number[]) => left! * 16 + 16 * (right! * 16);

test.each(Object.keys(tables) as Variant[])("%s: all 4096 mutes and solos, by the gains of the desk", (variant) => {
  const { graph, values: initial, vcas } = loadSession(desk());
  const values = new Map(initial);
  const mix = staticMixOf(graph);
  const state: Omit<DeskState, "graph"> = { values, vcas };
  values.set(`${DESK}.soloOverridesMute`, variant === "soloOverridesMute");
  const safe = safeStrip(variant);
  if (safe) values.set(`${safe}.soloSafe`, true);
  const sources = Object.fromEntries(Object.entries(WEIGHTS).map(([id, weight]) => [id, weight / 16]));
  const heard = tables[variant].map((row, solos) =>
    row.map((_, mutes) => {
      for (const [i, name] of names.entries()) {
        values.set(`${name}.solo`, isIn(solos, i));
        values.set(`${name}.mute`, isIn(mutes, i));
      }
      return oneNumber(mix(state, sources));
    }),
  );
  expect(heard).toEqual(tables[variant]);
});

test("...and by the sound itself, for fifty of them", async () => {
  const pick = choices(4);
  const sounds = Object.fromEntries(Object.entries(WEIGHTS).map(([id, weight]) => [id, constant(64, weight / 16)]));
  const variants = Object.keys(tables) as Variant[];
  for (let n = 0; n < 50; n++) {
    const [variant, solos, mutes] = [variants[n % 4]!, pick(0, 63), pick(0, 63)];
    const document = { ...desk(), soloOverridesMute: variant === "soloOverridesMute" };
    for (const [i, name] of names.entries()) {
      const strip = document.strips.find(({ id }) => id === name)!;
      Object.assign(strip, { solo: isIn(solos, i), mute: isIn(mutes, i), soloSafe: name === safeStrip(variant) });
    }
    const { left, right } = await renderDocument(document, sounds);
    expect([variant, solos, mutes, oneNumber([left[50]!, right[50]!])]).toEqual([
      variant,
      solos,
      mutes,
      tables[variant][solos]![mutes],
    ]);
  }
});

test("...and one desk's table is not another's, but for a bus that is safe: what plays into it is closed all the same", () => {
  const apart = (variant: Variant) =>
    tables[variant].flatMap((row, solos) => row.filter((heard, mutes) => heard !== tables.default[solos]![mutes])).length;
  expect(apart("soloOverridesMute")).toBeGreaterThan(3000);
  expect(apart("T4 solo-safe")).toBeGreaterThan(900);
  expect(apart("R solo-safe")).toBe(0);
});
