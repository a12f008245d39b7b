import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyGraph } from "./edit.ts";
import { allEdges, type Graph, type Strip } from "./graph.ts";
import { pathBetween, wavesOf, waysOf } from "./paths.ts";

/** A desk of buses in which each may go to any that comes after it. */
const desks = fc
  .array(fc.record({ output: fc.nat(), sends: fc.array(fc.nat(), { maxLength: 3 }) }), { minLength: 1, maxLength: 14 })
  .map((ways): Graph => {
    const ids = [...ways.map((_, i) => `b${i}`), "master"];
    const after = (i: number, n: number) => ids[i + 1 + (n % (ids.length - 1 - i))]!;
    const strips = ways.map(({ output, sends }, i): [string, Strip] => {
      const to = sends.map((n) => after(i, n)).filter((id) => id !== "master");
      const strip = { id: ids[i]!, name: "", role: "bus", channels: 2, inserts: [], output: after(i, output) } as const;
      return [ids[i]!, { ...strip, sends: to.map((id, n) => ({ id: `s${n}`, to: id, tap: "post-fader" })) }];
    });
    const { strips: masters, master } = emptyGraph({
      id: "master",
      name: "",
      role: "master",
      channels: 2,
      inserts: [],
      sends: [],
      output: null,
    });
    return { strips: new Map([...strips.reverse(), ...masters]), master };
  });

test("every edge leads from an earlier wave to a later one, every strip is in one, ids in order", () => {
  fc.assert(
    fc.property(desks, (graph) => {
      const waves = wavesOf(graph);
      const waveOf = new Map(waves.flatMap((wave, i) => wave.map((id) => [id, i] as const)));
      expect([...waveOf.keys()].sort()).toEqual([...graph.strips.keys()].sort());
      for (const { from, to } of allEdges(graph)) expect(waveOf.get(from)!).toBeLessThan(waveOf.get(to)!);
      for (const wave of waves) expect(wave).toEqual(wave.toSorted());
    }),
  );
});

test("a path follows edges from one strip to the other, and there is none back", () => {
  fc.assert(
    fc.property(desks, (graph) => {
      const edges = allEdges(graph);
      const path = pathBetween(waysOf(graph), "b0", "master")!;
      expect([path[0], path.at(-1)]).toEqual(["b0", "master"]);
      for (const [i, id] of path.slice(1).entries())
        expect(edges.some(({ from, to }) => from === path[i] && to === id)).toBe(true);
      expect(pathBetween(waysOf(graph), "master", "b0")).toBeNull();
    }),
  );
});

test("a strip is its own path", () => {
  expect(pathBetween({ outOf: new Map() }, "a", "a")).toEqual(["a"]);
});
