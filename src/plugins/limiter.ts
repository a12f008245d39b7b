import { decibels, milliseconds, type ParamValue } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/** Half the taps that look between samples. */
const BETWEEN_FRAMES = 64;

const lateFrames = ({ lookaheadMs }: Readonly<Record<string, ParamValue>>, sampleRate: number) =>
  BETWEEN_FRAMES + Math.round((Math.fround(Number(lookaheadMs)) * sampleRate) / 1000);

/**
 * Look-ahead limiter of true peaks, both channels alike. It measures between samples by a sinc of 128 taps and the parabola through its highest
 * places, and is down in a straight line (in dB) when a peak arrives. It lets go at `releaseMs`, but no further than a mean of the last reductions
 * over four times that: lone peaks leave no hole, and what is limited all the time does not pump. Late by `lookaheadMs` and 64 frames.
 */
export const limiter = definePlugin({
  id: "limiter",
  label: "Limiter",
  readouts: ["reductionDb"],
  params: {
    inputGainDb: decibels({ label: "Input gain", min: -24, max: 36, initial: 0 }),
    ceilingDbtp: { ...decibels({ label: "Ceiling", min: -24, max: 0, initial: -1 }), unit: "dBTP" },
    lookaheadMs: milliseconds({ label: "Look-ahead", min: 1, max: 20, initial: 5 }),
    releaseMs: milliseconds({ label: "Release", min: 10, max: 2000, initial: 100 }),
  },
  latencyFrames: lateFrames,
  lineFrames: lateFrames,
});
