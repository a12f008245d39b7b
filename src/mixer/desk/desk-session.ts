import type { Session } from "../../session/session.ts";
import type { Desk } from "./desk.ts";

/** A desk as a session: what `saveSession` writes. */
export function sessionOf(desk: Desk): Session {
  const clips = new Map([...desk.clips].map(([strip, placed]) => [strip, placed.map(({ clip }) => clip)] as const));
  // Others are what a session that says nothing makes of them: as wide as their clips, or stereo.
  const said = [...desk.graph.strips.values()].filter(({ id, channels }) => channels !== unsaidChannels(desk, id));
  return {
    ...desk.session,
    channelsSaid: new Set([...desk.session.channelsSaid, ...said.map(({ id }) => id)]),
    graph: desk.graph,
    values: new Map(desk.values),
    clips,
    impulses: impulsesOf(desk),
    vcas: desk.vcas,
    groups: desk.groups,
    automation: desk.automation,
    scenes: desk.scenes,
  };
}

/** Files of impulse responses, by the inserts that have one. */
export function impulsesOf({ impulses }: Desk): Map<string, string> {
  return new Map([...impulses].map(([target, { file }]) => [target, file]));
}

function unsaidChannels(desk: Desk, strip: string): number {
  const placed = desk.clips.get(strip) ?? [];
  return placed.length > 0 ? Math.max(...placed.map(({ reel }) => reel.channels)) : 2;
}
