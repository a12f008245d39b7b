import type { Edge, Graph, Seated } from "../graph/graph.ts";
import type { GaugeKind } from "../protocol/gauges.ts";
import type { StepName } from "../protocol/steps.ts";
import type { Lateness } from "./lateness.ts";

/** A place in engine memory that a step reads or writes, by name. `link` gives it an address. */
export type Place =
  /** A planar pair that lives within one block: `kick.in`. Nothing is kept from block to block. */
  | { readonly kind: "planar"; readonly name: string }
  /** A stereo quad that lives within one block: `bank 0 a`. */
  | { readonly kind: "quad"; readonly name: string }
  /** Zeros to read; a place to write what nobody reads. */
  | { readonly kind: "zeros" }
  | { readonly kind: "trash" }
  /** The cells of a strip that changes nothing, for an idle lane; of an edge that changes nothing. */
  | { readonly kind: "unity" }
  | { readonly kind: "straight" }
  /** Nothing: an idle lane of a step that can do without. */
  | { readonly kind: "none" }
  /** A strip's cells, an edge's, an insert's: what it is, and as addresses have it. */
  | { readonly kind: "strip" | "edge" | "insert"; readonly id: string; readonly named: string }
  /** A clip's record, a meter's slot. */
  | { readonly kind: "clip"; readonly clip: string }
  | { readonly kind: "meter"; readonly strip: string; readonly point: MeterPoint }
  /** Where an output tells what it kept back. */
  | { readonly kind: "output"; readonly strip: string }
  /** A gauge's state; `id` tells it from those that stood at the same point before. */
  | { readonly kind: "gauge"; readonly gauge: GaugeKind; readonly strip: string; readonly point: GaugePoint; readonly id: number }
  /** A ring of at least `frames` and a block for two channels, kept as long as `name` stays in the plan. */
  | { readonly kind: "ring"; readonly name: string; readonly frames: number }
  /** The state of up to four inserts of one plugin. */
  | { readonly kind: "bank"; readonly plugin: string; readonly lanes: readonly (string | null)[] };

export type MeterPoint = "input" | "pre-fader" | "post-fader" | "output";
export const meterPoints: readonly MeterPoint[] = ["input", "pre-fader", "post-fader", "output"];

/** Where a gauge can stand: at a meter's points, or right behind an insert. */
export type GaugePoint = MeterPoint | `insert ${string}`;

/** A gauge as `loudness vocal:output`. */
export function gaugeName(gauge: GaugeKind, strip: string, point: GaugePoint): string {
  return `${gauge} ${strip}:${point}`;
}

/** The step that keeps a gauge. */
export function gaugeStep(gauge: GaugeKind): "loudness" | "truePeak" | "scope" | "needle" {
  return gauge === "loudness" || gauge === "truePeak" || gauge === "scope" ? gauge : "needle";
}

/** One step: its name and its arguments in the order of `protocol/steps.ts`. */
export interface Step {
  readonly name: StepName;
  readonly args: readonly (number | Place)[];
}

/** Which strips the monitor section hears instead of the mix, and where on them; none means the mix. */
export interface Listening {
  readonly point: "pre-fader" | "output";
  readonly strips: readonly string[];
}

/** What plays into a strip from outside the graph, and which meters and taps somebody reads. */
export interface Surroundings {
  /** Clip ids of each track, in the order they are summed. */
  readonly clips: ReadonlyMap<string, readonly string[]>;
  /** Number of the external input of each strip that has one. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Meters that are read, as `strip:point`. */
  readonly meters: ReadonlySet<string>;
  /** Ids of the gauges that are read, by {@link gaugeName}; none unless said. */
  readonly gauges?: ReadonlyMap<string, number>;
  /** Strips whose output the host collects beside the mix. */
  readonly stems: readonly string[];
  /** Left out: there is no monitor section after the master, as in a render. */
  readonly monitor?: Listening;
}

/** What a plan was made of: all that the next one is compared with. */
export interface Made {
  readonly lateness: Lateness;
  readonly graph: Graph;
  readonly edges: ReadonlyMap<string, Edge>;
  /** Clips and external inputs of each strip that has some. */
  readonly clips: Surroundings["clips"];
  readonly inputs: Surroundings["inputs"];
  /** Every insert by its target, `strip/insert`, with its strip's channels. */
  readonly inserts: ReadonlyMap<string, Seated>;
}

export interface Plan extends Made {
  readonly steps: readonly Step[];
}
