import { LOUDNESS_RING, LOUDNESS_RING_AT, loudnessWords } from "../../protocol/gauges.ts";

/** Who is told what a loudness gauge has measured. */
export interface EnergyListener {
  /** Stretches between the last one and the next were not seen. */
  missed(): void;
  /** @param stretchesAgo how many whole stretches the gauge has measured since this one */
  add(energy: number, stretchesAgo: number): void;
}

/** Takes the energies of a loudness gauge's stretches out of its slot, each once. */
export class EnergyRing {
  readonly #listener: EnergyListener;
  /** Stretches taken, or passed over. */
  #taken = 0;

  constructor(listener: EnergyListener) {
    this.#listener = listener;
  }

  /** @param isOld what it holds is passed over */
  take(slot: DataView, isOld: boolean): void {
    const count = slot.getInt32(loudnessWords.indexOf("count") * 4, true);
    let next = isOld ? count : this.#taken;
    // Too late, or the strip was gone and is back, and its gauge began anew.
    if (count < next || count - next > LOUDNESS_RING) {
      this.#listener.missed();
      next = count < next ? 0 : count - LOUDNESS_RING;
    }
    for (; next < count; next++) {
      const energy = slot.getFloat32(LOUDNESS_RING_AT + (next % LOUDNESS_RING) * 4, true);
      this.#listener.add(energy, count - 1 - next);
    }
    this.#taken = count;
  }
}
