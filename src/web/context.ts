import { EngineError } from "../engine/engine-error.ts";

/** Browsers that want a gesture first leave `resume()` pending for ever; one that may start does so within this. */
const START_MS = 1000;

/**
 * Sets a context's clock going.
 * @throws {EngineError} `needs-gesture` when the browser wants a click or a key first; call again from its handler
 */
export async function start(context: AudioContext): Promise<void> {
  if (context.state === "running") return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, START_MS, false);
  });
  const started = await Promise.race([context.resume().then(() => true), late]);
  clearTimeout(timer);
  if (!started)
    throw new EngineError(
      "needs-gesture",
      "The browser wants a gesture before there is sound: call this from a click or key handler.",
    );
}
