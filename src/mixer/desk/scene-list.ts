import { checkId } from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import type { Scene } from "../../session/session.ts";
import { noneNamed } from "../calls/unknown.ts";

/** Edits of a desk's scenes return a new list or throw a {@link GraphError}; the old one is untouched. */
export type SceneList = readonly Scene[];

/** What comparing calls the mix as it is: no new scene. */
export const NOW = "now";

export function sceneOf(scenes: SceneList, id: string): Scene {
  const scene = scenes.find((candidate) => candidate.id === id);
  if (!scene) throw noneNamed("unknown-scene", "scene", id, scenes);
  return scene;
}

/** A scene as it is now, found by what it was. @throws GraphError `removed` */
export function sceneNow(scenes: SceneList, born: Born): Scene {
  const scene = scenes.find(({ id, birth }) => id === born.id && birth === born.birth);
  if (scene) return scene;
  throw new GraphError("removed", [born.id], `scene "${born.id}" was removed`);
}

export function addScene(scenes: SceneList, scene: Scene): SceneList {
  checkId(scene.id);
  if (scene.id === NOW)
    throw new GraphError("bad-id", [NOW], `"${NOW}" is the mix as it is when scenes are compared; name the scene otherwise`);
  if (scenes.some(({ id }) => id === scene.id))
    throw new GraphError(
      "duplicate-id",
      [scene.id],
      `there is a scene named "${scene.id}" already; update() it, or choose another`,
    );
  return [...scenes, scene];
}

export function changeScene(scenes: SceneList, id: string, change: Partial<Omit<Scene, keyof Born>>): SceneList {
  return scenes.map((old) => (old.id === id ? { ...old, ...change } : old));
}

export function removeScene(scenes: SceneList, id: string): SceneList {
  return scenes.filter((scene) => scene.id !== id);
}

/** No scene holds values of what is gone: a saved session could not be loaded. The same list when none did. */
export function withoutValues(scenes: SceneList, gone: readonly string[]): SceneList {
  const holds = ({ values }: Scene) => gone.some((target) => values.has(target));
  if (!scenes.some(holds)) return scenes;
  return scenes.map((scene) => {
    if (!holds(scene)) return scene;
    const values = new Map(scene.values);
    for (const target of gone) values.delete(target);
    return { ...scene, values };
  });
}
