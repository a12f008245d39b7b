import { DEFAULT_GROUP_CONTROLS, type GroupControl, type GroupMode } from "../plugins/desk.ts";
import type { Group } from "../session/session.ts";
import type { Desk } from "./desk.ts";
import { freeId } from "./free-id.ts";
import { MixerGroup } from "./group.ts";
import { addGroup, changeGroup, type GroupList, groupOf, removeGroup } from "./group-list.ts";
import type { MixerStrip } from "./strip.ts";

export interface NewGroup {
  /** Made from the name unless said. */
  readonly id?: string;
  readonly name?: string;
  readonly members?: readonly MixerStrip[];
  /** Fader, mute and solo unless said. */
  readonly controls?: readonly GroupControl[];
  /** `relative` unless said. */
  readonly mode?: GroupMode;
  /** True unless said. */
  readonly active?: boolean;
}

/** The desk's groups: every edit of their list, and the live object of each. */
export class Groups {
  readonly #desk: Desk;
  readonly #stripNamed: (id: string) => MixerStrip;
  readonly #changed: () => void;
  readonly #byId = new Map<string, MixerGroup>();
  readonly #isStrip: (id: string) => boolean;

  /** @param changed called when their list is another */
  constructor(desk: Desk, stripNamed: (id: string) => MixerStrip, changed: () => void) {
    this.#desk = desk;
    this.#stripNamed = stripNamed;
    this.#changed = changed;
    this.#isStrip = (id) => desk.graph.strips.has(id);
  }

  get all(): readonly MixerGroup[] {
    return this.#desk.groups.map(({ id }) => this.named(id));
  }

  /** @throws GraphError `unknown-group` */
  named(id: string): MixerGroup {
    const desk = this.#desk;
    groupOf(desk.groups, id);
    const known = this.#byId.get(id);
    if (known) return known;
    const group = new MixerGroup(
      {
        stripNamed: this.#stripNamed,
        groupOf: (name) => groupOf(desk.groups, name),
        change: (name, change) => this.#take(changeGroup(desk.groups, name, change, this.#isStrip)),
        remove: (name) => this.#take(removeGroup(desk.groups, name)),
      },
      id,
    );
    this.#byId.set(id, group);
    return group;
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said, `unknown-strip`; RangeError for what no group links */
  add({
    id: said,
    name,
    members = [],
    controls = DEFAULT_GROUP_CONTROLS,
    mode = "relative",
    active = true,
  }: NewGroup): MixerGroup {
    const { groups } = this.#desk;
    const id = said ?? freeId(name ?? "group", (wish) => groups.some((group) => group.id === wish));
    const group: Group = {
      id,
      name: name ?? id,
      members: members.map((member) => member.id),
      controls,
      mode,
      active,
    };
    this.#take(addGroup(groups, group, this.#isStrip));
    return this.named(id);
  }

  #take(groups: GroupList): void {
    this.#desk.groups = groups;
    this.#changed();
  }
}
