/** The steps of a plan, by name, with their arguments in order. A step is {@link STEP_WORDS} 32-bit words: code, arguments, zeros. */
export const STEP_WORDS = 16;

export const steps = {
  /** The plan is over. */
  end: [],
  /** Zeros into a planar buffer of `channels`. */
  clear: ["target", "channels"],
  /** Adds external input `input` (both channels of it, or their mean when mono). */
  input: ["target", "channels", "input"],
  /** Adds one clip where the transport stands; `clip` is the address of a clip record. */
  clip: ["target", "channels", "clip"],
  /** `target` = `source` `late` frames ago, through a ring of `mask + 1` frames a channel. */
  delay: ["target", "source", "channels", "ring", "mask", "late"],
  /** Adds an edge's source to its destination through the edge's gains. */
  mix: ["target", "source", "edge", "sourceChannels", "targetChannels"],
  /** Four planar sources side by side into a quad. */
  gather: ["quad", "channels", "source0", "source1", "source2", "source3"],
  /** A quad back into four planar targets. */
  scatter: ["quad", "channels", "target0", "target1", "target2", "target3"],
  /** Multiplies a quad, in place, by one ramp a lane. */
  gain: ["quad", "channels", "ramp0", "ramp1", "ramp2", "ramp3"],
  /** A strip's width and pan: the 2x2 matrix of four strips (the addresses of their `ll` ramps) from one quad to another, stereo one. */
  pan: ["source", "target", "sourceChannels", "matrix0", "matrix1", "matrix2", "matrix3"],
  /** Four inserts of one plugin: quads in, quads out, and everything around a kernel. */
  plugin: ["plugin", "channels", "input", "output", "key", "bank", "insert0", "insert1", "insert2", "insert3"],
  /** Peak and mean square of four lanes into four meter slots (0 = none). */
  meter: ["quad", "channels", "slot0", "slot1", "slot2", "slot3"],
  /** A planar stereo result to stereo output `output` (0 is the mix), never non-finite and never subnormal. */
  output: ["source", "output"],
} as const;

export type StepName = keyof typeof steps;

export const stepNames = Object.keys(steps) as StepName[];

export function stepCode(name: StepName): number {
  return stepNames.indexOf(name);
}
