import { Needle } from "../loudness/needle.ts";
import { type NeedleName, type NeedleScale, needleScale, onScale } from "../loudness/needle-scales.ts";

/** How high a meter's needles went, by channel, in what is written on its scale; `null` is silence. */
export interface NeedleFigure {
  readonly name: NeedleName;
  readonly unit: NeedleScale["unit"];
  readonly highest: readonly (number | null)[];
}

/** Meters with needles on a file as it is read. Those that move alike are one. */
export class NeedleMeasuring {
  readonly #names: readonly NeedleName[];
  readonly #needles: ReadonlyMap<NeedleScale["kind"], readonly Needle[]>;

  /** @param sampleRate in Hz */
  constructor(names: readonly NeedleName[], sampleRate: number, channels: number) {
    this.#names = names;
    const kinds = new Set(names.map((name) => needleScale(name).kind));
    const needles = (kind: NeedleScale["kind"]) => Array.from({ length: channels }, () => new Needle(kind, sampleRate));
    this.#needles = new Map([...kinds].map((kind) => [kind, needles(kind)]));
  }

  hear(piece: readonly Float32Array[]): void {
    for (const needles of this.#needles.values()) for (const [c, needle] of needles.entries()) needle.hear(piece[c]!);
  }

  get figures(): NeedleFigure[] {
    return this.#names.map((name) => {
      const scale = needleScale(name);
      const levels = this.#needles.get(scale.kind)!.map(({ highestDbfs }) => highestDbfs);
      const highest = levels.map((dbfs) => (dbfs === Number.NEGATIVE_INFINITY ? null : onScale(scale, scale.zeroDbfs, dbfs)));
      return { name, unit: scale.unit, highest };
    });
  }
}

/** `vu up to -1.2 VU and silence`, channel by channel. */
export function needleText({ name, unit, highest }: NeedleFigure): string {
  const text = (level: number) => (unit === "mark" ? `mark ${level.toFixed(1)}` : `${level.toFixed(1)} ${unit}`);
  return `${name} up to ${highest.map((level) => (level === null ? "silence" : text(level))).join(" and ")}`;
}
