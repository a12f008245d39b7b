/** How alike two channels are: 1 for mono, 0 for strangers, -1 for one that is the other turned over. Means are exponential. */
export class Correlation {
  readonly #share: number;
  #left = 0;
  #right = 0;
  #both = 0;

  /** @param frames time constant of its means */
  constructor(frames: number) {
    this.#share = 1 - Math.exp(-1 / frames);
  }

  add(left: number, right: number): void {
    this.#left += this.#share * (left * left - this.#left);
    this.#right += this.#share * (right * right - this.#right);
    this.#both += this.#share * (left * right - this.#both);
  }

  /** `null` while one of them is silent. */
  get value(): number | null {
    const size = Math.sqrt(this.#left * this.#right);
    return size > NOTHING ? Math.min(1, Math.max(-1, this.#both / size)) : null;
  }
}

/** Mean power below -300 dB. */
const NOTHING = 1e-30;
