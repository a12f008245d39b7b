import { EngineError } from "./engine-error.ts";
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
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** The two files once more, as text in a module of their own: fetched only where the URLs lead nowhere. */
const inline = () => import("./inline.js");

/**
 * Registers the processor on the context and compiles the engine, each once. By URL first, which the strictest content security policy
 * allows; where a bundler lost the files, from the inline copy.
 * @throws {EngineError} naming what could not be had and what to do
 */
export async function load(context: BaseAudioContext, options: LoadOptions = {}): Promise<WebAssembly.Module> {
  checkSupport(context);
  const [module] = await Promise.all([
    once(modules, String(options.wasmUrl ?? ""), () => engineModule(options.wasmUrl)),
    once(processors, context, () => addProcessor(context, options.processorUrl)),
  ]);
  return module;
}

/** A failure is not kept: the next call tries again. */
function once<K, T>(
  kept: { get(key: K): Promise<T> | undefined; set(key: K, value: Promise<T>): unknown; delete(key: K): unknown },
  key: K,
  make: () => Promise<T>,
): Promise<T> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
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

async function engineModule(wished: string | URL | undefined): Promise<WebAssembly.Module> {
  const url = wished ?? nearby(() => new URL("../engine/engine.wasm", import.meta.url));
  const fetched = url ? await fetchBytes(url).catch(asFailure) : new Error("this bundle has no import.meta.url");
  if (!(fetched instanceof Error)) {
    const compiled = await compile(fetched).catch(asFailure);
    if (!(compiled instanceof Error)) return compiled;
    if (wished) throw notLoaded(`The engine from ${wished} (wasmUrl) could not be compiled.`, compiled);
  } else if (wished) throw notLoaded(`The engine could not be fetched from ${wished} (wasmUrl).`, fetched);
  const bytes = Uint8Array.from(atob((await inline()).WASM), (letter) => letter.charCodeAt(0));
  return compile(bytes).catch((cause) => {
    throw notLoaded("The engine could not be compiled.", cause);
  });
}

function notLoaded(what: string, cause: unknown): EngineError {
  const policy = /content security policy|unsafe-eval|CSP/i.test(String(cause))
    ? " The page's content security policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src."
    : "";
  return new EngineError("engine-not-loaded", `${what}${policy}`, { cause });
}

async function fetchBytes(url: string | URL): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
}

const compile = (bytes: BufferSource) => WebAssembly.compile(bytes);
const noFailure = () => undefined;
const asFailure = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));

/** Bundled as a classic script there is no import.meta.url, and so no nearby file. */
function nearby(find: () => URL): URL | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
