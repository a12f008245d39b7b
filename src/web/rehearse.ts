import { instantiate } from "../engine/direct.ts";
import { directTransport } from "../engine/direct-transport.ts";
import { rehearsal } from "../mixer/rehearsal.ts";
import { BLOCK_FRAMES } from "../protocol/layout.ts";

/** The lower the rate, the less memory the lines of echoes and rooms take; the code is the same. */
const SAMPLE_RATE = 8000;
/** 8 MB: a desk of few strips and little noise. */
const MEMORY_PAGES = 128;
/** What the browser needs to see of the engine before it makes good code of all of it, found by `bench/first-second.ts`. */
const QUANTA = 400;
const QUANTA_PER_STIR = 8;
/** The page is not kept busy for longer than this at a time. */
const SHARE_MS = 4;

const rehearsed = new WeakMap<WebAssembly.Module, Promise<void>>();

/**
 * Runs a module on the page for a moment, once. Its code is shared by all threads of the page, so the audio thread finds it good from the
 * first quantum on, instead of two to three times as slow for the first quarter of a second.
 */
export function rehearse(module: WebAssembly.Module): Promise<void> {
  const known = rehearsed.get(module);
  if (known) return known;
  const done = run(module);
  rehearsed.set(module, done);
  return done;
}

async function run(module: WebAssembly.Module): Promise<void> {
  const engine = instantiate(module, { sampleRate: SAMPLE_RATE, inputs: 1, memoryPages: MEMORY_PAGES });
  const { stir } = await rehearsal({ transport: directTransport(engine), layout: engine.layout, sampleRate: SAMPLE_RATE });
  let since = performance.now();
  for (let quantum = 0; quantum < QUANTA; quantum++) {
    if (quantum % QUANTA_PER_STIR === 0) stir();
    engine.render(BLOCK_FRAMES);
    if (performance.now() - since < SHARE_MS) continue;
    await pause();
    since = performance.now();
  }
}

/** Lets the page do other things. Not by a timer: those of a page in the background go off once a second. */
function pause(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
