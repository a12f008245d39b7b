import { vcaControls } from "../plugins/desk.ts";
import type { Vca } from "../session/session.ts";
import type { Desk } from "./desk.ts";
import { freeId } from "./free-id.ts";
import type { ValueStore } from "./param.ts";
import type { MixerStrip } from "./strip.ts";
import { MixerVca } from "./vca.ts";
import { addVca, changeVca, removeVca, vcaOf } from "./vca-list.ts";

export interface NewVca {
  /** Made from the name unless said. No strip's. */
  readonly id?: string;
  readonly name?: string;
  /** Strips and other VCAs. */
  readonly members?: readonly (MixerStrip | MixerVca)[];
}

/** The desk's VCAs: every edit of their list, and the live object of each. */
export class Vcas {
  readonly #desk: Desk;
  readonly #store: ValueStore;
  readonly #stripNamed: (id: string) => MixerStrip;
  readonly #changed: (moved: readonly string[]) => void;
  readonly #byId = new Map<string, MixerVca>();
  readonly #isStrip: (id: string) => boolean;

  /** @param changed called when their list is another, with the targets whose level may be another than before */
  constructor(
    desk: Desk,
    store: ValueStore,
    stripNamed: (id: string) => MixerStrip,
    changed: (moved: readonly string[]) => void,
  ) {
    this.#desk = desk;
    this.#store = store;
    this.#stripNamed = stripNamed;
    this.#changed = changed;
    this.#isStrip = (id) => desk.graph.strips.has(id);
  }

  get all(): readonly MixerVca[] {
    return this.#desk.vcas.map(({ id }) => this.named(id));
  }

  /** @throws GraphError `unknown-vca` */
  named(id: string): MixerVca {
    const desk = this.#desk;
    vcaOf(desk.vcas, id);
    const known = this.#byId.get(id);
    if (known) return known;
    const vca = new MixerVca(
      {
        store: this.#store,
        vcaOf: (name) => vcaOf(desk.vcas, name),
        memberNamed: (name) => (this.#isStrip(name) ? this.#stripNamed(name) : this.named(name)),
        change: (name, change) => this.#change(name, change),
        remove: (name) => this.#remove(name),
      },
      id,
    );
    this.#byId.set(id, vca);
    return vca;
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said */
  add({ id: said, name, members = [] }: NewVca): MixerVca {
    const desk = this.#desk;
    const id = said ?? freeId(name ?? "vca", (wish) => this.#isStrip(wish) || desk.vcas.some((vca) => vca.id === wish));
    const vca = { id, name: name ?? id, members: members.map((member) => member.id) };
    desk.vcas = addVca(desk.vcas, vca, this.#isStrip);
    for (const [control, spec] of Object.entries(vcaControls)) desk.values.set(`${id}.${control}`, spec.initial);
    this.#changed(vca.members.map(levelOf));
    return this.named(id);
  }

  #change(id: string, change: Partial<Omit<Vca, "id">>): void {
    const desk = this.#desk;
    const before = vcaOf(desk.vcas, id).members;
    desk.vcas = changeVca(desk.vcas, id, change, this.#isStrip);
    const after = vcaOf(desk.vcas, id).members;
    const moved = [...before.filter((member) => !after.includes(member)), ...after.filter((member) => !before.includes(member))];
    this.#changed(moved.map(levelOf));
  }

  /** Its values and its automation go with it. */
  #remove(id: string): void {
    const desk = this.#desk;
    const { members } = vcaOf(desk.vcas, id);
    desk.vcas = removeVca(desk.vcas, id);
    for (const control of Object.keys(vcaControls)) desk.values.delete(`${id}.${control}`);
    desk.automation = desk.automation.filter(({ target }) => target.slice(0, target.lastIndexOf(".")) !== id);
    this.#changed(members.map(levelOf));
  }
}

/** The target that a member's level hangs on. */
const levelOf = (member: string) => `${member}.faderDb`;
