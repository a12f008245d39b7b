import { edgesOf, type Insert, type Strip, seatsOf } from "../../graph/graph.ts";
import { insertControls, sendControls, stripControls, vcaControls } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";

/** Every value that belongs to a thing of the desk, by its target: what goes when the thing does. */

const targets = (owner: string, names: object): string[] => Object.keys(names).map((name) => `${owner}.${name}`);

export function vcaTargets(vca: string): string[] {
  return targets(vca, vcaControls);
}

/** @param send as `kick>room` */
export function sendTargets(send: string): string[] {
  return targets(send, sendControls);
}

/** Of a plugin in an insert, without what the insert itself has. @param insert as `kick/comp` */
export function pluginTargets(insert: string, { plugin }: Insert): string[] {
  return targets(insert, pluginById.get(plugin)!.params);
}

export function insertTargets(target: string, insert: Insert): string[] {
  return [...targets(target, insertControls), ...pluginTargets(target, insert)];
}

/** Its own, and those of its inserts and sends. */
export function stripTargets(strip: Strip): string[] {
  const sends = edgesOf(strip).filter(({ kind }) => kind === "send");
  return [
    ...targets(strip.id, stripControls),
    ...seatsOf(strip).flatMap(({ target, insert }) => insertTargets(target, insert)),
    ...sends.flatMap(({ id }) => sendTargets(id)),
  ];
}
