import type { Graph } from "../../graph/graph.ts";
import type { MixerState, StateChange } from "./state.ts";

/** What a mixer tells of, and what it says with it. */
export interface MixerEvents {
  /** Strips, inserts, sends, clips, inputs or meters have changed. */
  readonly shape: ShapeEvent;
  /** One value was set, told once for each value; or automation moves it, told with every status. */
  readonly value: { readonly target: string };
  /** Meters and readouts have something new to read. `frame` is the engine's. */
  readonly meters: { readonly frame: number };
  /** Something else that a page shows: the transport, a plugin that ran away. */
  readonly state: { readonly change: StateChange; readonly state: MixerState };
  /**
   * What plays has come to the session's end (`transport.lengthFrames`), and rolls on until somebody stops it; once, until it stands before the
   * end again. Not of a loop, nor of a desk that has no length, as one with nothing but inputs. `frame` is the session's.
   */
  readonly end: { readonly frame: number };
  /** About 30 times a second, whether or not anything is new. `frame` is the engine's. */
  readonly status: { readonly frame: number };
}

export type MixerEvent = keyof MixerEvents;

/** Names of strips. All three lists are empty when what changed is nothing of a strip's: a meter, say. */
export interface ShapeEvent {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

const EVENTS: { readonly [E in MixerEvent]: true } = {
  shape: true,
  value: true,
  meters: true,
  state: true,
  end: true,
  status: true,
};

/** @throws RangeError for what no mixer tells of; types see to that where there are types. */
export function checkedEvent<E extends MixerEvent>(event: E): E {
  if (!Object.hasOwn(EVENTS, event))
    throw new RangeError(`unknown-event: a mixer tells of ${Object.keys(EVENTS).join(", ")}; there is no "${event}"`);
  return event;
}

export function shapeEvent(before: Graph, after: Graph): ShapeEvent {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [id, strip] of after.strips) {
    const old = before.strips.get(id);
    if (!old) added.push(id);
    else if (old !== strip) changed.push(id);
  }
  return { added, removed: [...before.strips.keys()].filter((id) => !after.strips.has(id)), changed };
}
