import { expect, test } from "vitest";
import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const IDS = ["a", "b", "c", "d", "e", "f", "g"];
const sounds = Object.fromEntries(IDS.map((id, i) => [id, [noise(4000, i + 1, 0.1), noise(4000, i + 30, 0.1)]]));

/** Seven tracks, not alike, into two buses; in the order of `ids`. */
function desk(ids: readonly string[] = IDS, said: Partial<SessionDocument> = {}): SessionDocument {
  const tracks = ids.map((id) => {
    const i = IDS.indexOf(id);
    const inserts = i % 2 ? [{ id: "eq", plugin: "equaliser", params: { band1FrequencyHz: 100 * i, band1GainDb: 5 } }] : [];
    return track(id, {
      faderDb: -i,
      pan: i / 10,
      inserts,
      sends: [{ to: "aux", levelDb: -2 * i }],
      output: i < 4 ? "mix" : "master",
    });
  });
  return session([bus("mix", { faderDb: -1 }), ...tracks, bus("aux", { pan: 0.2, output: "mix" })], said);
}

test("a session rendered twice is the same twice", async () => {
  const [once, again] = [await renderDocument(desk(), sounds), await renderDocument(desk(), sounds)];
  expect(firstStereoDifference(again, once)).toBeNull();
});

test("the order in which strips were written changes no bit: sums have an order of their own", async () => {
  const once = await renderDocument(desk(), sounds);
  expect(firstStereoDifference(await renderDocument(desk(IDS.toReversed()), sounds), once)).toBeNull();
  expect(firstStereoDifference(await renderDocument(desk(["d", "g", "a", "f", "b", "e", "c"]), sounds), once)).toBeNull();
});

test("...nor the order in which they were added to a desk that is open", async () => {
  const build = async (ids: readonly string[]) => {
    const inputs = IDS.map((_, i) => ({ left: noise(3000, i + 1, 0.1), right: noise(3000, i + 30, 0.1) }));
    const live = await openLive(session([bus("mix")]), { inputs });
    for (const id of ids) live.mixer.addTrack({ id }).routeTo(live.mixer.strip("mix"));
    for (const id of IDS) void live.mixer.strip(id).input;
    await live.render(3000);
    return live.heard();
  };
  expect(firstStereoDifference(await build(IDS.toReversed()), await build(IDS))).toBeNull();
});

test("...but other names may: the law is about order, not about float32 sums being associative", async () => {
  const renamed = (ids: readonly string[]) =>
    session(ids.map((id, i) => track(`${i}`, { clips: [{ file: id }], faderDb: -3 - IDS.indexOf(id) })));
  const [once, turned] = [renamed(IDS), renamed(IDS.toReversed())];
  expect(firstStereoDifference(await renderDocument(turned, sounds), await renderDocument(once, sounds))).not.toBeNull();
});
