import { clips, SAMPLE_RATE, type StereoClip } from "./session/clips.ts";
import type { Band, Compression, StandardSession } from "./session/standard.ts";

/**
 * The standard session once more, the obvious way: everything in double precision, one stage of one strip after the other, nothing
 * shared with the engine. Slow, and what accuracy is measured against.
 */

type Signal = readonly [left: Float64Array, right: Float64Array];
/** Changes a signal in place. */
type Stage = (signal: Signal) => void;

const gainOf = (db: number) => 10 ** (db / 20);

/** @param frames from the start; clips loop */
export function renderFloat64(session: StandardSession, frames: number): Signal {
  const sounds = clips(session.tracks.length);
  const silence = (): Signal => [new Float64Array(frames), new Float64Array(frames)];
  const dynamics = (compression: Compression) => (session.compressors ? [compressor(compression)] : []);
  const buses = session.buses.map(silence);
  const aux = silence();
  for (const [t, track] of session.tracks.entries()) {
    const signal = looped(sounds[t]!, frames);
    run(signal, gain(track.trimDb), ...track.bands.map(section), ...dynamics(track.compression), gain(track.faderDb));
    add(aux, signal, gainOf(track.sendDb));
    run(signal, stereoPan(track.pan));
    add(buses[track.bus]!, signal, 1);
  }
  const { mixBus, master } = session;
  const mix = silence();
  for (const [b, { compression, faderDb }] of session.buses.entries()) {
    run(buses[b]!, ...dynamics(compression), gain(faderDb));
    add(mix, buses[b]!, 1);
  }
  add(mix, aux, gainOf(session.aux.faderDb));
  run(mix, ...mixBus.bands.map(section), ...dynamics(mixBus.compression), gain(mixBus.faderDb), gain(master.faderDb));
  return mix;
}

function looped([left, right]: StereoClip, frames: number): Signal {
  const once = (clip: Float32Array) => Float64Array.from({ length: frames }, (_, n) => clip[n % clip.length]!);
  return [once(left), once(right)];
}

function run(signal: Signal, ...stages: readonly Stage[]): void {
  for (const stage of stages) stage(signal);
}

function add(sum: Signal, signal: Signal, by: number): void {
  for (const side of [0, 1] as const) for (let n = 0; n < sum[side].length; n++) sum[side][n]! += signal[side][n]! * by;
}

function gain(db: number): Stage {
  const by = gainOf(db);
  return (signal) => {
    for (const samples of signal) for (let n = 0; n < samples.length; n++) samples[n]! *= by;
  };
}

/** The law of Web Audio's StereoPannerNode for a stereo input. */
function stereoPan(pan: number): Stage {
  const angle = ((pan <= 0 ? pan + 1 : pan) * Math.PI) / 2;
  const [near, far] = [Math.cos(angle), Math.sin(angle)];
  return ([lefts, rights]) => {
    for (const [n, left] of lefts.entries()) {
      const right = rights[n]!;
      lefts[n] = pan <= 0 ? left + right * near : left * near;
      rights[n] = pan <= 0 ? right * far : right + left * far;
    }
  };
}

/** Robert Bristow-Johnson's "Audio EQ Cookbook", as a difference equation on past inputs and outputs. */
function section(band: Band): Stage {
  const [b0, b1, b2, a1, a2] = coefficients(band);
  return (signal) => {
    for (const samples of signal) {
      let [x1, x2, y1, y2] = [0, 0, 0, 0];
      for (let n = 0; n < samples.length; n++) {
        const x = samples[n]!;
        const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
        samples[n] = y;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
      }
    }
  };
}

/** b0, b1, b2, a1, a2. */
export function coefficients({ shape, frequencyHz, q, gainDb }: Band): readonly [number, number, number, number, number] {
  const a = 10 ** (gainDb / 40);
  const w = (2 * Math.PI * frequencyHz) / SAMPLE_RATE;
  const cosine = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  if (shape === "bell") {
    const a0 = 1 + alpha / a;
    return [(1 + alpha * a) / a0, (-2 * cosine) / a0, (1 - alpha * a) / a0, (-2 * cosine) / a0, (1 - alpha / a) / a0];
  }
  const side = shape === "low-shelf" ? 1 : -1;
  const slope = 2 * Math.sqrt(a) * alpha;
  const [sum, difference] = [a + 1, side * (a - 1)];
  const a0 = sum + difference * cosine + slope;
  return [
    (a * (sum - difference * cosine + slope)) / a0,
    (2 * a * side * (a - 1 - side * sum * cosine)) / a0,
    (a * (sum - difference * cosine - slope)) / a0,
    (-2 * side * (a - 1 + side * sum * cosine)) / a0,
    (sum + difference * cosine - slope) / a0,
  ];
}

const DB_PER_OCTAVE = 20 * Math.log10(2);

/** Feed-forward, linked, soft knee; one pole on the gain in the log domain, at the attack's pace while it falls. */
function compressor({ thresholdDb, kneeDb, ratio, attackMs, releaseMs }: Compression): Stage {
  const from = (thresholdDb - kneeDb / 2) / DB_PER_OCTAVE;
  const knee = kneeDb / DB_PER_OCTAVE;
  const [attack, release] = [attackMs, releaseMs].map((ms) => Math.exp(-1 / (ms * 0.001 * SAMPLE_RATE))) as [number, number];
  return ([lefts, rights]) => {
    let smoothed = 0;
    for (const [n, left] of lefts.entries()) {
      const right = rights[n]!;
      const over = Math.log2(Math.max(Math.abs(left), Math.abs(right), 2 ** -20)) - from;
      const inside = Math.min(Math.max(over, 0), knee);
      const wanted = (1 / ratio - 1) * ((inside * inside) / (2 * knee) + Math.max(over - knee, 0));
      const keep = wanted < smoothed ? attack : release;
      smoothed = keep * smoothed + (1 - keep) * wanted;
      lefts[n] = left * 2 ** smoothed;
      rights[n] = right * 2 ** smoothed;
    }
  };
}
