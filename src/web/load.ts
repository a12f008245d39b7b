import { EngineError } from "../engine/engine-error.ts";
import { engineModule, nearby } from "../engine/module.ts";
import { checkSupport } from "./support.ts";

/** Where the two files are, if not where the bundler or server put them by itself. */
export interface LoadOptions {
  /** The processor's script, `postfade/processor.js`. */
  readonly processorUrl?: string | URL;
  /** The engine, `postfade/engine.wasm`. */
  readonly wasmUrl?: string | URL;
}

/** A context takes a processor once: a second registration under its name would fail without a sound. */
const processors = new WeakMap<BaseAudioContext, Promise<void>>();

/** The processor once more, as text in a module of its own: fetched only where its URL leads nowhere. */
const inline = () => import("./inline-processor.js");

/**
 * Registers the processor on the context and compiles the engine, each once. By URL first, which the strictest content security policy
 * allows; where a bundler lost the files, from the inline copy.
 * @throws {EngineError} naming what could not be had and what to do
 */
export async function load(context: BaseAudioContext, options: LoadOptions = {}): Promise<WebAssembly.Module> {
  checkSupport(context);
  const [module] = await Promise.all([engineModule(options.wasmUrl), processorOn(context, options.processorUrl)]);
  return module;
}

/** A failure is not kept: the next call tries again. */
function processorOn(context: BaseAudioContext, wished: string | URL | undefined): Promise<void> {
  const known = processors.get(context);
  if (known) return known;
  const added = addProcessor(context, wished);
  processors.set(context, added);
  added.catch(() => processors.delete(context));
  return added;
}

async function addProcessor(context: BaseAudioContext, wished: string | URL | undefined): Promise<void> {
  const { audioWorklet } = context;
  const url = wished ?? nearby(() => new URL("../worklet/processor.js", import.meta.url));
  const failure = url && (await audioWorklet.addModule(url).then(noFailure, asFailure));
  if (url && !failure) return;
  if (wished)
    throw new EngineError("processor-not-loaded", `The processor could not be loaded from ${wished} (processorUrl).`, {
      cause: failure,
    });
  const blob = URL.createObjectURL(new Blob([(await inline()).PROCESSOR], { type: "text/javascript" }));
  try {
    await audioWorklet.addModule(blob);
  } catch (cause) {
    throw new EngineError(
      "processor-not-loaded",
      `The processor could not be loaded from ${url ?? "its file"}, nor from its inline copy. Serve postfade/processor.js and name it by processorUrl, or let the page's content security policy allow scripts from blob:.`,
      { cause },
    );
  } finally {
    URL.revokeObjectURL(blob);
  }
}

const noFailure = () => undefined;
const asFailure = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));
