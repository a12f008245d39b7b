import fc from "fast-check";
import { expect, test } from "vitest";
import { explainSession } from "../../src/offline/explain.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySession, WITH_ROOMS } from "../desk/any-session.ts";
import { valuesOf } from "../model/said.ts";
import { Lateness, openWithSolo, type Way, waysOf } from "../model/ways.ts";

/** What the model knows of every way, told in the words of the desk: how long it waits, and whether solo closes it. */
function wordsOf(document: SessionDocument): string[] {
  const ways = waysOf(document);
  const lateness = new Lateness(document, ways);
  const values = valuesOf(document);
  const openAt = (frame: number) => {
    const on = (name: string) => document.strips.filter(({ id }) => values.isOn(`${id}.${name}`)(frame)).map(({ id }) => id);
    return openWithSolo(ways, document.soloMode === "in-place" ? on("solo") : [], on("soloSafe"));
  };
  const frames = [0, ...(document.automation ?? []).flatMap(({ points = [] }) => points.map(({ frame }) => frame))];
  const open = frames.map(openAt);
  const closed = (way: Way) => {
    const times = open.filter((names) => !names.has(way.name)).length;
    return times === 0 ? "" : `, closed by solo${times < frames.length ? " at times" : ""}`;
  };
  const wait = (way: Way) => {
    const frames = lateness.wait(way);
    return frames === 0 ? "" : `, waits ${frames} ${frames === 1 ? "frame" : "frames"}`;
  };
  return ways
    .filter(({ kind }) => kind !== "key")
    .map((way) => `  from ${way.from} (${way.kind}): ${way.name}${wait(way)}${closed(way)}`);
}

const toldWays = (document: SessionDocument) =>
  explainSession(loadSession(document))
    .split("\n")
    .filter((line) => line.startsWith("  from "));

test("explain tells of any desk's ways what the model knows of them", PATIENCE, () => {
  const law = fc.property(anySession({ plugins: WITH_ROOMS }), (document) => {
    expect(toldWays(document).sort()).toEqual(wordsOf(document).sort());
  });
  fc.assert(law, runs(60));
});

test("...and not what it knows of another desk", PATIENCE, () => {
  const found = fc.sample(anySession({ plugins: WITH_ROOMS }), { numRuns: 60, seed: 5 }).filter((document) => {
    const later = document.strips.map((strip) => ({ ...strip, inserts: strip.inserts!.slice(1), soloSafe: false }));
    return (
      wordsOf({ ...document, strips: later })
        .sort()
        .join() !== toldWays(document).sort().join()
    );
  });
  expect(found.length).toBeGreaterThan(20);
});

test("one strip told alone is told as it is among the others", PATIENCE, () => {
  const law = fc.property(anySession({ plugins: WITH_ROOMS }), fc.nat(), (document, number) => {
    const { id } = document.strips[number % document.strips.length]!;
    const session = loadSession(document);
    expect(explainSession(session).split("\n\n")).toContain(explainSession(session, id));
  });
  fc.assert(law, runs(30));
});
