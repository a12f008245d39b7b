import { stripOf } from "../graph/edit.ts";
import type { MixerParts } from "./parts.ts";
import { MixerStrip } from "./strip.ts";

export interface NewStrip {
  /** Made from the name unless said. */
  readonly id?: string;
  readonly name?: string;
  readonly channels?: 1 | 2;
}

/** The live objects of the desk's strips: each strip always has the same one. */
export class Strips {
  readonly #parts: MixerParts;
  readonly #byId = new Map<string, MixerStrip>();

  constructor(parts: Omit<MixerParts, "stripNamed">) {
    this.#parts = { ...parts, stripNamed: (id) => this.named(id) };
  }

  get all(): readonly MixerStrip[] {
    return [...this.#parts.desk.graph.strips.keys()].map((id) => this.named(id));
  }

  /** @throws GraphError `unknown-strip` */
  named(id: string): MixerStrip {
    stripOf(this.#parts.desk.graph, id);
    if (!this.#byId.has(id)) this.#byId.set(id, new MixerStrip(this.#parts, id));
    return this.#byId.get(id)!;
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said */
  add(role: "track" | "bus", { id: said, name, channels = 2 }: NewStrip): MixerStrip {
    const { graph } = this.#parts.desk;
    const id = said ?? freeId(name ?? role, graph.strips);
    this.#parts.edits.addStrip({ id, name: name ?? id, role, channels, inserts: [], sends: [], output: graph.master });
    return this.named(id);
  }
}

function freeId(name: string, taken: ReadonlyMap<string, unknown>): string {
  const wish = name
    .trim()
    .toLowerCase()
    .replace(/[/>\s]+/g, "-");
  let id = wish;
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`;
  return id;
}
