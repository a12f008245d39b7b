import { expect, test } from "vitest";
import type { DeskState } from "../../src/mixer/desk/levels.ts";
import { DESK } from "../../src/plugins/desk.ts";
import { loadSession } from "../../src/session/load.ts";
import { staticMixOf } from "../desk/static-mix.ts";
import { heardAs, names, safeStrip, soloDesk, tables, type Variant, WEIGHTS } from "./truth-desk.ts";

const isIn = (mask: number, i: number) => ((mask >> i) & 1) === 1;

test.each(Object.keys(tables) as Variant[])("%s: all 4096 mutes and solos, by the gains of the desk", (variant) => {
  const { graph, values: initial, vcas } = loadSession(soloDesk());
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
      return heardAs(mix(state, sources));
    }),
  );
  expect(heard).toEqual(tables[variant]);
});

test("...and one desk's table is not another's, but for a bus that is safe: what plays into it is closed all the same", () => {
  const apart = (variant: Variant) =>
    tables[variant].flatMap((row, solos) => row.filter((heard, mutes) => heard !== tables.default[solos]![mutes])).length;
  expect(apart("soloOverridesMute")).toBeGreaterThan(3000);
  expect(apart("T4 solo-safe")).toBeGreaterThan(900);
  expect(apart("R solo-safe")).toBe(0);
});
