import type { Edge, Insert, Strip } from "../../graph/graph.ts";
import type { Linked } from "../../plan/link.ts";
import type { Made } from "../../plan/plan.ts";
import { pluginById } from "../../plugins/index.ts";

/** What must be faded so that one plan can follow another without a click. */
export interface Transition {
  /** Under the old plan, to silence (an edge, a clip, the mix) or to dry (an insert). */
  readonly before: readonly Fade[];
  /** Under the new plan, from there to what they should be. */
  readonly after: readonly Arrival[];
}

export interface Fade {
  readonly kind: "edge" | "insert" | "clip" | "output";
  /** Of an edge, an insert's target, a clip; an output has none. */
  readonly id: string;
}

export interface Arrival extends Fade {
  /** How long after the swap it begins: until the delays that it is heard through are filled. */
  readonly settleFrames: number;
}

type Staged = Pick<Linked, "plan" | "identities">;

/**
 * Leaving things fade out, arriving things fade in, and what stays but would jump does both. Of a strip that comes, goes or jumps as a
 * whole it is the ways out that fade, and inserts that remember what they hear; of others, their inserts and clips.
 * @param rolls whether the transport does: else no clip is heard, and one that comes shall be whole from its first frame
 */
export function transition(from: Staged, to: Staged, rolls: boolean): Transition {
  const [old, now] = [from.plan, to.plan];
  const jumping = new Set([...now.graph.strips.keys()].filter((id) => jumps(from, to, id)));
  const staysPut = (strip: string) => old.graph.strips.has(strip) && now.graph.strips.has(strip) && !jumping.has(strip);
  const before: Fade[] = [];
  const after: Arrival[] = [];

  const isKept = ({ id, from: source }: Edge) =>
    isSameEdge(old.edges.get(id), now.edges.get(id)) &&
    !jumping.has(source) &&
    old.lateness.edge.get(id) === now.lateness.edge.get(id);
  for (const edge of old.edges.values()) if (!isKept(edge)) before.push({ kind: "edge", id: edge.id });
  for (const edge of now.edges.values()) {
    if (isKept(edge)) continue;
    const fade: Fade = { kind: "edge", id: edge.id };
    after.push({ ...fade, settleFrames: staysPut(edge.from) ? now.lateness.edge.get(edge.id)! : passesIn(now, fade) });
  }

  for (const [id, strip] of now.graph.strips) {
    const was = old.graph.strips.get(id);
    if (!was || was === strip || !staysPut(id)) continue;
    for (const target of restless(was, strip, from, to)) before.push({ kind: "insert", id: target });
    for (const target of restless(strip, was, to, from)) after.push({ kind: "insert", id: target, settleFrames: 0 });
  }

  for (const strip of now.graph.strips.values()) {
    if (staysPut(strip.id)) continue;
    const was = old.graph.strips.get(strip.id);
    for (const target of was ? remembering(was) : []) before.push({ kind: "insert", id: target });
    const settleFrames = now.lateness.output.get(strip.id) ?? 0;
    for (const target of remembering(strip)) after.push({ kind: "insert", id: target, settleFrames });
  }

  if (rolls) {
    for (const id of clipsOnlyIn(old, now, staysPut)) before.push({ kind: "clip", id });
    for (const id of clipsOnlyIn(now, old, staysPut)) after.push({ kind: "clip", id, settleFrames: 0 });
  }

  if (jumping.has(now.graph.master)) {
    const fade: Fade = { kind: "output", id: "" };
    before.push(fade);
    after.push({ ...fade, settleFrames: passesIn(now, fade) });
  }
  return { before, after };
}

/** Frames after which nothing reaches it any more of what was on its way before. An edge hears all there is by then, whatever was done to its strip. */
export function passesIn({ edges, lateness }: Made, { kind, id }: Fade): number {
  if (kind === "output") return lateness.total;
  const edge = edges.get(id);
  return kind === "edge" && edge ? (lateness.output.get(edge.from) ?? 0) + (lateness.edge.get(id) ?? 0) : 0;
}

