import type { GroupControl, GroupMode } from "../plugins/desk.ts";
import type { Group } from "../session/session.ts";
import type { MixerStrip } from "./strip.ts";

/** What a group needs of its desk. */
export interface GroupParts {
  groupOf(id: string): Group;
  stripNamed(id: string): MixerStrip;
  change(id: string, change: Partial<Omit<Group, "id">>): void;
  remove(id: string): void;
}

/**
 * Controls of strips that move together: whoever moves one member's moves the others'. It is a matter of hands: automation and
 * recalled values move their own strip alone, and a render knows no groups. A removed one throws when it is asked.
 */
export class MixerGroup {
  readonly #parts: GroupParts;

  constructor(
    parts: GroupParts,
    readonly id: string,
  ) {
    this.#parts = parts;
  }

  get #group(): Group {
    return this.#parts.groupOf(this.id);
  }

  get name(): string {
    return this.#group.name;
  }

  set name(name: string) {
    this.#parts.change(this.id, { name });
  }

  /** In the order they came. A strip can be in several groups: then all of them move. */
  get members(): readonly MixerStrip[] {
    return this.#group.members.map((id) => this.#parts.stripNamed(id));
  }

  /** Nothing moves until a hand does. @throws GraphError `duplicate-id` for a strip that is a member already */
  addMember(strip: MixerStrip): void {
    this.#parts.change(this.id, { members: [...this.#group.members, strip.id] });
  }

  /** Whoever is no member stays none. */
  removeMember(strip: MixerStrip): void {
    this.#parts.change(this.id, { members: this.#group.members.filter((id) => id !== strip.id) });
  }

  /** What it links; `mixer.addGroup` says what can be. */
  get controls(): readonly GroupControl[] {
    return this.#group.controls;
  }

  set controls(controls: readonly GroupControl[]) {
    this.#parts.change(this.id, { controls: [...controls] });
  }

  /**
   * `relative`: faders and whatever else is a number move by as much (in dB, where they are levels); who is stopped by an end of its range keeps its
   * distance when it comes back. `absolute`: they all take the same value. Switches always do.
   */
  get mode(): GroupMode {
    return this.#group.mode;
  }

  set mode(mode: GroupMode) {
    this.#parts.change(this.id, { mode });
  }

  /** While false it links nothing. */
  get active(): boolean {
    return this.#group.active;
  }

  set active(active: boolean) {
    this.#parts.change(this.id, { active });
  }

  /** Takes the group off the desk; the strips stay as they are. */
  remove(): void {
    this.#parts.remove(this.id);
  }
}
