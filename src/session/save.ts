import { defaultPlacement, type Insert, type Send, type Strip } from "../graph/graph.ts";
import type { ParamSpecs, ParamValue } from "../params/spec.ts";
import { completeValues } from "../plugins/describe.ts";
import {
  DEFAULT_GROUP_CONTROLS,
  DESK,
  deskControls,
  insertControls,
  MONITOR,
  monitorControls,
  sendControls,
  stripControls,
  vcaControls,
} from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import type {
  GroupDocument,
  InsertDocument,
  SceneDocument,
  SendDocument,
  SessionDocument,
  StripDocument,
  VcaDocument,
} from "./document.ts";
import { clipControls, documentShape, sessionControls } from "./document-shape.ts";
import { insertName, sendName } from "./names.ts";
import type { Automation, Clip, Group, Scene, Session, Vca } from "./session.ts";
import type { RecordShape, Shape } from "./shape.ts";

type Fields = Record<string, unknown>;

/** The document of a session: what differs from its default, in the order of the schema. Loading it gives the same session. */
export function saveSession(session: Session): SessionDocument {
  const document: Fields = {
    $schema: session.schema ?? undefined,
    format: "postfade-session",
    version: 1,
    ...changed({ sampleRate: sessionControls.sampleRate }, { ...session }),
    ...valuesAt(session, DESK, deskControls),
    lengthFrames: session.lengthFrames ?? undefined,
    strips: [...session.graph.strips.values()].map((strip) => stripDocument(session, strip)),
    vcas: filled(session.vcas.map((vca) => vcaDocument(session, vca))),
    groups: filled(session.groups.map(groupDocument)),
    monitor: unlessEmpty(valuesAt(session, MONITOR, monitorControls)),
    automation: filled(session.automation.map(automationDocument)),
    scenes: filled(session.scenes.map(sceneDocument)),
  };
  return inOrder(documentShape, document) as SessionDocument;
}

/** {@link saveSession} as the text of a file. The same session always gives the same text. */
export function sessionText(session: Session): string {
  return `${JSON.stringify(saveSession(session), null, 2)}\n`;
}

function stripDocument(session: Session, strip: Strip): StripDocument {
  const { mutePoints, ...said } = valuesAt(session, strip.id, stripControls);
  const output = strip.role === "master" || strip.output === session.graph.master ? undefined : strip.output;
  return {
    id: strip.id,
    name: strip.name === strip.id ? undefined : strip.name,
    role: strip.role,
    channels: session.channelsSaid.has(strip.id) ? strip.channels : undefined,
    clips: filled((session.clips.get(strip.id) ?? []).map(clipDocument)),
    ...said,
    mutePoints:
      mutePoints === undefined
        ? undefined
        : String(mutePoints)
            .split("+")
            .filter((point) => point !== "none"),
    inserts: filled(strip.inserts.map((insert, place) => insertDocument(session, strip, insert, place))),
    sends: filled(strip.sends.map((send, place) => sendDocument(session, strip, send, place))),
    output,
  } as StripDocument;
}

function clipDocument(clip: Clip): Fields {
  return { file: clip.file, ...changed(clipControls, { ...clip }), lengthFrames: clip.lengthFrames ?? undefined };
}

function insertDocument(session: Session, strip: Strip, insert: Insert, place: number): InsertDocument {
  const target = `${strip.id}/${insert.id}`;
  const { sidechain } = insert;
  return {
    id: insert.id === insertName(undefined, place) ? undefined : insert.id,
    plugin: insert.plugin,
    placement: insert.placement === defaultPlacement(strip.role) ? undefined : insert.placement,
    ...valuesAt(session, target, insertControls),
    extraLatencyFrames: insert.extraLatencyFrames || undefined,
    impulse: session.impulses.get(target),
    params: paramsDocument(session, target, insert.plugin),
    sidechain: sidechain ? { from: sidechain.from, tap: sidechain.tap === "post-fader" ? undefined : sidechain.tap } : undefined,
  } as InsertDocument;
}

/** The parameters that differ from their defaults, and those that what is said would otherwise imply wrongly. */
function paramsDocument(session: Session, target: string, id: string): Record<string, ParamValue> | undefined {
  const plugin = pluginById.get(id)!;
  const said = valuesAt(session, target, plugin.params);
  const understood: Record<string, ParamValue> = completeValues(plugin, said);
  for (const param of Object.keys(plugin.params)) {
    const value = session.values.get(`${target}.${param}`)!;
    if (understood[param] !== value) said[param] = value;
  }
  return unlessEmpty(said);
}

function sendDocument(session: Session, strip: Strip, send: Send, place: number): SendDocument {
  return {
    id: send.id === sendName(undefined, place) ? undefined : send.id,
    to: send.to,
    tap: send.tap === "post-fader" ? undefined : send.tap,
    ...valuesAt(session, `${strip.id}>${send.id}`, sendControls),
  };
}

function vcaDocument(session: Session, { id, name, members }: Vca): VcaDocument {
  return { id, name: name === id ? undefined : name, ...valuesAt(session, id, vcaControls), members: [...members] };
}

function groupDocument({ id, name, members, controls, mode, active }: Group): GroupDocument {
  return {
    id,
    name: name === id ? undefined : name,
    members: [...members],
    controls: controls.join() === DEFAULT_GROUP_CONTROLS.join() ? undefined : [...controls],
    mode: mode === "relative" ? undefined : mode,
    active: active ? undefined : false,
  };
}

function automationDocument({ target, mode, points }: Automation): Fields {
  return {
    target,
    mode: mode === "read" ? undefined : mode,
    points: points.map((point) => ({ ...point, tension: point.tension === 0 ? undefined : point.tension })),
  };
}

/** Values in the order of their targets, whatever was there first. */
function sceneDocument({ id, name, values }: Scene): SceneDocument {
  return {
    id,
    name: name === id ? undefined : name,
    values: Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The values of a target that differ from their description's. */
function valuesAt(session: Session, target: string, specs: ParamSpecs): Record<string, ParamValue> {
  return changed(
    specs,
    Object.fromEntries(Object.keys(specs).map((param) => [param, session.values.get(`${target}.${param}`)!])),
  );
}

function changed(specs: ParamSpecs, values: Fields): Record<string, ParamValue> {
  const entries = Object.entries(specs).filter(([param, spec]) => values[param] !== spec.initial);
  return Object.fromEntries(entries.map(([param]) => [param, values[param] as ParamValue]));
}

const unlessEmpty = (values: Record<string, ParamValue>) => (Object.keys(values).length > 0 ? values : undefined);
const filled = <T>(list: T[]) => (list.length > 0 ? list : undefined);

/** The same document with its keys as the schema has them, and nothing undefined. */
function inOrder(shape: Shape, value: unknown): unknown {
  if (shape.kind === "list") return (value as unknown[]).map((item) => inOrder(shape.of, item));
  if (shape.kind === "insert") return inOrder(shape.record, value);
  if (shape.kind !== "record" || shape.unknown === undefined) return value;
  return Object.fromEntries(fieldsIn(shape, value as Fields));
}

function fieldsIn({ fields }: RecordShape, value: Fields): [string, unknown][] {
  return Object.entries(fields).flatMap(([key, field]) =>
    value[key] === undefined ? [] : [[key, inOrder(field.shape, value[key])] as [string, unknown]],
  );
}
