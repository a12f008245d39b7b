import type { Born } from "../../graph/graph.ts";
import { DEFAULT_GROUP_CONTROLS, type GroupControl, type GroupMode } from "../../plugins/desk.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { Group } from "../../session/session.ts";
import { identified } from "../calls/free-id.ts";
import type { Desk } from "../desk/desk.ts";
import { addGroup, changeGroup, type GroupList, groupNow, groupOf, removeGroup } from "../desk/group-list.ts";
import { MixerGroup } from "./group.ts";
import { Handles } from "./handles.ts";
import type { MixerStrip } from "./strip.ts";
import type { Strips } from "./strips.ts";

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

const NEW_GROUP: Names<NewGroup> = { id: true, name: true, members: true, controls: true, mode: true, active: true };

/** The desk's groups: every edit of their list, and the live object of each. */
export class Groups {
  readonly #desk: Desk;
  readonly #strips: Strips;
  readonly #relink: (change: () => void) => void;
  readonly #handles: Handles<MixerGroup>;
  #births = 0;

  /** @param relink makes their list another */
  constructor(desk: Desk, strips: Strips, relink: (change: () => void) => void) {
    this.#desk = desk;
    this.#strips = strips;
    this.#relink = relink;
    const parts = {
      now: (born: Born) => groupNow(desk.groups, born),
      stripNamed: (id: string) => strips.named(id),
      idOf: (strip: MixerStrip) => strips.idOf(strip),
      change: (born: Born, change: Partial<Omit<Group, keyof Born>>) =>
        this.#take(changeGroup(desk.groups, groupNow(desk.groups, born).id, change, this.#isStrip)),
      remove: (born: Born) => this.#take(removeGroup(desk.groups, groupNow(desk.groups, born).id)),
    };
    this.#handles = new Handles((born) => new MixerGroup(parts, born));
  }

  get all(): readonly MixerGroup[] {
    return this.#desk.groups.map((group) => this.#handles.of(group));
  }

  /** @throws GraphError `unknown-group` */
  named(id: string): MixerGroup {
    return this.#handles.of(groupOf(this.#desk.groups, id));
  }

  /** The list has changed: objects of what is gone are let go, those of what is back are taken up again. */
  settle(): void {
    const { groups } = this.#desk;
    this.#handles.settle(groups, (id) => groups.find((group) => group.id === id));
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said, `unknown-strip`; RangeError for what no group links */
  add(said: NewGroup): MixerGroup {
    const {
      members = [],
      controls = DEFAULT_GROUP_CONTROLS,
      mode = "relative",
      active = true,
    } = checkedSaid("new group", said, NEW_GROUP);
    const { groups } = this.#desk;
    const { id, name } = identified(said, "group", (wish) => groups.some((group) => group.id === wish));
    const ids = members.map((member) => this.#strips.idOf(member));
    this.#take(addGroup(groups, { id, birth: ++this.#births, name, members: ids, controls, mode, active }, this.#isStrip));
    return this.named(id);
  }

  readonly #isStrip = (id: string) => this.#desk.graph.strips.has(id);

  #take(groups: GroupList): void {
    this.#relink(() => {
      this.#desk.groups = groups;
    });
  }
}
