import { STRETCHES_PER_SECOND } from "../protocol/gauges.ts";
import { ABSOLUTE_GATE_POWER } from "./gates.ts";

/** Stretches of a tenth of a second; the grid of passages may cut off one at either end of it. */
const TENTH = STRETCHES_PER_SECOND / 10;
const LEAST = TENTH - 2;

/** How loud a programme was where, in tenths of a second of its own time: what was heard twice counts as it was heard last. */
export class Passages {
  readonly #tenthFrames: number;
  readonly #stretchFrames: number;
  readonly #powers = new Map<number, number>();
  /** How often a tenth was put down. */
  #count = 0;
  #compared: { readonly other: Passages; readonly counts: number; readonly shared: Shared } | null = null;
  /** The tenth that is heard now. */
  #tenth: number | null = null;
  #energy = 0;
  #stretches = 0;

  /** @param sampleRate in Hz */
  constructor(sampleRate: number) {
    this.#tenthFrames = sampleRate / 10;
    this.#stretchFrames = sampleRate / STRETCHES_PER_SECOND;
  }

  /** @param energy K-weighted, of the next stretch @param position of its middle, in frames of the programme; `null` when it is nowhere */
  add(energy: number, position: number | null): void {
    const tenth = position === null ? null : Math.floor(position / this.#tenthFrames);
    if (tenth !== this.#tenth) this.interrupt();
    this.#tenth = tenth;
    this.#energy += energy;
    this.#stretches++;
  }

  /** What comes next does not follow what was heard last. */
  interrupt(): void {
    if (this.#tenth !== null && this.#stretches >= LEAST) {
      this.#powers.set(this.#tenth, this.#energy / (this.#stretches * this.#stretchFrames));
      this.#count++;
    }
    this.#tenth = null;
    this.#energy = 0;
    this.#stretches = 0;
  }

  /**
   * How much louder `other` is where both were heard and neither was silence (-70 LUFS), in LU; `null` where that is less than so many tenths
   * of a second. No relative gate: it would close at other places for each.
   */
  louderLu(other: Passages, leastTenths: number): number | null {
    const counts = this.#count + other.#count;
    if (this.#compared?.other !== other || this.#compared.counts !== counts)
      this.#compared = { other, counts, shared: this.#sharedWith(other) };
    const { tenths, own, others } = this.#compared.shared;
    return tenths < leastTenths ? null : 10 * Math.log10(others / own);
  }

  #sharedWith(other: Passages): Shared {
    let [tenths, own, others] = [0, 0, 0];
    for (const [tenth, power] of this.#powers) {
      const there = other.#powers.get(tenth) ?? 0;
      if (!(power > ABSOLUTE_GATE_POWER && there > ABSOLUTE_GATE_POWER)) continue;
      own += power;
      others += there;
      tenths++;
    }
    return { tenths, own, others };
  }
}

/** What two programmes have both played: how much, and the sums of their powers there. */
interface Shared {
  readonly tenths: number;
  readonly own: number;
  readonly others: number;
}
