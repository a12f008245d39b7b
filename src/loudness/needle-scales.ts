import type { NeedleKind } from "../protocol/gauges.ts";

/** A meter with a needle: how it moves, and what is written on its scale. */
export interface NeedleScale {
  readonly kind: NeedleKind;
  /** What {@link zeroDbfs} and `needle` say it in. */
  readonly unit: "VU" | "dB" | "mark";
  /** Level of a steady tone at the scale's reference mark, as the level of its peaks. */
  readonly zeroDbfs: number;
  /** What the reference mark is called, and how many decibels lie between one unit and the next. */
  readonly markAtZero: number;
  readonly dbPerUnit: number;
}

/** Alignment level and permitted maximum level of EBU R 68. */
const [ALIGNMENT_DBFS, PERMITTED_DBFS] = [-18, -9];

/**
 * VU is IEC 60268-17, 0 VU at alignment level; PPM is IEC 60268-10: type I (DIN, Nordic) with 0 dB at the permitted maximum, IIa (BBC) with marks 1 to 7
 * four decibels apart and mark 4 at alignment level, IIb (EBU) with 0 dB there; K is Bob Katz's, with its zero where the name says.
 */
export const needleScales = {
  vu: { kind: "vu", unit: "VU", zeroDbfs: ALIGNMENT_DBFS, markAtZero: 0, dbPerUnit: 1 },
  "ppm-i": { kind: "ppmI", unit: "dB", zeroDbfs: PERMITTED_DBFS, markAtZero: 0, dbPerUnit: 1 },
  "ppm-iia": { kind: "ppmII", unit: "mark", zeroDbfs: ALIGNMENT_DBFS, markAtZero: 4, dbPerUnit: 4 },
  "ppm-iib": { kind: "ppmII", unit: "dB", zeroDbfs: ALIGNMENT_DBFS, markAtZero: 0, dbPerUnit: 1 },
  "k-20": { kind: "kRms", unit: "dB", zeroDbfs: -20, markAtZero: 0, dbPerUnit: 1 },
  "k-14": { kind: "kRms", unit: "dB", zeroDbfs: -14, markAtZero: 0, dbPerUnit: 1 },
  "k-12": { kind: "kRms", unit: "dB", zeroDbfs: -12, markAtZero: 0, dbPerUnit: 1 },
} as const satisfies Readonly<Record<string, NeedleScale>>;
export type NeedleName = keyof typeof needleScales;

/** @throws RangeError for a meter there is not */
export function needleScale(name: NeedleName): NeedleScale {
  if (Object.hasOwn(needleScales, name)) return needleScales[name];
  throw new RangeError(`out-of-range: meters with a needle are ${Object.keys(needleScales).join(", ")}; there is no "${name}"`);
}

/** What the scale says of a level. @param zeroDbfs where its reference mark lies */
export function onScale({ markAtZero, dbPerUnit }: NeedleScale, zeroDbfs: number, dbfs: number): number {
  return markAtZero + (dbfs - zeroDbfs) / dbPerUnit;
}
