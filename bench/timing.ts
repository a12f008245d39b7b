import { BLOCK_FRAMES } from "../src/protocol/layout.ts";
import { SAMPLE_RATE } from "./session/clips.ts";
import { sortedQuantile } from "./statistics.ts";

/** What a quantum may take at most, in microseconds. */
export const QUANTUM_US = (BLOCK_FRAMES / SAMPLE_RATE) * 1e6;

/** Quanta after which V8 has replaced its first quick code by its good one; first-second.ts shows that it has. */
export const WARM_UP_QUANTA = 400;

/**
 * Microseconds of `readings` calls.
 * @param together calls between two looks at the clock; their mean counts as one reading
 */
export function timeEach(readings: number, together: number, work: () => void): Float64Array<ArrayBuffer> {
  const times = new Float64Array(readings);
  for (let i = 0; i < readings; i++) {
    const start = performance.now();
    for (let n = 0; n < together; n++) work();
    times[i] = ((performance.now() - start) * 1000) / together;
  }
  return times;
}

export interface QuantumTimes {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  /** Quantiles from 0 to 1 in steps of a hundredth: the whole distribution, small enough to keep. */
  readonly quantiles: readonly number[];
}

export function quantumTimes(us: Float64Array): QuantumTimes {
  const sorted = us.slice().sort();
  const at = (p: number) => sortedQuantile(sorted, p);
  const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length;
  return { p50: at(0.5), p99: at(0.99), mean, quantiles: Array.from({ length: 101 }, (_, i) => at(i / 100)) };
}
