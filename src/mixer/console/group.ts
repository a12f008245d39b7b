import type { Born } from "../../graph/graph.ts";
import type { GroupControl, GroupMode } from "../../plugins/desk.ts";
import type { Group } from "../../session/session.ts";
import { checkedName } from "../calls/checked.ts";
import type { Handle } from "./handles.ts";
import type { MixerStrip } from "./strip.ts";

/** What a group needs of its desk. */
export interface GroupParts {
  /** @throws GraphError `removed` */
  now(born: Born): Group;
  stripNamed(id: string): MixerStrip;
  /** @throws GraphError `removed`, or `unknown-strip` for a strip of another mixer */
  idOf(strip: MixerStrip): string;
  change(born: Born, change: Partial<Omit<Group, keyof Born>>): void;
  remove(born: Born): void;
}

/**
 * Controls of strips that move together: whoever moves one member's moves the others'. It is a matter of hands: automation and
 * recalled values move their own strip alone, and a render knows no groups. A removed one throws when it is asked.
 */
export class MixerGroup implements Handle {
  readonly id: string;
  readonly #parts: GroupParts;
  readonly #born: Born;

  constructor(parts: GroupParts, born: Born) {
    this.id = born.id;
    this.#parts = parts;
    this.#born = born;
  }

  get #group(): Group {
    return this.#parts.now(this.#born);
  }

  get name(): string {
    return this.#group.name;
  }

  set name(name: string) {
    this.#parts.change(this.#born, { name: checkedName(this.id, name) });
  }

  /** In the order they came. A strip can be in several groups: then all of them move. */
  get members(): readonly MixerStrip[] {
    return this.#group.members.map((id) => this.#parts.stripNamed(id));
  }

  /** Nothing moves until a hand does. @throws GraphError `duplicate-id` for a strip that is a member already */
  addMember(strip: MixerStrip): void {
    this.#parts.change(this.#born, { members: [...this.#group.members, this.#parts.idOf(strip)] });
  }

  /** Whoever is no member stays none. */
  removeMember(strip: MixerStrip): void {
    this.#parts.change(this.#born, { members: this.#group.members.filter((id) => id !== strip.id) });
  }

  /** What it links, in the desk's order. */
  get controls(): readonly GroupControl[] {
    return this.#group.controls;
  }

  /** @throws RangeError for a control that no group can link; then nothing changed */
  set controls(controls: readonly GroupControl[]) {
    this.#parts.change(this.#born, { controls: [...controls] });
  }

  /**
   * `relative`: faders and whatever else is a number move by as much (in dB, where they are levels); who is stopped by an end of its range keeps its
   * distance when it comes back. `absolute`: they all take the same value. Switches always do.
   */
  get mode(): GroupMode {
    return this.#group.mode;
  }

  /** @throws RangeError for a mode there is not; then nothing changed */
  set mode(mode: GroupMode) {
    this.#parts.change(this.#born, { mode });
  }

  /** While false it links nothing. */
  get active(): boolean {
    return this.#group.active;
  }

  set active(active: boolean) {
    this.#parts.change(this.#born, { active });
  }

  /** Takes the group off the desk; the strips stay as they are. */
  remove(): void {
    this.#parts.remove(this.#born);
  }

  /** @internal It holds nothing of the desk. */
  rest(): void {}

  /** @internal */
  wake(): void {}
}
