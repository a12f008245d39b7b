/** The steps of a plan, by name, with their arguments in order. A step is 32-bit words: {@link stepHead}, then its arguments. */

/** An argument for each lane of a bank. */
function fourOf<N extends string>(name: N) {
  return [`${name}0`, `${name}1`, `${name}2`, `${name}3`] as const;
}

export const steps = {
  /** The plan is over. */
  end: [],
  /** Zeros into a planar buffer of `channels`. */
  clear: ["target", "channels"],
  /** Adds external input `input` (both channels of it, or their mean when mono). */
  input: ["target", "channels", "input"],
  /** Adds one clip where the transport stands; `clip` is the address of a clip record. */
  clip: ["target", "channels", "clip"],
  /** All that a strip hears is one clip: the record will say where to read it, in its own memory if it plays as it is, else in `target`. */
  play: ["target", "channels", "clip"],
  /** `target` = `source` `late` frames ago, through a ring of `mask + 1` frames a channel. */
  delay: ["target", "source", "channels", "ring", "mask", "late"],
  /**
   * Adds a planar source (where `clip`'s record says, unless 0) to a planar target through {@link gainBits}, a matrix and an edge's `open`.
   * What they came to while nothing moves the engine remembers in the step: since when, and the four entries.
   */
  mix: ["target", "source", "clip", "channels", "gains", "strip", "edge", "known", "ll", "lr", "rl", "rr"],
  /**
   * Four planar sources side by side into a quad, through {@link gainBits}, remembered as `mix` does. What the sources are decides whether the bank
   * is silent.
   */
  gather: [
    ...(["quad", "channels", "gains", ...fourOf("source"), ...fourOf("clip"), ...fourOf("strip")] as const),
    ...(["known", ...fourOf("before")] as const),
  ],
  /** Multiplies a quad, in place, by {@link gainBits}. */
  gain: ["quad", "channels", "gains", ...fourOf("strip")],
  /** `mix` for a bank: adds each lane of a quad to its planar target. What is remembered stands after what the page says. */
  sum: [
    ...(["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("edge"), ...fourOf("target")] as const),
    ...(["known", ...fourOf("ll"), ...fourOf("lr"), ...fourOf("rl"), ...fourOf("rr")] as const),
  ],
  /** Four inserts of one plugin: quads in, quads out, and everything around a kernel. */
  plugin: ["plugin", "channels", "input", "output", "key", "bank", ...fourOf("insert")],
  /** Peak and mean square of four lanes, through {@link gainBits}, into four meter slots (0 = none). */
  meter: ["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("slot")],
  /** K-weighted energy of four lanes, through {@link gainBits}, into the states of four gauges (0 = none). */
  loudness: ["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("state")],
  /** The largest value of four lanes, between samples too, into the slots of four gauges (0 = none). Arguments as `loudness` has them. */
  truePeak: ["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("state")],
  /** Needles of four lanes, which swing as the designs in their gauges say (0 = none). Arguments as `loudness` has them. */
  needle: ["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("state")],
  /** The sound of four lanes, as it is, into the slots of four gauges (0 = none). Arguments as `loudness` has them. */
  scope: ["quad", "channels", "gains", ...fourOf("strip"), ...fourOf("state")],
  /**
   * A planar stereo result to stereo output `output` (0 is the mix), never non-finite, never above +160 dBFS and never subnormal; `slot` is told
   * when that kept something back.
   */
  output: ["source", "output", "slot"],
} as const;

/** Which gains of a strip a step applies, as bits: its trim; its fader and mute; its width and pan, instead of the edge's own matrix. */
export const gainBits = { trim: 1, fader: 2, pan: 4 } as const;

export type StepName = keyof typeof steps;

export const stepNames = Object.keys(steps) as StepName[];

const codes = new Map(stepNames.map((name, code) => [name, code]));

export function stepCode(name: StepName): number {
  return codes.get(name)!;
}

/** How many words a step takes. */
export function stepWords(name: StepName): number {
  return 1 + steps[name].length;
}

/** A step's first word: its code, and in the upper half how many bytes it takes. */
export function stepHead(name: StepName): number {
  return stepCode(name) | (stepWords(name) << 18);
}

/** The name of the step that begins with this word. */
export function stepNameOf(head: number): StepName {
  return stepNames[head & 0xffff]!;
}
