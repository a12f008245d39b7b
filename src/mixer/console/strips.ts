import { GraphError } from "../../graph/errors.ts";
import type { Strip } from "../../graph/graph.ts";
import { shown } from "../../params/shown.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import { checkedChannels } from "../calls/checked.ts";
import { identified } from "../calls/free-id.ts";
import { noneNamed } from "../calls/unknown.ts";
import { Handles } from "./handles.ts";
import type { MixerParts } from "./parts.ts";
import { MixerStrip } from "./strip.ts";

export interface NewStrip {
  /** Made from the name unless said. */
  readonly id?: string;
  readonly name?: string;
  readonly channels?: 1 | 2;
  /** Where it goes, by itself or by id; `null` is nowhere but its sends. The master unless said. */
  readonly output?: MixerStrip | string | null;
}

const NEW_STRIP: Names<NewStrip> = { id: true, name: true, channels: true, output: true };

/** The live objects of the desk's strips: each strip always has the same one. */
export class Strips {
  readonly #parts: MixerParts;
  readonly #handles: Handles<MixerStrip>;

  constructor(parts: Omit<MixerParts, "stripNamed" | "idOf">) {
    this.#parts = { ...parts, stripNamed: (id) => this.named(id), idOf: (strip) => this.idOf(strip) };
    this.#handles = new Handles((born) => new MixerStrip(this.#parts, born));
  }

  get all(): readonly MixerStrip[] {
    return [...this.#parts.desk.graph.strips.values()].map((strip) => this.#handles.of(strip));
  }

  /** @throws GraphError `unknown-strip` */
  named(id: string): MixerStrip {
    return this.#handles.of(this.#there(id));
  }

  #there(id: string): Strip {
    const { strips } = this.#parts.desk.graph;
    const strip = strips.get(id);
    if (strip) return strip;
    throw noneNamed("unknown-strip", "strip", id, strips.values());
  }

  /** The graph has changed: objects of what is gone let go of the desk, those of what is back take it up again. */
  settle(): void {
    const { strips } = this.#parts.desk.graph;
    this.#handles.settle(strips.values(), (id) => strips.get(id));
    for (const strip of this.#handles.objects) strip.settle();
  }

  /** @throws GraphError `removed` for a strip that is gone, `unknown-strip` for one of another mixer */
  idOf(strip: MixerStrip): string {
    if (!(strip instanceof MixerStrip))
      throw new RangeError(`bad-type: ${shown(strip)} is not a strip of a mixer: mixer.strip(id) is`);
    void strip.role;
    if (this.named(strip.id) === strip) return strip.id;
    throw new GraphError("unknown-strip", [strip.id], `strip "${strip.id}" is of another mixer`);
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said, `unknown-strip` or `bad-route` for where it goes; RangeError for a name that is no text */
  add(role: "track" | "bus", said: NewStrip): MixerStrip {
    const { graph, vcas } = this.#parts.desk;
    const { channels = 2, output = graph.master } = checkedSaid(`new ${role}`, said, NEW_STRIP);
    const { id, name } = identified(said, role, (wish) => graph.strips.has(wish) || vcas.some((vca) => vca.id === wish));
    this.#parts.edits.addStrip({
      id,
      name,
      role,
      channels: checkedChannels(id, channels),
      inserts: [],
      sends: [],
      output: output === null ? null : typeof output === "string" ? this.#there(output).id : this.idOf(output),
    });
    return this.named(id);
  }
}
