import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import { shown } from "../../params/shown.ts";
import type { ParamValue } from "../../params/spec.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { Scene } from "../../session/session.ts";
import { identified } from "../calls/free-id.ts";
import type { Desk } from "../desk/desk.ts";
import { belongsTo } from "../desk/lane-list.ts";
import { addScene, changeScene, NOW, removeScene, type SceneList, sceneNow, sceneOf } from "../desk/scene-list.ts";
import type { Turn } from "../edits/turn.ts";
import type { Values } from "../edits/values.ts";
import { Handles } from "./handles.ts";
import { MixerScene, type SceneScope } from "./scene.ts";
import type { VcaMember } from "./vca.ts";

export interface NewScene {
  /** Made from the name unless said. */
  readonly id?: string;
  readonly name?: string;
  /** Strips and VCAs, or names of things or values. All of the desk but its monitor and its settings unless said. */
  readonly only?: SceneScope;
}

const NEW_SCENE: Names<NewScene> = { id: true, name: true, only: true };

/** What scenes need of a mixer beside its desk. */
export interface SceneEnds {
  readonly values: Pick<Values, "setOver">;
  readonly turn: Pick<Turn, "edit" | "relink">;
  idOf(member: VcaMember): string;
}

/** The desk's scenes: every edit of their list, and the live object of each. */
export class Scenes {
  readonly #desk: Desk;
  readonly #ends: SceneEnds;
  readonly #handles: Handles<MixerScene>;
  #births = 0;

  constructor(desk: Desk, ends: SceneEnds) {
    this.#desk = desk;
    this.#ends = ends;
    const parts = {
      now: (born: Born) => sceneNow(desk.scenes, born),
      change: (born: Born, change: Partial<Omit<Scene, keyof Born>>) =>
        this.#put(changeScene(desk.scenes, sceneNow(desk.scenes, born).id, change)),
      take: (scope: SceneScope | Iterable<string>) => this.#take(scope),
      recall: ({ name, values }: Scene, overMs: number) =>
        ends.turn.edit(() => ends.values.setOver(values, overMs), `Recall ${name}`),
      remove: (born: Born) => this.#put(removeScene(desk.scenes, sceneNow(desk.scenes, born).id)),
    };
    this.#handles = new Handles((born) => new MixerScene(parts, born));
  }

  get all(): readonly MixerScene[] {
    return this.#desk.scenes.map((scene) => this.#handles.of(scene));
  }

  /** @throws GraphError `unknown-scene` */
  named(id: string): MixerScene {
    return this.#handles.of(sceneOf(this.#desk.scenes, id));
  }

  /** As it is kept now. @throws GraphError `unknown-scene`, or `removed` for one that is gone */
  sceneOf(scene: MixerScene | string): Scene {
    const { scenes } = this.#desk;
    if (typeof scene === "string") return sceneOf(scenes, scene);
    void scene.name;
    if (this.named(scene.id) === scene) return sceneOf(scenes, scene.id);
    throw new GraphError("unknown-scene", [scene.id], `scene "${scene.id}" is of another mixer`);
  }

  /** The list has changed: objects of what is gone are let go, those of what is back are taken up again. */
  settle(): void {
    const { scenes } = this.#desk;
    this.#handles.settle(scenes, (id) => scenes.find((scene) => scene.id === id));
  }

  /** @throws GraphError `duplicate-id` or `bad-id` for an id that was said, `unknown-strip` for what is not there */
  store(said: NewScene): MixerScene {
    const { only } = checkedSaid("new scene", said, NEW_SCENE);
    const { scenes, values } = this.#desk;
    const { id, name } = identified(said, "scene", (wish) => wish === NOW || scenes.some((scene) => scene.id === wish));
    const held = only ? this.#take(only) : new Map([...values].filter(([target]) => !target.startsWith(">")));
    this.#put(addScene(scenes, { id, birth: ++this.#births, name, values: held }));
    return this.named(id);
  }

  #take(scope: SceneScope | Iterable<string>): ReadonlyMap<string, ParamValue> {
    if (typeof scope === "string") throw new RangeError(`bad-type: only: ${shown(scope)} is not a list of strips, VCAs or names`);
    const values = new Map<string, ParamValue>();
    for (const one of scope) for (const target of this.#targetsOf(one)) values.set(target, this.#desk.values.get(target)!);
    return values;
  }

  #targetsOf(one: VcaMember | string): readonly string[] {
    const wish = typeof one === "string" ? one : this.#ends.idOf(one);
    if (wish.startsWith(">"))
      throw new GraphError("bad-id", [wish], `"${wish}": scenes hold no monitor and no settings of the desk`);
    if (this.#desk.values.has(wish)) return [wish];
    const found = [...this.#desk.values.keys()].filter((target) => belongsTo(target, wish));
    if (found.length > 0) return found;
    throw new GraphError("unknown-strip", [wish], `nothing on the desk is named "${wish}", and no value`);
  }

  #put(scenes: SceneList): void {
    this.#ends.turn.relink(() => {
      this.#desk.scenes = scenes;
    });
  }
}
