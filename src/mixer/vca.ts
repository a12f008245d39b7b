import { vcaControls } from "../plugins/desk.ts";
import type { Vca } from "../session/session.ts";
import { type Param, paramsOf, type ValueStore } from "./param.ts";
import type { MixerStrip } from "./strip.ts";

/** What a VCA needs of its desk. */
export interface VcaParts {
  readonly store: ValueStore;
  vcaOf(id: string): Vca;
  /** The live object of a strip or VCA. */
  memberNamed(id: string): MixerStrip | MixerVca;
  change(id: string, change: Partial<Omit<Vca, "id">>): void;
  remove(id: string): void;
}

/** A fader without sound of its own: its level is added, in dB, to every member's, and its mute mutes them. A removed one throws when it is asked. */
export class MixerVca {
  readonly fader: Param<(typeof vcaControls)["faderDb"]>;
  readonly mute: Param<(typeof vcaControls)["mute"]>;
  readonly #parts: VcaParts;

  constructor(
    parts: VcaParts,
    readonly id: string,
  ) {
    this.#parts = parts;
    const controls = paramsOf(vcaControls, id, parts.store);
    this.fader = controls.faderDb;
    this.mute = controls.mute;
  }

  get name(): string {
    return this.#parts.vcaOf(this.id).name;
  }

  set name(name: string) {
    this.#parts.change(this.id, { name });
  }

  /** Strips and other VCAs, in the order they came. */
  get members(): readonly (MixerStrip | MixerVca)[] {
    return this.#parts.vcaOf(this.id).members.map((id) => this.#parts.memberNamed(id));
  }

  /**
   * The member's level walks to what it is under this VCA too.
   * @throws GraphError `duplicate-id` for a member it has, `cycle` for a VCA that this one stands under; then nothing changed.
   */
  addMember(member: MixerStrip | MixerVca): void {
    this.#parts.change(this.id, { members: [...this.#parts.vcaOf(this.id).members, member.id] });
  }

  /** Whoever is no member stays none. */
  removeMember(member: MixerStrip | MixerVca): void {
    this.#parts.change(this.id, { members: this.#parts.vcaOf(this.id).members.filter((id) => id !== member.id) });
  }

  /** Takes the VCA off the desk: its members' levels are their own again. */
  remove(): void {
    this.#parts.remove(this.id);
  }
}
