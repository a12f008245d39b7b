import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

function crowdedDesk() {
  const ids = Array.from({ length: 8 }, (_, i) => `t${i}`);
  const points = Array.from({ length: 3000 }, (_, i) => ({ frame: 2 * i, value: -(i % 7) }));
  const desk = session(
    ids.map((id) => track(id)),
    { automation: ids.map((id) => ({ target: `${id}.faderDb`, points })) },
  );
  return { desk, sounds: Object.fromEntries(ids.map((id) => [id, constant(200, 0.1)])) };
}

test("a render that ends while more automation waits than an engine keeps lets others work", async () => {
  const { desk, sounds } = crowdedDesk();
  const { left } = await renderDocument(desk, sounds, { toFrame: 100 });
  expect(peak(left)).toBeGreaterThan(0.1);
  // Nothing that is due later comes to its turn while promises are kept without end.
  await new Promise((done) => setTimeout(done));
});

test("...and so does one that its caller breaks off", async () => {
  const { desk, sounds } = crowdedDesk();
  const onProgress = () => {
    throw new Error("enough");
  };
  await expect(renderDocument(desk, sounds, { toFrame: 100, onProgress })).rejects.toThrow("enough");
  await new Promise((done) => setTimeout(done));
});
