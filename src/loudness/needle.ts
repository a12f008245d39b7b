import { NEEDLE_CHARGE, type NeedleKind } from "../protocol/gauges.ts";
import { type NeedleDesign, needleDesign } from "./needle-designs.ts";

/** What is no number is no sound; as in the engine. */
const BEYOND = 1e30;

/** One needle on one channel of a file, moved as the engine moves it. */
export class Needle {
  readonly #design: NeedleDesign;
  /** Where the needle is and how fast; or both charges. */
  #first = 0;
  #second = 0;
  #highest = 0;

  /** @param sampleRate in Hz */
  constructor(kind: NeedleKind, sampleRate: number) {
    this.#design = needleDesign(kind, sampleRate);
  }

  /** The signal goes on with these samples. */
  hear(samples: Float32Array): void {
    const { numbers, isPower } = this.#design;
    const [motion, a, b, c, d, e, f] = numbers as unknown as Seven;
    for (const x of samples) {
      const size = Math.abs(x) < BEYOND ? Math.abs(x) : 0;
      const u = isPower ? size * size : size;
      const [first, second] = [this.#first, this.#second];
      if (motion === NEEDLE_CHARGE) {
        this.#first = first * c + a * Math.max(0, u - first * c);
        this.#second = second * c + b * Math.max(0, u - second * c);
        this.#highest = Math.max(this.#highest, (this.#first + this.#second) / 2);
      } else {
        this.#first = a * first + b * second + c * u;
        this.#second = d * first + e * second + f * u;
        this.#highest = Math.max(this.#highest, this.#first);
      }
    }
  }

  /** How high it went: the level of a steady tone of 1 kHz that would bring it there, by its peaks; -Infinity is silence. */
  get highestDbfs(): number {
    const { isPower, scale } = this.#design;
    return (isPower ? 10 : 20) * Math.log10(this.#highest * scale);
  }
}

type Seven = [number, number, number, number, number, number, number];
