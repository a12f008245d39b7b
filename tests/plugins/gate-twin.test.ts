import { expect, test } from "vitest";
import { distance } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { type Params, through } from "./through.ts";

/** A gate in double precision, in decibels and a frame at a time, as its description has it. */

interface Gate {
  readonly thresholdDb: number;
  readonly hysteresisDb: number;
  readonly rangeDb: number;
  /** 1000 and more is a gate. */
  readonly ratio: number;
  readonly kneeDb: number;
  readonly attackMs: number;
  readonly holdMs: number;
  readonly releaseMs: number;
}

const FLOOR_DB = -127 * 20 * Math.log10(2);
/** What is no longer held falls by a factor of two a millisecond. */
const FALL_DB = (20 * Math.log10(2) * 1000) / SAMPLE_RATE;
const share = (ms: number) => (ms <= 0 ? 1 : 1 - Math.exp(-1000 / (ms * SAMPLE_RATE)));

/** By how many dB silence is turned down, and a level in general: an expander below `fromDb`, with a knee. */
function wantedDb({ kneeDb, ratio, rangeDb }: Gate, fromDb: number, levelDb: number): number {
  const below = Math.max(0, fromDb + kneeDb / 2 - levelDb);
  const bent = below < kneeDb ? below ** 2 / (2 * kneeDb) : below - kneeDb / 2;
  return Math.min(rangeDb, (ratio - 1) * bent);
}

function gated(gate: Gate, [left, right]: readonly [Float32Array, Float32Array]): Float64Array {
  const hold = Math.round((gate.holdMs * SAMPLE_RATE) / 1000);
  let [levelDb, held, open, timer] = [FLOOR_DB, 0, false, 0];
  let reductionDb = wantedDb(gate, gate.thresholdDb, FLOOR_DB);
  return Float64Array.from(left, (x, n) => {
    const size = Math.max(Math.abs(x), Math.abs(right[n]!));
    const nowDb = size > 0 ? 20 * Math.log10(size) : FLOOR_DB;
    if (nowDb >= levelDb) [levelDb, held] = [nowDb, hold];
    else if (held > 0) held--;
    else levelDb = Math.max(nowDb, levelDb - FALL_DB);

    const untilDb = gate.thresholdDb - (open ? gate.hysteresisDb : 0);
    const isOpen = nowDb >= untilDb || (open && timer > 0);
    timer = nowDb >= untilDb ? hold : Math.max(0, timer - 1);
    if (open && !isOpen) levelDb = Math.min(levelDb, Math.max(nowDb, untilDb - FALL_DB));
    open = isOpen;

    const wantDb = wantedDb(gate, gate.thresholdDb - (open ? gate.hysteresisDb : 0), levelDb);
    reductionDb += share(wantDb > reductionDb ? gate.releaseMs : gate.attackMs) * (wantDb - reductionDb);
    return x * 10 ** (-reductionDb / 20);
  });
}

/** Bursts of noise over a hum that fade, so that every level is passed, up and down. */
const FRAMES = 60000;
const swell = (n: number) => 10 ** (-2.2 * (1 + Math.cos((2 * Math.PI * n) / 17000)) * 0.5);
const hum = sine(FRAMES, 83, 0.003);
const sound: [Float32Array, Float32Array] = [
  noise(FRAMES, 3, 0.8).map((x, n) => x * swell(n) + hum[n]!),
  noise(FRAMES, 4, 0.3).map((x, n) => x * swell(n + 3000)),
];
const base: Gate = {
  thresholdDb: -24,
  hysteresisDb: 4,
  rangeDb: 80,
  ratio: 10,
  kneeDb: 0,
  attackMs: 0.5,
  holdMs: 20,
  releaseMs: 100,
};
const settings: readonly (readonly [name: string, gate: Gate])[] = [
  ["a gate as it begins", base],
  ["an expander with a knee", { ...base, ratio: 2, kneeDb: 12, hysteresisDb: 0, holdMs: 3 }],
  ["a gentle one that turns down by no more than 6 dB", { ...base, ratio: 1.5, rangeDb: 6, attackMs: 20, releaseMs: 300 }],
  ["one that holds nothing", { ...base, holdMs: 0, attackMs: 5, releaseMs: 30, ratio: 4 }],
];
const paramsOf = (gate: Gate): Params => ({ ...gate });

test.each(settings)("%s is that of double precision, within 5e-6", async (_, gate) => {
  const { left } = await through("gate", paramsOf(gate), sound);
  const twin = gated(gate, sound);
  expect(distance(left, twin)).toBeLessThan(5e-6);
  // There was something to turn down.
  expect(distance(sound[0], twin)).toBeGreaterThan(0.001);
});

test("...and one that holds for a millisecond longer is another", async () => {
  const { left } = await through("gate", paramsOf(base), sound);
  expect(distance(left, gated({ ...base, holdMs: 21 }, sound))).toBeGreaterThan(1e-4);
});
