import { defaultPlacement, type Graph, type Insert, type Strip } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import { DEFAULT_GROUP_CONTROLS, DESK, deskControls, GROUP_CONTROLS, MONITOR, monitorControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import type {
  AutomationDocument,
  ClipDocument,
  GroupDocument,
  SceneDocument,
  SessionDocument,
  StripDocument,
  VcaDocument,
} from "./document.ts";
import { clipControls, sessionControls } from "./document-shape.ts";
import { SessionError } from "./fault.ts";
import { insertName, sendName } from "./names.ts";
import { checkedSaid, type Names } from "./said.ts";
import type { Automation, Clip, Group, Scene, Session, Vca } from "./session.ts";
import { ownersOf, saidOrInitial } from "./targets.ts";
import { parseSession, sessionFaults } from "./validate.ts";

export interface LoadOptions {
  /** How many channels an audio file has, for tracks that do not say; left out, they are stereo. */
  readonly channelsOf?: (file: string) => number;
}

const LOAD_OPTIONS: Names<LoadOptions> = { channelsOf: true };

/**
 * A session from its text or its parsed JSON, with everything the document leaves unsaid.
 * @throws SessionError with every fault, if there is one; RangeError for options that are none.
 */
export function loadSession(source: string | object, options: LoadOptions = {}): Session {
  checkedSaid("loadSession", options, LOAD_OPTIONS);
  const parsed = typeof source === "string" ? parseSession(source) : source;
  const faults = sessionFaults(parsed);
  if (faults.length > 0) throw new SessionError(faults);
  const document = parsed as SessionDocument;
  const sampleRate = document.sampleRate ?? sessionControls.sampleRate.initial;
  const values = valuesOf(document);
  return {
    sampleRate,
    lengthFrames: document.lengthFrames ?? null,
    graph: graphOf(document, values, sampleRate, options),
    values,
    clips: new Map(document.strips.filter(({ clips }) => clips?.length).map(({ id, clips }) => [id, clips!.map(clipOf)])),
    impulses: impulsesOf(document),
    vcas: (document.vcas ?? []).map(vcaOf),
    groups: (document.groups ?? []).map(groupOf),
    automation: (document.automation ?? []).map(automationOf),
    scenes: (document.scenes ?? []).map(sceneOf),
    channelsSaid: new Set(document.strips.filter(({ channels }) => channels !== undefined).map(({ id }) => id)),
    schema: document.$schema ?? null,
  };
}

function valuesOf(document: SessionDocument): Map<string, ParamValue> {
  const desk = [DESK, { values: saidOrInitial(deskControls, document) }] as const;
  const monitor = [MONITOR, { values: saidOrInitial(monitorControls, document.monitor ?? {}) }] as const;
  return new Map(
    [desk, monitor, ...ownersOf(document)].flatMap(([name, { values }]) =>
      Object.entries(values).map(([param, value]) => [`${name}.${param}`, value] as const),
    ),
  );
}

function graphOf(
  document: SessionDocument,
  values: ReadonlyMap<string, ParamValue>,
  sampleRate: number,
  options: LoadOptions,
): Graph {
  const master = document.strips.find(({ role }) => role === "master")!.id;
  const strips = document.strips.map((said): [string, Strip] => [
    said.id,
    {
      id: said.id,
      name: said.name ?? said.id,
      role: said.role,
      channels: channelsOf(said, options),
      inserts: insertsOf(said, values, sampleRate),
      sends: (said.sends ?? []).map((send, place) => ({ id: sendName(send, place), to: send.to, tap: send.tap ?? "post-fader" })),
      output: said.role === "master" ? null : said.output === undefined ? master : said.output,
    },
  ]);
  return { strips: new Map(strips), master, ...(document.delayCompensation === false && { delayCompensation: false }) };
}

function channelsOf({ channels, role, clips }: StripDocument, options: LoadOptions): 1 | 2 {
  if (channels !== undefined) return channels;
  if (role !== "track" || !clips?.length || !options.channelsOf) return 2;
  return Math.max(...clips.map(({ file }) => options.channelsOf!(file))) === 1 ? 1 : 2;
}

function insertsOf(strip: StripDocument, values: ReadonlyMap<string, ParamValue>, sampleRate: number): Insert[] {
  return (strip.inserts ?? []).map((said, place) => {
    const id = insertName(said, place);
    const plugin = pluginById.get(said.plugin)!;
    const { extraLatencyFrames = 0 } = said;
    const params = Object.fromEntries(
      Object.keys(plugin.params).map((param) => [param, values.get(`${strip.id}/${id}.${param}`)!]),
    );
    return {
      id,
      plugin: said.plugin,
      placement: said.placement ?? defaultPlacement(strip.role),
      sidechain: said.sidechain ? { from: said.sidechain.from, tap: said.sidechain.tap ?? "post-fader" } : null,
      latencyFrames: (plugin.latencyFrames?.(params, sampleRate) ?? 0) + extraLatencyFrames,
      ...(extraLatencyFrames > 0 && { extraLatencyFrames }),
    };
  });
}

function impulsesOf({ strips }: SessionDocument): Map<string, string> {
  const files = new Map<string, string>();
  for (const { id, inserts = [] } of strips)
    for (const [place, insert] of inserts.entries())
      if (insert.impulse !== undefined) files.set(`${id}/${insertName(insert, place)}`, insert.impulse);
  return files;
}

function clipOf(said: ClipDocument): Clip {
  const controls = saidOrInitial(clipControls, said) as { [Name in keyof typeof clipControls]: number };
  return { file: said.file, ...controls, lengthFrames: said.lengthFrames ?? null };
}

const vcaOf = ({ id, name = id, members = [] }: VcaDocument): Vca => ({ id, name, members: [...members] });

function groupOf(said: GroupDocument): Group {
  const { id, name = id, members = [], controls = DEFAULT_GROUP_CONTROLS, mode = "relative", active = true } = said;
  return {
    id,
    name,
    members: [...members],
    controls: GROUP_CONTROLS.filter((control) => controls.includes(control)),
    mode,
    active,
  };
}

function automationOf({ target, mode = "read", points = [] }: AutomationDocument): Automation {
  return {
    target,
    mode,
    points: points.map(({ frame, value, curve = "hold", tension = 0 }) => ({ frame, value, curve, tension })),
  };
}

const sceneOf = ({ id, name = id, values = {} }: SceneDocument): Scene => ({ id, name, values: new Map(Object.entries(values)) });
