/** How a bar falls back: 20 dB in 1.7 s, as IEC 60268-10 asks of a peak programme meter (type I). */
const FALL_DB_PER_SECOND = 20 / 1.7;
/** How long the highest peak stays marked. */
const HOLD_SECONDS = 1.5;

/** Up at once, down at the meter's own pace. Levels in dB; -Infinity is silence. */
export function fallenDb(shownDb: number, readDb: number, seconds: number): number {
  return Math.max(readDb, shownDb - FALL_DB_PER_SECOND * seconds);
}

/** The mark that stays where the highest peak was, and then falls like the bar. */
export class PeakHold {
  db = Number.NEGATIVE_INFINITY;
  #ageSeconds = 0;

  follow(readDb: number, seconds: number): void {
    this.#ageSeconds += seconds;
    if (readDb >= this.db) {
      this.db = readDb;
      this.#ageSeconds = 0;
    } else if (this.#ageSeconds > HOLD_SECONDS) this.db = fallenDb(this.db, readDb, seconds);
  }
}

/** The highest reading since it was last asked for: what a number that changes four times a second should show. */
export class Highest {
  #value = Number.NEGATIVE_INFINITY;

  add(reading: number): void {
    this.#value = Math.max(this.#value, reading);
  }

  take(): number {
    const value = this.#value;
    this.#value = Number.NEGATIVE_INFINITY;
    return value;
  }
}
