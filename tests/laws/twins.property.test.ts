import fc from "fast-check";
import { expect, test } from "vitest";
import type { InsertDocument, SessionDocument, StripDocument } from "../../src/session/document.ts";
import { tenths } from "../desk/any-insert.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySession, anySounds } from "../desk/any-session.ts";
import { bus, session, track } from "../desk/documents.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";

/** A desk on which only `id` plays, and is heard, and a twin of it beside; at most one way from either to any strip, or a sum would round. */
function withTwin(desk: SessionDocument, id: string, polarity: "normal" | "inverted"): SessionDocument {
  const strips = desk.strips.flatMap((strip): StripDocument[] => {
    if (strip.role === "master") return [{ id: strip.id, role: "master" }];
    if (strip.id !== id) return [strip.role === "track" ? { ...strip, clips: [], channels: strip.channels ?? 2 } : strip];
    const reached = new Set(["master"]);
    const sends = strip.sends!.filter(({ to }) => !reached.has(to) && reached.add(to));
    const one = { ...strip, sends, output: "master", polarity: "normal" as const, faderDb: 0, mute: false };
    return [one, { ...one, id: `${id} twin`, polarity }];
  });
  const vcas = desk.vcas!.map((vca) => ({
    ...vca,
    members: vca.members!.flatMap((member) => (member === id ? [id, `${id} twin`] : [member])),
  }));
  const lanes = desk.automation!.filter(({ target }) => target !== `${id}.polarity` && !/>|^master/.test(target));
  const copies = lanes
    .filter(({ target }) => new RegExp(`^${id}[./]`).test(target))
    .map((lane) => ({ ...lane, target: lane.target.replace(id, `${id} twin`) }));
  return { ...desk, strips, vcas, automation: [...lanes, ...copies] };
}

test(
  "any track of any desk and its upside-down twin cancel exactly, whatever both pass; upright they do not",
  PATIENCE,
  async () => {
    let heard = 0;
    const law = fc.asyncProperty(anySession({ maxStrips: 20, solos: false }), fc.nat(), async (desk, number) => {
      const tracks = desk.strips.filter(({ role }) => role === "track");
      fc.pre(tracks.length > 0);
      const { id } = tracks[number % tracks.length]!;
      const { left, right } = await renderDocument(withTwin(desk, id, "inverted"), anySounds);
      expect([peak(left), peak(right)]).toEqual([0, 0]);
      const upright = await renderDocument(withTwin(desk, id, "normal"), anySounds);
      if (peak(upright.left) + peak(upright.right) > 1e-4) heard++;
    });
    await fc.assert(law, runs(8));
    expect(heard).toBeGreaterThan(0);
  },
);

const late = fc.record({
  plugin: fc.constant("latency"),
  placement: fc.constantFrom("pre-fader" as const, "post-fader" as const),
  bypassed: fc.boolean(),
  params: fc.record({ frames: fc.nat(300) }),
});
/** Buses one after the other, each with what makes it late. */
const way = fc.array(fc.array(late, { maxLength: 3 }), { maxLength: 6 });

/** Twins through buses of their own, one of them turned down by `faderDb` on its way. */
function twoWays(ways: readonly (readonly InsertDocument[])[][], faderDb: number): SessionDocument {
  const strips = ways.flatMap((buses, way) => [
    track(`twin ${way}`, {
      clips: [{ file: "wide" }],
      polarity: way ? "inverted" : "normal",
      output: buses.length > 0 ? `way ${way} 0` : "master",
      ...(way && { faderDb }),
    }),
    ...buses.map((inserts, i) =>
      bus(`way ${way} ${i}`, { inserts: [...inserts], output: i + 1 < buses.length ? `way ${way} ${i + 1}` : "master" }),
    ),
  ]);
  return session(strips, { lengthFrames: 2000 });
}

test("twins cancel exactly by ways that are late as they please, for what is early waits", PATIENCE, async () => {
  const law = fc.asyncProperty(way, way, tenths(-60, -1), async (one, other, faderDb) => {
    const { left, right } = await renderDocument(twoWays([one, other], 0), anySounds);
    expect([peak(left), peak(right)]).toEqual([0, 0]);
    expect(peak((await renderDocument(twoWays([one, other], faderDb), anySounds)).left)).toBeGreaterThan(0.02);
  });
  await fc.assert(law, runs(8));
});

test("...and do not where nothing waits", PATIENCE, async () => {
  const uneven: InsertDocument[][] = [[{ plugin: "latency", params: { frames: 7 } }]];
  const { left } = await renderDocument({ ...twoWays([uneven, []], 0), delayCompensation: false }, anySounds);
  expect(peak(left)).toBeGreaterThan(0.2);
});
