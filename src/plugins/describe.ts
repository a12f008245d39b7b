import type { ParamSpecs, ParamValue, ValuesOf } from "../params/spec.ts";

/** A plugin, described once. `id` and parameter names are written into sessions: never rename, never reuse. */
export interface PluginSpec<P extends ParamSpecs = ParamSpecs, R extends string = string> {
  readonly id: string;
  readonly label: string;
  readonly params: P;
  /** Takes a key signal from another strip. */
  readonly sidechain?: boolean;
  /** It sounds in silence too, and so never rests. */
  readonly restless?: boolean;
  /** Its kernel keeps time: it is told anew when the desk's tempo changes. */
  readonly keepsTime?: boolean;
  /** What the page may read from a running insert, in the kernel's order; each is a latched maximum. */
  readonly readouts?: readonly R[];
  /** Frames by which the output is late, from the values; absent means none. */
  readonly latencyFrames?: (values: Readonly<Record<string, ParamValue>>, sampleRate: number) => number;
  /** It takes an impulse response: an audio file that the insert names. */
  readonly impulse?: boolean;
  /** Length of the delay line the kernel owns, from the values and its impulse response's frames, 0 without one; absent means none. */
  readonly lineFrames?: (values: Readonly<Record<string, ParamValue>>, sampleRate: number, impulseFrames?: number) => number;
  /** For how many frames it sounds on when its input has ended, until that is `TAIL_DB` (of `tail.ts`) below what it was; absent means not at all. */
  readonly tailFrames?: (
    values: Readonly<Record<string, ParamValue>>,
    sampleRate: number,
    tempoBpm: number,
    impulseFrames?: number,
  ) => number;
  /** Parameters a session leaves unsaid that follow from the ones it says. */
  readonly implied?: (said: Readonly<Record<string, ParamValue>>) => Record<string, ParamValue>;
}

export function definePlugin<const P extends ParamSpecs, const R extends string = never>(
  spec: PluginSpec<P, R>,
): PluginSpec<P, R> {
  return spec;
}

/** Whether a parameter's value says how late its plugin is: to change it means another plan, not another sound. */
export function changesLatency(plugin: PluginSpec, name: string, sampleRate: number): boolean {
  const spec = plugin.params[name];
  if (!plugin.latencyFrames || !spec) return false;
  const late = (value: ParamValue) => plugin.latencyFrames!({ ...completeValues(plugin), [name]: value }, sampleRate);
  const ends = spec.kind === "number" ? [spec.min, spec.max] : spec.kind === "choice" ? spec.choices : [false, true];
  return new Set(ends.map(late)).size > 1;
}

/** Every parameter's value: what was said, what that implies, and the description's own. */
export function completeValues<P extends ParamSpecs>(
  plugin: PluginSpec<P>,
  said: Readonly<Record<string, ParamValue>> = {},
): ValuesOf<P> {
  const initial = Object.fromEntries(Object.entries(plugin.params).map(([name, spec]) => [name, spec.initial]));
  return { ...initial, ...plugin.implied?.(said), ...said } as ValuesOf<P>;
}
