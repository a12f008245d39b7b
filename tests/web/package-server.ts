import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const NONCE = "abc123";

/** What a page does with the package: open an engine, render a moment of silence, and say how it went in its title. */
const PAGE_SCRIPT = `
import { openNode } from "./web/open-node.js";
const context = new OfflineAudioContext(2, 256, 48000);
try {
  const { node, transport, wire } = await openNode(context, { memoryPages: 64 });
  node.connect(context.destination);
  await transport.flushed();
  const { length } = await context.startRendering();
  document.title = JSON.stringify({ wire, length });
} catch ({ code, message }) {
  document.title = JSON.stringify({ code, message });
}`;

/** How a page is served: the headers of the document, and whether the processor and the engine are where the package put them. */
export interface Site {
  readonly headers: Record<string, string>;
  readonly lost: boolean;
}

/** The emitted package, as a plain web server gives it, on a page with the site's headers. `site/<i>/` is the i-th. */
export async function servePackage(sites: readonly Site[]) {
  const server = createServer(async (request, response) => {
    const [, number = "", path = ""] = /^\/site\/(\d+)\/(.*)$/.exec(request.url ?? "") ?? [];
    const site = sites[Number(number)];
    const body = site && (await contents(path, site.lost).catch(() => undefined));
    if (body === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(path || "index.html")] ?? "text/plain";
    // A worklet of an isolated page has to be embeddable itself.
    response.writeHead(200, {
      "Content-Type": type,
      "Cross-Origin-Embedder-Policy": "require-corp",
      ...(path === "" && site!.headers),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (site: number) => `http://localhost:${port}/site/${site}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function contents(path: string, lost: boolean): Promise<string | Buffer> {
  if (path === "") return `<!doctype html><title></title><script type="module" nonce="${NONCE}" src="page.js"></script>`;
  if (path === "page.js") return PAGE_SCRIPT;
  if (lost && /^worklet\/processor\.js$|engine\.wasm$/.test(path)) throw new Error("lost by a bundler");
  return readFile(join("dist", normalize(`/${path}`)));
}

/** For a policy that goes by nonce. */
export const nonce = `'nonce-${NONCE}'`;
