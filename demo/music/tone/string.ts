/**
 * A plucked string: a delay line as long as the string, with a little loss per round. Karplus and Strong (1983), with the tuning,
 * pick position and decay of Jaffe and Smith, "Extensions of the Karplus-Strong Plucked-String Algorithm" (1983).
 */
import type { Chance } from "../chance.ts";
import { msToFrames, SAMPLE_RATE } from "../tempo.ts";
import { edges, rise } from "./envelope.ts";
import { OnePole } from "./filter.ts";

export interface Pluck {
  frequencyHz: number;
  /** How long the finger stays; then the string is damped. */
  heldFrames: number;
  /** Time to fall by 60 dB while held. */
  decaySeconds: number;
  /** Treble lost per round, 0 (wire) to 0.5 (gut). */
  loss: number;
  /** Where it is plucked, as a share of its length. */
  position: number;
  /** Edge of the pick: nothing above it goes in. */
  pickHz: number;
  /** Share of the pluck that is scrape rather than push, 0 to 1. */
  scrape: number;
}

const RELEASE_SECONDS = 0.11;
const RELEASE_TAIL_MS = 130;

export function pluckString(pluck: Pluck, chance: Chance): Float32Array {
  const roundFrames = SAMPLE_RATE / pluck.frequencyHz;
  const push = excitation(pluck, roundFrames, chance);
  const whole = Math.floor(roundFrames - pluck.loss - 0.3);
  const fraction = roundFrames - pluck.loss - whole; // 0.3 to 1.3, where an all-pass is well behaved
  const allPass = (1 - fraction) / (1 + fraction);
  const heldGain = 10 ** (-3 / (pluck.frequencyHz * pluck.decaySeconds));
  const dampedGain = 10 ** (-3 / (pluck.frequencyHz * RELEASE_SECONDS));
  const line = new Float64Array(whole);
  const frames = pluck.heldFrames + msToFrames(RELEASE_TAIL_MS);
  const grip = msToFrames(8);
  let place = 0;
  let lastOut = 0;
  let lastLost = 0;
  let lastTuned = 0;
  return new Float32Array(frames).map((_, at) => {
    const out = line[place] ?? 0;
    const gain = at < pluck.heldFrames ? heldGain : heldGain + (dampedGain - heldGain) * rise(at - pluck.heldFrames, grip);
    const lost = gain * ((1 - pluck.loss) * out + pluck.loss * lastOut);
    const tuned = allPass * (lost - lastTuned) + lastLost;
    lastOut = out;
    lastLost = lost;
    lastTuned = tuned;
    line[place] = tuned + (push[at] ?? 0);
    place = place + 1 === whole ? 0 : place + 1;
    return out * rise(frames - at, 1200);
  });
}

/**
 * What a pickup sees of a string let go at `position`: a rectangle as long as that share of the round, its harmonics falling as 1/n.
 * Scrape on top, the pick's width rounding it all; the mean is taken out, or the string would drift.
 */
function excitation({ position, pickHz, scrape }: Pluck, roundFrames: number, chance: Chance): Float32Array {
  const apart = Math.max(1, Math.round(position * roundFrames));
  const frames = Math.round(roundFrames) + apart;
  const soft = new OnePole(pickHz);
  const softer = new OnePole(pickHz * 2);
  const scraped = new Float32Array(frames).map((_, at) => (at < roundFrames ? chance.next() * scrape : 0));
  const plucked = scraped.map((noise, at) => {
    const notched = noise - (scraped[at - apart] ?? 0);
    return softer.lowPass(soft.lowPass(notched + (at < apart ? 1 - scrape : 0)));
  });
  const mean = plucked.reduce((sum, sample) => sum + sample, 0) / frames;
  return plucked.map((sample, at) => (sample - mean) * edges(at, frames, 24, 32));
}
