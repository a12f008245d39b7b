import { EngineError } from "./engine-error.ts";

/** The engine once more, as text in a module of its own: fetched only where its URL leads nowhere (a bundler lost it, or this is Node). */
const inline = () => import("./inline-engine.js");

const modules = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The compiled engine, compiled once. By URL first, which the strictest content security policy allows; else from the inline copy.
 * @param wished where engine.wasm is, if not where the bundler or server put it by itself
 * @throws {EngineError} `engine-not-loaded`, saying what to do
 */
export function engineModule(wished?: string | URL): Promise<WebAssembly.Module> {
  const name = String(wished ?? "");
  const known = modules.get(name);
  if (known) return known;
  const module = loadModule(wished);
  modules.set(name, module);
  module.catch(() => modules.delete(name));
  return module;
}

async function loadModule(wished: string | URL | undefined): Promise<WebAssembly.Module> {
  const url = wished ?? nearby(() => new URL("./engine.wasm", import.meta.url));
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
const asFailure = (cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)));

/** Bundled as a classic script there is no import.meta.url, and so no nearby file. */
export function nearby(find: () => URL): URL | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
