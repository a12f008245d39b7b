import type { ParamValue } from "../../params/spec.ts";

/**
 * An insert's parameters by their names, each looked up when it is asked for: a plan of a large desk asks hundreds of inserts, each for one of
 * fifty or none.
 * @param insert as `kick/comp`
 */
export function paramView(
  values: Pick<ReadonlyMap<string, ParamValue>, "get">,
  insert: string,
): Readonly<Record<string, ParamValue>> {
  return new Proxy({}, { get: (_, name) => values.get(`${insert}.${String(name)}`) });
}
