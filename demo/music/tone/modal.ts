/** Struck things as a handful of ringing modes; metal as a great many. */
import type { Chance } from "../chance.ts";
import { SAMPLE_RATE } from "../tempo.ts";
import { decayPerFrame } from "./envelope.ts";

export interface Mode {
  frequencyHz: number;
  gain: number;
  decaySeconds: number;
}

/**
 * Adds ringing modes to `into`. Each is a sine that decays, made by a two-term recursion.
 *
 * @param phases one per mode, in radians: 0 starts without a step
 */
export function addModes(
  into: Float32Array,
  modes: readonly Mode[],
  phases: readonly number[],
  from = 0,
  frames = into.length,
): void {
  const end = Math.min(into.length, from + frames);
  modes.forEach(({ frequencyHz, gain, decaySeconds }, index) => {
    const radius = decayPerFrame(decaySeconds);
    const angle = (2 * Math.PI * frequencyHz) / SAMPLE_RATE;
    const phase = phases[index] ?? 0;
    const first = 2 * radius * Math.cos(angle);
    const second = -radius * radius;
    let now = gain * Math.sin(phase);
    let last = (gain * Math.sin(phase - angle)) / radius;
    for (let at = from; at < end; at++) {
      into[at] = (into[at] ?? 0) + now;
      const next = first * now + second * last;
      last = now;
      now = next;
    }
  });
}

export interface Metal {
  modes: number;
  lowHz: number;
  highHz: number;
  /** 1/e time of the lowest and the highest mode. */
  lowDecaySeconds: number;
  highDecaySeconds: number;
  /** Above 1 crowds the modes towards the top. */
  crowding: number;
}

/** Modes of a piece of sheet metal: no harmonic series, higher ones shorter. */
export function metalModes(metal: Metal, chance: Chance): Mode[] {
  return Array.from({ length: metal.modes }, (_, index) => {
    const along = ((index + chance.between(0.1, 0.9)) / metal.modes) ** (1 / metal.crowding);
    const frequencyHz = metal.lowHz * (metal.highHz / metal.lowHz) ** along;
    const decaySeconds = metal.lowDecaySeconds * (metal.highDecaySeconds / metal.lowDecaySeconds) ** along;
    return { frequencyHz, gain: chance.between(0.4, 1), decaySeconds: decaySeconds * chance.between(0.7, 1.3) };
  });
}

export function randomPhases(count: number, chance: Chance): number[] {
  return Array.from({ length: count }, () => Math.PI * chance.next());
}
