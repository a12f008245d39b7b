/** Powers in order of their size, however many hours of them: each new one finds its place. */
export class SortedPowers {
  #powers = new Float64Array(256);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The smallest is at 0. */
  at(index: number): number {
    return this.#powers[index]!;
  }

  insert(power: number): void {
    if (this.#count === this.#powers.length) {
      const longer = new Float64Array(2 * this.#count);
      longer.set(this.#powers);
      this.#powers = longer;
    }
    const place = this.countBelow(power);
    this.#powers.copyWithin(place + 1, place, this.#count);
    this.#powers[place] = power;
    this.#count++;
  }

  /** How many are smaller than `power`. */
  countBelow(power: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#powers[middle]! < power) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The mean of all from `index` on. */
  meanFrom(index: number): number {
    let sum = 0;
    for (let i = index; i < this.#count; i++) sum += this.#powers[i]!;
    return sum / (this.#count - index);
  }
}
