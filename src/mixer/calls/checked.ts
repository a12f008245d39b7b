import { GraphError } from "../../graph/errors.ts";
import type { Key, Tap } from "../../graph/graph.ts";
import { checkedValue, ParamError } from "../../params/cell.ts";
import { shown } from "../../params/shown.ts";
import { choice, type ParamSpec, type ParamValue } from "../../params/spec.ts";
import { type MeterPoint, meterPoints } from "../../plan/plan.ts";
import type { PluginSpec } from "../../plugins/describe.ts";
import { extraLatency } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import { checkedNamed } from "../../session/said.ts";

const side = choice("Side of the fader", ["pre-fader", "post-fader"], "post-fader");

/** A tap or a placement. @throws RangeError that names the target, as {@link checked} does */
export function checkedSide(target: string, value: unknown): Tap {
  return checked(side, target, value) as Tap;
}

/** @throws RangeError for what is no point of a strip where a meter can stand */
export function checkedPoint(strip: string, point: MeterPoint): MeterPoint {
  if (meterPoints.includes(point)) return point;
  throw new RangeError(`out-of-range: a meter of "${strip}" stands at one of ${meterPoints.join(", ")}, not at ${shown(point)}`);
}

/** @throws RangeError for what is no whole number of frames that an insert may be later */
export function checkedExtra(insert: string, value: unknown): number {
  return checked(extraLatency, `${insert}.extraLatencyFrames`, value) as number;
}

/** @throws RangeError for what is neither mono nor stereo */
export function checkedChannels(strip: string, value: unknown): 1 | 2 {
  if (value === 1 || value === 2) return value;
  throw new RangeError(`out-of-range: ${strip}.channels: ${shown(value)} is not 1 (mono) or 2 (stereo)`);
}

/** @throws RangeError for what is no text */
export function checkedName(strip: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new RangeError(`bad-type: ${strip}.name: ${shown(value)} is not a text`);
}

/** @throws GraphError `bad-id` for what is no plugin of this engine */
export function checkedPlugin<S extends PluginSpec>(plugin: S): S {
  if (plugin && pluginById.get(plugin.id) === (plugin as PluginSpec)) return plugin;
  const said: unknown = plugin;
  const name = typeof said === "string" ? said : typeof plugin?.id === "string" ? plugin.id : shown(said);
  const wayOut = pluginById.has(name) ? `; give its description: pluginById.get("${name}"), or what "postfade" exports` : "";
  throw new GraphError("bad-id", [name], `${JSON.stringify(name)} is not a plugin of this engine${wayOut}`);
}

/** What somebody says of parameters, not yet looked at. */
export type Said = Readonly<Record<string, unknown>>;

/** A key for a plugin that has none is refused. */
export function checkedKey(plugin: PluginSpec, strip: string, key: Key | null): Key | null {
  if (key && !plugin.sidechain)
    throw new GraphError("bad-sidechain", [strip, plugin.id], `${plugin.label} listens to no key; leave sidechain out`);
  return key;
}

/** Every control of `specs` at its own value. */
export function initials(prefix: string, specs: Readonly<Record<string, ParamSpec>>): (readonly [string, ParamValue])[] {
  return Object.entries(specs).map(([name, spec]) => [`${prefix}.${name}`, spec.initial] as const);
}

/** `room`, or `room-2` when there is one. */
export function freeId(wish: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    if (!ids.has(id)) return id;
  }
}

/** The value itself. @throws RangeError that names the target, what it was given and what it takes. */
export function checked(spec: ParamSpec, target: string, value: unknown): ParamValue {
  try {
    return checkedValue(spec, value);
  } catch (error) {
    if (error instanceof ParamError) throw new RangeError(`${error.code}: ${target}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** What was said of a plugin, checked. @throws RangeError `unknown-param`, `bad-type` or `out-of-range` */
export function checkedParams(plugin: PluginSpec, target: string, said: Said): Record<string, ParamValue> {
  const entries = Object.entries(checkedNamed(target, said, Object.keys(plugin.params)[0] ?? "")).map(([name, value]) => {
    const spec = Object.hasOwn(plugin.params, name) ? plugin.params[name] : undefined;
    if (!spec)
      throw new RangeError(
        `unknown-param: ${target}: ${plugin.label} has no parameter "${name}"; it has ${Object.keys(plugin.params).join(", ")}`,
      );
    return [name, checked(spec, `${target}.${name}`, value)] as const;
  });
  return Object.fromEntries(entries);
}
