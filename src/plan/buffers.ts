import type { Place, Step } from "./plan.ts";

/** How many planar pairs and quads a plan needs at once, and which of them each name is. */
export interface BufferPlan {
  readonly numbers: ReadonlyMap<string, number>;
  readonly planars: number;
  readonly quads: number;
}

/** Names that are never in use at the same step share a buffer, the last one freed first, so that what is warm in the cache is used again. */
export function assignBuffers(steps: readonly Step[]): BufferPlan {
  const lastUse = new Map<string, number>();
  for (let at = 0; at < steps.length; at++) for (const arg of steps[at]!.args) if (isBuffer(arg)) lastUse.set(arg.name, at);
  const numbers = new Map<string, number>();
  const pools = { planar: new Pool(), quad: new Pool() };
  for (let at = 0; at < steps.length; at++) {
    const { args } = steps[at]!;
    for (const arg of args) if (isBuffer(arg) && !numbers.has(arg.name)) numbers.set(arg.name, pools[arg.kind].take());
    for (const arg of args)
      if (isBuffer(arg) && lastUse.get(arg.name) === at) {
        pools[arg.kind].giveBack(numbers.get(arg.name)!);
        lastUse.delete(arg.name);
      }
  }
  return { numbers, planars: pools.planar.size, quads: pools.quad.size };
}

type Buffer = Place & { readonly kind: "planar" | "quad" };

function isBuffer(arg: number | Place): arg is Buffer {
  return typeof arg === "object" && (arg.kind === "planar" || arg.kind === "quad");
}

class Pool {
  size = 0;
  readonly #free: number[] = [];

  take(): number {
    return this.#free.pop() ?? this.size++;
  }

  giveBack(number: number): void {
    this.#free.push(number);
  }
}
