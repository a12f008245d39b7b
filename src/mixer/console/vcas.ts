import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import { vcaControls } from "../../plugins/desk.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { Vca } from "../../session/session.ts";
import { initials } from "../calls/checked.ts";
import { identified } from "../calls/free-id.ts";
import type { Desk } from "../desk/desk.ts";
import { withoutTargets } from "../desk/lane-list.ts";
import { withoutValues } from "../desk/scene-list.ts";
import { vcaTargets } from "../desk/targets.ts";
import { addVca, changeVca, removeVca, vcaNow, vcaOf } from "../desk/vca-list.ts";
import type { ValueStore } from "../edits/value-store.ts";
import { Handles } from "./handles.ts";
import type { Strips } from "./strips.ts";
import { MixerVca, type VcaMember } from "./vca.ts";

export interface NewVca {
  /** Made from the name unless said. No strip's. */
  readonly id?: string;
  readonly name?: string;
  /** Strips and other VCAs. */
  readonly members?: readonly VcaMember[];
}

const NEW_VCA: Names<NewVca> = { id: true, name: true, members: true };

/** The desk's VCAs: every edit of their list, and the live object of each. */
export class Vcas {
  readonly #desk: Desk;
  readonly #strips: Strips;
  readonly #relink: (moved: readonly string[], change: () => void) => void;
  readonly #handles: Handles<MixerVca>;
  #births = 0;

  /** @param relink makes their list another; it is given the targets whose level may be another then */
  constructor(desk: Desk, store: ValueStore, strips: Strips, relink: (moved: readonly string[], change: () => void) => void) {
    this.#desk = desk;
    this.#strips = strips;
    this.#relink = relink;
    const parts = {
      store,
      now: (born: Born) => vcaNow(desk.vcas, born),
      memberNamed: (id: string) => (this.#isStrip(id) ? strips.named(id) : this.named(id)),
      idOf: (member: VcaMember) => this.idOf(member),
      change: (born: Born, change: Partial<Omit<Vca, keyof Born>>) => this.#change(born, change),
      remove: (born: Born) => this.#remove(born),
    };
    this.#handles = new Handles((born) => new MixerVca(parts, born));
  }

  get all(): readonly MixerVca[] {
    return this.#desk.vcas.map((vca) => this.#handles.of(vca));
  }

  /** @throws GraphError `unknown-vca` */
  named(id: string): MixerVca {
    return this.#handles.of(vcaOf(this.#desk.vcas, id));
  }

  /** The list has changed: objects of what is gone let go of the desk, those of what is back take it up again. */
  settle(): void {
    const { vcas } = this.#desk;
    this.#handles.settle(vcas, (id) => vcas.find((vca) => vca.id === id));
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said */
  add(said: NewVca): MixerVca {
    const { members = [] } = checkedSaid("new vca", said, NEW_VCA);
    const desk = this.#desk;
    const { id, name } = identified(said, "vca", (wish) => this.#isStrip(wish) || desk.vcas.some((vca) => vca.id === wish));
    const vca = { id, birth: ++this.#births, name, members: members.map((member) => this.idOf(member)) };
    const vcas = addVca(desk.vcas, vca, this.#isStrip);
    this.#relink(vca.members.map(levelOf), () => {
      desk.vcas = vcas;
      for (const [target, value] of initials(id, vcaControls)) desk.values.set(target, value);
    });
    return this.named(id);
  }

  readonly #isStrip = (id: string) => this.#desk.graph.strips.has(id);

  /** @throws GraphError `removed`, `unknown-strip` or `unknown-vca` for what is of another mixer */
  idOf(member: VcaMember): string {
    if (!(member instanceof MixerVca)) return this.#strips.idOf(member);
    void member.name;
    if (this.named(member.id) === member) return member.id;
    throw new GraphError("unknown-vca", [member.id], `VCA "${member.id}" is of another mixer`);
  }

  #change(born: Born, change: Partial<Omit<Vca, keyof Born>>): void {
    const before = vcaNow(this.#desk.vcas, born).members;
    const vcas = changeVca(this.#desk.vcas, born.id, change, this.#isStrip);
    const after = vcaNow(vcas, born).members;
    const moved = [...before.filter((member) => !after.includes(member)), ...after.filter((member) => !before.includes(member))];
    this.#relink(moved.map(levelOf), () => {
      this.#desk.vcas = vcas;
    });
  }

  /** Its values and its automation go with it, and what scenes hold of it. */
  #remove(born: Born): void {
    const desk = this.#desk;
    const { id, members } = vcaNow(desk.vcas, born);
    const gone = vcaTargets(id);
    this.#relink(members.map(levelOf), () => {
      desk.vcas = removeVca(desk.vcas, id);
      for (const target of gone) desk.values.delete(target);
      desk.automation = withoutTargets(desk.automation, gone);
      desk.scenes = withoutValues(desk.scenes, gone);
    });
  }
}

/** The target that a member's level hangs on. */
const levelOf = (member: string) => `${member}.faderDb`;
