import { allEdges, type Edge, type Graph, type Placement, type Strip } from "../graph/graph.ts";
import { groupBy, wavesOf } from "../graph/paths.ts";
import { plugins } from "../plugins/index.ts";
import { type Bank, banksOf } from "./banks.ts";
import { lateness } from "./lateness.ts";
import type { MeterPoint, Place, Plan, Step, Surroundings } from "./plan.ts";

const planar = (name: string): Place => ({ kind: "planar", name });
const quad = (name: string): Place => ({ kind: "quad", name });
const NONE: Place = { kind: "none" };

/** Graph in, plan out. Pure: the same graph always gives the same plan. */
export function compile(graph: Graph, around: Surroundings): Plan {
  const late = lateness(graph);
  const edges = allEdges(graph);
  const into = groupBy(edges, (edge) => edge.to);
  const tapped = new Set(edges.map(({ from, tap, kind }) => `${from}:${kind === "output" ? "output" : tap}`));
  for (const strip of [graph.master, ...around.stems]) tapped.add(`${strip}:output`);
  const steps: Step[] = [];
  let number = 0;
  for (const wave of wavesOf(graph)) {
    const strips = wave.map((id) => graph.strips.get(id)!);
    for (const strip of strips) steps.push(...inputSteps(strip, into.get(strip.id) ?? []));
    for (const bank of banksOf(strips)) steps.push(...bankSteps(bank, number++));
  }
  for (const [output, strip] of [graph.master, ...around.stems].entries())
    steps.push({ name: "output", args: [planar(`${strip}.out`), output] });
  steps.push({ name: "end", args: [] });
  const inserts = [...graph.strips.values()].flatMap((strip) =>
    strip.inserts.map((insert) => [`${strip.id}/${insert.id}`, { insert, channels: strip.channels }] as const),
  );
  return { steps, lateness: late, graph, edges: new Map(edges.map((edge) => [edge.id, edge])), inserts: new Map(inserts) };

  /** Everything that is summed at a strip's input, and at its keyed inserts, in the order of the edges' ids. */
  function inputSteps(strip: Strip, ways: readonly Edge[]): Step[] {
    const waits = late.input.get(strip.id)!;
    const own = waits > 0 && strip.role === "track" ? planar(`${strip.id}.source`) : planar(`${strip.id}.in`);
    const input = around.inputs.get(strip.id);
    const sum: Step[] = [{ name: "clear", args: [own, strip.channels] }];
    for (const clip of around.clips.get(strip.id) ?? [])
      sum.push({ name: "clip", args: [own, strip.channels, { kind: "clip", clip }] });
    if (input !== undefined) sum.push({ name: "input", args: [own, strip.channels, input] });
    if (own.kind === "planar" && own.name.endsWith(".source"))
      sum.push(delayStep(planar(`${strip.id}.in`), own, strip.channels, strip.id, waits));
    const ordered = [...ways].sort((a, b) => (a.id < b.id ? -1 : 1));
    const keys = ordered.filter((edge) => edge.kind === "key");
    return [
      ...sum,
      ...ordered
        .filter((edge) => edge.kind !== "key")
        .flatMap((edge) => mixSteps(edge, planar(`${strip.id}.in`), strip.channels)),
      ...keys.flatMap((edge) => [
        { name: "clear", args: [planar(`${edge.id}.key`), strip.channels] } satisfies Step,
        ...mixSteps(edge, planar(`${edge.id}.key`), strip.channels),
      ]),
    ];
  }

  function mixSteps(edge: Edge, target: Place, targetChannels: number): Step[] {
    const from = graph.strips.get(edge.from)!;
    const channels = edge.kind === "output" ? 2 : from.channels;
    const tap = planar(`${edge.from}.${edge.kind === "output" ? "out" : edge.tap === "pre-fader" ? "pre" : "post"}`);
    const waits = late.edge.get(edge.id)!;
    const source = waits > 0 ? planar(`${edge.id}.late`) : tap;
    const mix: Step = { name: "mix", args: [target, source, { kind: "edge", edge: edge.id }, channels, targetChannels] };
    return waits > 0 ? [delayStep(source, tap, channels, edge.id, waits), mix] : [mix];
  }

  function delayStep(target: Place, source: Place, channels: number, name: string, frames: number): Step {
    const ring: Place = { kind: "ring", name, frames };
    return { name: "delay", args: [target, source, channels, ring, ringMask(frames), frames] };
  }

  /** Four strips from input to output. */
  function bankSteps(bank: Bank, bankNumber: number): Step[] {
    const { channels } = bank[0];
    const out: Step[] = [];
    let [here, there] = [quad(`bank ${bankNumber} a`), quad(`bank ${bankNumber} b`)];
    const lanes = (place: (strip: Strip) => Place, idle: Place = NONE) => bank.map((strip) => (strip ? place(strip) : idle));
    const meter = (point: MeterPoint, width: number) => {
      const slots = lanes(({ id }) => (around.meters.has(`${id}:${point}`) ? { kind: "meter", strip: id, point } : NONE));
      if (slots.some((slot) => slot !== NONE)) out.push({ name: "meter", args: [here, width, ...slots] });
    };
    const scatter = (tap: string, suffix: string, width: number) => {
      const targets = lanes(({ id }) => (tapped.has(`${id}:${tap}`) ? planar(`${id}.${suffix}`) : { kind: "trash" }), {
        kind: "trash",
      });
      if (targets.some((target) => target.kind === "planar")) out.push({ name: "scatter", args: [here, width, ...targets] });
    };
    const gain = (cell: "trim" | "fader" | "mute") =>
      out.push({
        name: "gain",
        args: [here, channels, ...lanes(({ id }) => ({ kind: "strip", strip: id, cell }), { kind: "unity" })],
      });
    const inserts = (placement: Placement) => {
      const at = bank.map((strip) => (strip?.inserts ?? []).filter((insert) => insert.placement === placement));
      at[0]!.forEach(({ plugin, sidechain }, i) => {
        const names = bank.map((strip, lane) => (strip ? `${strip.id}/${at[lane]![i]!.id}` : null));
        const key = sidechain ? quad(`bank ${bankNumber} key`) : here;
        if (sidechain)
          out.push({
            name: "gather",
            args: [key, channels, ...names.map((name): Place => (name ? planar(`${name}.key`) : { kind: "zeros" }))],
          });
        out.push({
          name: "plugin",
          args: [
            plugins.findIndex(({ id }) => id === plugin),
            channels,
            here,
            there,
            key,
            { kind: "bank", plugin, lanes: names },
            ...names.map((name): Place => (name ? { kind: "insert", insert: name } : NONE)),
          ],
        });
        [here, there] = [there, here];
      });
    };

    out.push({ name: "gather", args: [here, channels, ...lanes(({ id }) => planar(`${id}.in`), { kind: "zeros" })] });
    meter("input", channels);
    gain("trim");
    inserts("pre-fader");
    meter("pre-fader", channels);
    scatter("pre-fader", "pre", channels);
    gain("fader");
    gain("mute");
    inserts("post-fader");
    meter("post-fader", channels);
    scatter("post-fader", "post", channels);
    const heard = bank.some((strip) => strip && (tapped.has(`${strip.id}:output`) || around.meters.has(`${strip.id}:output`)));
    if (heard) {
      const matrices = lanes(({ id }) => ({ kind: "strip", strip: id, cell: "ll" }), { kind: "unity" });
      out.push({ name: "pan", args: [here, there, channels, ...matrices] });
      [here, there] = [there, here];
      meter("output", 2);
      scatter("output", "out", 2);
    }
    return out;
  }
}

/** A ring holds its lateness and one block; its length is a power of two so that a mask wraps it. */
export function ringMask(frames: number): number {
  return 2 ** Math.ceil(Math.log2(frames + 128)) - 1;
}
