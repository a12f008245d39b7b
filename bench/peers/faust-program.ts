import { coefficients } from "../float64.ts";
import { SAMPLE_RATE } from "../session/clips.ts";
import type { Band, Compression, StandardSession } from "../session/standard.ts";

/** The standard session as one Faust program. */
export interface FaustProgram {
  readonly source: string;
  /** The track that each pair of inputs plays: tracks of a bus side by side, so that no signal has to be led past another. */
  readonly order: readonly number[];
}

/**
 * What strips are built of. `tf22t` is the transposed direct form II: no slower than the other direct forms of Faust's library, and of them
 * the nearest to the truth in single precision (`tf2` is 8 dB further off; `tf2np`, a ladder, is 43 dB nearer but takes half as long again).
 * The compressor is the definition's, in nepers instead of octaves: Faust has the natural logarithm, and would build the other from it.
 */
const PARTS = `fi = library("filters.lib");
gain(by) = *(by), *(by);
section(b0, b1, b2, a1, a2) = filter, filter with { filter = fi.tf22t(b0, b1, b2, a1, a2); };
compressor(from, knee, slope, attack, release, left, right) = left * by, right * by with {
  over = log(max(max(abs(left), abs(right)), ${2 ** -20})) - from;
  inside = min(max(over, 0), knee);
  wanted = slope * (inside * inside / (2 * knee) + max(over - knee, 0));
  follow(smoothed) = smoothed + select2(wanted < smoothed, release, attack) * (wanted - smoothed);
  by = exp(follow ~ _);
};
panToLeft(near, far, left, right) = left + right * near, right * far;
panToRight(near, far, left, right) = left * near, right + left * far;`;

/**
 * A strip has four outputs: panned, for its bus, and as it was before the pan, for the aux. A bus gathers the strips that go to it and lets
 * what is for the aux pass by.
 */
export function faustProgram({ tracks, buses, aux, mixBus, master, compressors }: StandardSession): FaustProgram {
  const dynamics = (compression: Compression) => (compressors ? [compressor(compression)] : []);
  const tracksOf = buses.map((_, bus) => [...tracks.keys()].filter((t) => tracks[t]!.bus === bus));
  const strips = tracks.map(({ trimDb, bands, compression, faderDb, pan: position, sendDb }, t) => {
    const strip = inTurn(gain(trimDb), ...bands.map(section), ...dynamics(compression), gain(faderDb));
    return `track${t} = ${strip} <: ${pan(position)}, ${gain(sendDb)};`;
  });
  const sums = buses.map(({ compression, faderDb }, bus) => {
    const inputs = tracksOf[bus]!.length > 0 ? tracksOf[bus]!.map((t) => `track${t}`) : ["0", "0", "0", "0"];
    return `bus${bus} = ${inputs.join(", ")} :> (${inTurn(...dynamics(compression), gain(faderDb))}), _, _;`;
  });
  const { bands, compression, faderDb } = mixBus;
  const mix = inTurn(...bands.map(section), ...dynamics(compression), gain(faderDb), gain(master.faderDb));
  const all = buses.map((_, bus) => `bus${bus}`).join(", ");
  const whole = `process = ${all} :> _, _, ${gain(aux.faderDb)} :> ${mix};`;
  return { source: [PARTS, ...strips, ...sums, whole].join("\n"), order: tracksOf.flat() };
}

const inTurn = (...stages: readonly string[]) => stages.join(" : ");
const call = (name: string, settings: readonly number[]) => `${name}(${settings.join(", ")})`;
const gain = (db: number) => call("gain", [10 ** (db / 20)]);
const section = (band: Band) => call("section", coefficients(band));

function compressor({ thresholdDb, kneeDb, ratio, attackMs, releaseMs }: Compression): string {
  const nepers = (db: number) => (db / 20) * Math.LN10;
  const pace = (ms: number) => -Math.expm1(-1 / (ms * 0.001 * SAMPLE_RATE));
  const curve = [nepers(thresholdDb - kneeDb / 2), nepers(kneeDb), 1 / ratio - 1];
  return call("compressor", [...curve, pace(attackMs), pace(releaseMs)]);
}

function pan(position: number): string {
  const angle = ((position <= 0 ? position + 1 : position) * Math.PI) / 2;
  return call(position <= 0 ? "panToLeft" : "panToRight", [Math.cos(angle), Math.sin(angle)]);
}
