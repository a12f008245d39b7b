import type { Born } from "../../graph/graph.ts";
import { vcaControls } from "../../plugins/desk.ts";
import type { Vca } from "../../session/session.ts";
import { checkedName } from "../calls/checked.ts";
import type { ValueStore } from "../edits/value-store.ts";
import type { Handle } from "./handles.ts";
import { OwnValues } from "./own-values.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerStrip } from "./strip.ts";

/** What moves together under a VCA. */
export type VcaMember = MixerStrip | MixerVca;

/** What a VCA needs of its desk. */
export interface VcaParts {
  readonly store: ValueStore;
  /** @throws GraphError `removed` */
  now(born: Born): Vca;
  memberNamed(id: string): VcaMember;
  /** @throws GraphError `removed`, or `unknown-strip` for a member of another mixer */
  idOf(member: VcaMember): string;
  change(born: Born, change: Partial<Omit<Vca, keyof Born>>): void;
  remove(born: Born): void;
}

/** A fader without sound of its own: its level is added, in dB, to every member's, and its mute mutes them. A removed one throws when it is asked. */
export class MixerVca implements Handle {
  readonly id: string;
  readonly fader: Param<(typeof vcaControls)["faderDb"]>;
  readonly mute: Param<(typeof vcaControls)["mute"]>;
  readonly #parts: VcaParts;
  readonly #born: Born;
  readonly #values: OwnValues;

  constructor(parts: VcaParts, born: Born) {
    this.id = born.id;
    this.#parts = parts;
    this.#born = born;
    this.#values = new OwnValues(parts.store, () => this.#vca);
    const controls = paramsOf(vcaControls, born.id, this.#values);
    this.fader = controls.faderDb;
    this.mute = controls.mute;
    Object.freeze(this);
  }

  get #vca(): Vca {
    return this.#parts.now(this.#born);
  }

  get name(): string {
    return this.#vca.name;
  }

  set name(name: string) {
    this.#parts.change(this.#born, { name: checkedName(this.id, name) });
  }

  /** Strips and other VCAs, in the order they came. */
  get members(): readonly VcaMember[] {
    return this.#vca.members.map((id) => this.#parts.memberNamed(id));
  }

  /**
   * The member's level walks to what it is under this VCA too.
   * @throws GraphError `duplicate-id` for a member it has, `cycle` for a VCA that this one stands under; then nothing changed.
   */
  addMember(member: VcaMember): void {
    this.#parts.change(this.#born, { members: [...this.#vca.members, this.#parts.idOf(member)] });
  }

  /** Whoever is no member stays none. */
  removeMember(member: VcaMember): void {
    this.#parts.change(this.#born, { members: this.#vca.members.filter((id) => id !== member.id) });
  }

  /** Takes the VCA off the desk: its members' levels are their own again. */
  remove(): void {
    this.#parts.remove(this.#born);
  }

  /** @internal */
  rest(): void {
    this.#values.rest();
  }

  /** @internal */
  wake(): void {
    this.#values.wake();
  }
}
