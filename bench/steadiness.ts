import type { Engines } from "./engines/engines.ts";
import { median } from "./statistics.ts";
import { type QuantumTimes, quantumTimes, timeEach } from "./timing.ts";

/** About as long as a quantum of a desk of 64. */
const LOOP_US = 60;
const TRIAL_COUNT = 10_000;
const TRIALS = 200;

let state = 1;

/** Counts, and touches nothing. */
function count(steps: number): void {
  for (let i = 0; i < steps; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
}

/** How even is the machine itself? A loop as long as a quantum, that has no reason to take longer one time than another. */
export function timeSteadiness(engines: Engines, readings: number): QuantumTimes {
  const together = engines.quantaPerReading;
  const trial = median([...timeEach(TRIALS, together, () => count(TRIAL_COUNT))]);
  const steps = Math.ceil((TRIAL_COUNT * LOOP_US) / trial);
  return quantumTimes(timeEach(readings, together, () => count(steps)));
}
