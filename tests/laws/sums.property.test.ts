import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySession, anySounds } from "../desk/any-session.ts";
import { distance, firstDifference, firstStereoDifference, peak, type Sides, sum } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";

/** Laws of how things add up, over any desk. What breaks each of them is beside the same law on a desk made by hand, in the file of its name. */

const SIDES = ["left", "right"] as const;
/** Nothing upside down and nothing wider than it is: what cancels has no size of its own to be measured by. */
const upright = fc.record(
  {
    faderDb: fc.integer({ min: -20, max: 3 }),
    pan: fc.constantFrom(0, -0.5, 0.8),
    width: fc.constantFrom(1, 0.5),
    channels: fc.constantFrom(1 as const, 2 as const),
  },
  { requiredKeys: [] },
);

/** Distance from a sum in double precision, as a part of what a float32 desk may be off: (N + 8) 2^-24 of what is summed. */
function apart(mix: Sides, parts: readonly Sides[], strips: number): number {
  const ratios = SIDES.map((side) => {
    const signals = parts.map((part) => part[side]);
    const largest = Math.max(1e-9, ...sum(signals.map((signal) => signal.map(Math.abs))));
    return distance(mix[side], sum(signals)) / ((strips + 8) * 2 ** -24 * largest);
  });
  return Math.max(...ratios);
}

const changed = (document: SessionDocument, change: (strip: StripDocument) => StripDocument): SessionDocument => ({
  ...document,
  strips: document.strips.map(change),
});
const playing = ({ strips }: SessionDocument) => strips.filter(({ role }) => role === "track").map(({ id }) => id);
const alone = (document: SessionDocument, id: string) =>
  changed(document, (strip) =>
    strip.role === "track" && strip.id !== id ? { ...strip, clips: [], channels: strip.channels ?? 2 } : strip,
  );
/** Channels that follow from clips, said: they stay when the clips go. */
const withChannelsSaid = (document: SessionDocument) =>
  changed(document, (strip) => ({ ...strip, channels: strip.channels ?? 2 }));

test("any desk of linear things is the sum of each of its tracks alone", PATIENCE, async () => {
  const desks = anySession({ maxStrips: 14, plugins: ["gain", "latency"], values: upright, automated: false }).map(
    withChannelsSaid,
  );
  const law = fc.asyncProperty(desks, async (document) => {
    const ids = playing(document);
    fc.pre(ids.length > 1);
    const singles: Sides[] = [];
    for (const id of ids) singles.push(await renderDocument(alone(document, id), anySounds));
    const mix = await renderDocument(document, anySounds);
    expect(apart(mix, singles, document.strips.length)).toBeLessThanOrEqual(1);
    const loud = singles.findIndex(({ left }) => peak(left) > 1e-3);
    if (loud >= 0) expect(apart(mix, singles.toSpliced(loud, 1), document.strips.length)).toBeGreaterThan(1);
  });
  await fc.assert(law, runs(5));
});

test("stems of the strips that go to a plain master sum to the mix of any desk", PATIENCE, async () => {
  const desks = anySession({ maxStrips: 20, solos: false }).map((document) =>
    changed(document, (strip) => (strip.role === "master" ? { id: strip.id, role: "master" } : strip)),
  );
  const law = fc.asyncProperty(desks, async (desk) => {
    const ofMaster = ({ target }: { target: string }) => !target.startsWith("master") && !/solo|^vca/.test(target);
    const document = { ...desk, vcas: [], delayCompensation: true, automation: desk.automation!.filter(ofMaster) };
    const { left, right, stems } = await renderDocument(document, anySounds, { stems: true });
    const ways = document.strips.filter(({ output }) => output === "master").map(({ id }) => stems.get(id)!);
    fc.pre(ways.length > 0);
    expect(apart({ left, right }, ways, document.strips.length)).toBeLessThanOrEqual(1);
  });
  await fc.assert(law, runs(6));
});

test(
  "a sound at unity through any buses is a copy of itself, and is none when one of them is a little down",
  PATIENCE,
  async () => {
    const law = fc.asyncProperty(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      async (ids, number) => {
        const chain = (faderDb: number): SessionDocument => ({
          format: "postfade-session",
          version: 1,
          strips: [
            { id: "the source", role: "track", clips: [{ file: "wide" }], output: ids[0]! },
            ...ids.map(
              (id, i): StripDocument => ({
                id,
                role: "bus",
                output: ids[i + 1] ?? "the end",
                ...(i === number % ids.length && { faderDb }),
              }),
            ),
            { id: "the end", role: "master" },
          ],
        });
        const [heard, turned] = [await renderDocument(chain(0), anySounds), await renderDocument(chain(-1e-6), anySounds)];
        for (const [side, wide] of [heard.left, heard.right].entries())
          expect(firstDifference(wide, anySounds.wide[side]!)).toBeNull();
        expect(firstStereoDifference(turned, heard)).not.toBeNull();
      },
    );
    await fc.assert(law, runs(6));
  },
);

test("moving the fader of any strip of any desk changes no bit of what its pre-fader taps hear", PATIENCE, async () => {
  const law = fc.asyncProperty(anySession({ maxStrips: 20 }), fc.nat(), async (desk, number) => {
    const { id } = desk.strips[number % (desk.strips.length - 1)] ?? desk.strips[0]!;
    fc.pre(id !== "master");
    const probed = (faderDb: number): SessionDocument => {
      const probes = (["pre-fader"] as const).map((tap) => ({ id: tap, to: tap, tap }));
      const strips = desk.strips.map((strip) =>
        strip.id === id ? { ...strip, faderDb, sends: [...strip.sends!, ...probes] } : strip,
      );
      const buses = probes.map(({ to }): StripDocument => ({ id: to, role: "bus", output: null }));
      const automation = desk.automation!.filter(({ target }) => target !== `${id}.faderDb`);
      return { ...desk, automation, strips: [...strips, ...buses] };
    };
    const [up, down] = [
      await renderDocument(probed(0), anySounds, { stems: true }),
      await renderDocument(probed(-20), anySounds, { stems: true }),
    ];
    expect(firstStereoDifference(down.stems.get("pre-fader")!, up.stems.get("pre-fader")!)).toBeNull();
  });
  await fc.assert(law, runs(8));
});