/** Both lists; of what is in both, the later. */
export function withLatest(arrivals: readonly Arrival[], others: readonly Arrival[]): readonly Arrival[] {
  if (others.length === 0) return arrivals;
  const latest = new Map<string, Arrival>();
  for (const arrival of [...arrivals, ...others]) {
    const name = `${arrival.kind} ${arrival.id}`;
    if (arrival.settleFrames >= (latest.get(name)?.settleFrames ?? 0)) latest.set(name, arrival);
  }
  return [...latest.values()];
}

/** Whether a strip that stays would be heard earlier or later than before, or loses at once what it heard. */
function jumps({ plan: from, identities: before }: Staged, { plan: to, identities }: Staged, id: string): boolean {
  const [old, now] = [from.graph.strips.get(id), to.graph.strips.get(id)];
  if (!old || !now) return false;
  if (old !== now && (old.channels !== now.channels || delays(old, before) !== delays(now, identities))) return true;
  if (from.lateness.input.get(id) !== to.lateness.input.get(id)) return true;
  const waits = to.lateness.sources.get(id)!;
  if (from.lateness.sources.get(id) !== waits) return true;
  const input = from.inputs.get(id);
  if (input !== undefined && input !== to.inputs.get(id)) return true;
  // The delay in which its own sound waits for others is there only while it has some.
  return waits > 0 && hasSound(from, id) !== hasSound(to, id);
}

function hasSound({ clips, inputs }: Made, strip: string): boolean {
  return inputs.has(strip) || (clips.get(strip)?.length ?? 0) > 0;
}

/** The late inserts of a strip: others, or in another order, and what they hold is not what it was. */
function delays({ id, inserts }: Strip, identities: Staged["identities"]): string {
  return inserts
    .filter(({ latencyFrames }) => latencyFrames > 0)
    .map((insert) => `${identities.get(`${id}/${insert.id}`)} ${insert.placement}`)
    .join();
}

function isSameEdge(edge: Edge | undefined, other: Edge | undefined): boolean {
  if (edge === other) return true;
  return edge !== undefined && edge.from === other?.from && edge.to === other.to && edge.tap === other.tap;
}

/** Targets of a strip's inserts that are others than before or are not there, stand elsewhere among those that stay, or listen to something else. */
function restless(strip: Strip, other: Strip, { identities }: Staged, { identities: others }: Staged): string[] {
  const [here, there] = [staying(strip, other), staying(other, strip)];
  return strip.inserts
    .map((insert) => ({ insert, target: `${strip.id}/${insert.id}` }))
    .filter(({ insert, target }) => {
      if (identities.get(target) !== others.get(target)) return true;
      const place = here.indexOf(insert);
      return !isSamePlace(insert, there[place]);
    })
    .map(({ target }) => target);
}

/** Targets of a strip's inserts that say again later what they hear now: what begins or ends hard in them would do so again when nothing fades any more. */
function remembering({ id, inserts }: Strip): string[] {
  const doRemember = inserts.filter(({ plugin }) => {
    const spec = pluginById.get(plugin);
    return spec?.lineFrames && !spec.latencyFrames;
  });
  return doRemember.map((insert) => `${id}/${insert.id}`);
}

/** The inserts that the other strip has too. */
function staying({ inserts }: Strip, other: Strip): Insert[] {
  const ids = new Set(other.inserts.map(({ id }) => id));
  return inserts.filter(({ id }) => ids.has(id));
}

function isSamePlace(insert: Insert, other: Insert | undefined): boolean {
  if (insert === other) return true;
  const [key, otherKey] = [insert.sidechain, other?.sidechain];
  return (
    insert.id === other?.id && insert.placement === other.placement && key?.from === otherKey?.from && key?.tap === otherKey?.tap
  );
}

/** Of strips that stay as they are, clips that they have in one plan and not in the other. */
function clipsOnlyIn(here: Made, there: Made, staysPut: (strip: string) => boolean): string[] {
  return [...here.clips].flatMap(([strip, clips]) => {
    if (clips === there.clips.get(strip) || !staysPut(strip)) return [];
    const others = new Set(there.clips.get(strip));
    return clips.filter((clip) => !others.has(clip));
  });
}
