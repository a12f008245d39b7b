import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

test("a render that ends while more automation waits than an engine keeps lets others work", async () => {
  const ids = Array.from({ length: 8 }, (_, i) => `t${i}`);
  const points = Array.from({ length: 3000 }, (_, i) => ({ frame: 2 * i, value: -(i % 7) }));
  const desk = session(
    ids.map((id) => track(id)),
    { automation: ids.map((id) => ({ target: `${id}.faderDb`, points })) },
  );
  const sounds = Object.fromEntries(ids.map((id) => [id, constant(200, 0.1)]));
  const { left } = await renderDocument(desk, sounds, { toFrame: 100 });
  expect(peak(left)).toBeGreaterThan(0.1);
  // Nothing that is due later comes to its turn while promises are kept without end.
  await new Promise((done) => setTimeout(done));
});
