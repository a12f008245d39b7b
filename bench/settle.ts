import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const LOOK_MS = 50;
const IDLE_SECONDS = 0.01;
const MOST_LOOKS = 200;

/** Waits until a place does nothing any more. Once a program has run, V8 makes better code of it on another thread, seconds of work for a large one. */
export async function quiet(cpuSeconds: () => number | Promise<number>): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const before = await cpuSeconds();
    await new Promise((done) => setTimeout(done, LOOK_MS));
    if ((await cpuSeconds()) - before < IDLE_SECONDS) return;
  }
}

let gc: (() => void) | undefined;

/** Collects what is garbage in this process. */
export function collectGarbage(): void {
  if (!gc) {
    setFlagsFromString("--expose-gc");
    gc = runInNewContext("gc") as () => void;
  }
  gc();
}
