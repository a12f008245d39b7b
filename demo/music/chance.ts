/**
 * Chance that repeats: the same seed gives the same numbers on every machine, so every stem has the same bytes.
 * Marsaglia, "Xorshift RNGs" (2003), the 13-17-5 triple.
 */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0 || 1; // 0 is the one state that never leaves itself
    for (let i = 0; i < 8; i++) this.next(); // small seeds start with small numbers
  }

  /** -1 to 1, evenly. */
  next(): number {
    let state = this.state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.state = state;
    return state / 2147483648;
  }

  between(low: number, high: number): number {
    return low + (high - low) * (this.next() * 0.5 + 0.5);
  }

  /** Bell-shaped around 0 with standard deviation 1, never beyond 2.5: a player's error, not a blunder. */
  bell(): number {
    const sum = this.next() + this.next() + this.next();
    return Math.max(-2.5, Math.min(2.5, sum));
  }
}
