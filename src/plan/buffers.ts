import type { Step } from "./plan.ts";

/** How many planar pairs and quads a plan needs at once, and which of them each name is. */
export interface BufferPlan {
  readonly numbers: ReadonlyMap<string, number>;
  readonly planars: number;
  readonly quads: number;
}

/** Names that are never in use at the same step share a buffer, the last one freed first, so that what is warm in the cache is used again. */
export function assignBuffers(steps: readonly Step[]): BufferPlan {
  const lastUse = new Map<string, number>();
  for (const [at, step] of steps.entries()) for (const { name } of buffersOf(step)) lastUse.set(name, at);
  const numbers = new Map<string, number>();
  const pools = { planar: new Pool(), quad: new Pool() };
  for (const [at, step] of steps.entries()) {
    for (const { kind, name } of buffersOf(step)) if (!numbers.has(name)) numbers.set(name, pools[kind].take());
    for (const { kind, name } of buffersOf(step)) if (lastUse.get(name) === at) pools[kind].giveBack(numbers.get(name)!);
  }
  return { numbers, planars: pools.planar.size, quads: pools.quad.size };
}

function buffersOf({ args }: Step): { kind: "planar" | "quad"; name: string }[] {
  const seen = new Map<string, { kind: "planar" | "quad"; name: string }>();
  for (const arg of args) if (typeof arg === "object" && (arg.kind === "planar" || arg.kind === "quad")) seen.set(arg.name, arg);
  return [...seen.values()];
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
