import { GraphError } from "../../src/graph/errors.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { doAny } from "./any-deed.ts";
import { oneOf } from "./deeds.ts";
import { bus, session, track } from "./documents.ts";
import { type LiveDesk, openLive } from "./live.ts";
import type { Sides } from "./measure.ts";
import { playDeeds } from "./play-deeds.ts";
import { choices, noise } from "./signals.ts";

const FRAMES = 3000;
/** A multiple of the grid, by which everything has faded to its place and every ramp is over. */
const SETTLED_FRAMES = 128 * 100;
/** More tracks than a deed ever makes. */
const INPUTS = 14;
const WORLD_FRAMES = 1_000_000;
const sound: Sides = { left: noise(FRAMES, 1), right: noise(FRAMES, 2) };
/** What they swing, and what of it is in their lines, is of when they were put in. */
const SWINGING = ["chorus", "phaser", "tremolo", "reverb", "delay"];

/** A desk whose tracks hear nothing until {@link heardOf}: what plugins remember of a sound is another matter. */
export interface QuietDesk {
  readonly live: LiveDesk;
  readonly world: Sides;
}

export async function quietDesk(document: SessionDocument): Promise<QuietDesk> {
  const world = { left: new Float32Array(WORLD_FRAMES), right: new Float32Array(WORLD_FRAMES) };
  return { live: await openLive(document, { inputs: Array(INPUTS).fill(world) }), world };
}

export const smallDesk = () =>
  session(
    [
      track("a", { clips: [], channels: 2, sends: [{ id: "s", to: "room" }], inserts: [{ plugin: "compressor" }] }),
      track("b", { clips: [], channels: 1, output: "mix", inserts: [{ id: "late", plugin: "latency", params: { frames: 64 } }] }),
      bus("room", { faderDb: -6 }),
      bus("mix", { inserts: [{ plugin: "equaliser", params: { band1GainDb: 3 } }] }),
    ],
    {
      vcas: [{ id: "v", members: ["a"] }],
      automation: [{ target: "b.pan", points: [{ frame: 0, value: 0.2 }] }],
      scenes: [{ id: "quiet", values: { "a.faderDb": -20, "b.faderDb": -30, "v.faderDb": -3 } }],
    },
  );

/** What a number says is done to a desk, and then perhaps time passes. */
export async function use(live: LiveDesk, seed: number): Promise<void> {
  const pick = choices(seed);
  const { mixer } = live;
  try {
    if (pick(0, 1)) doAny(mixer, seed);
    else oneOf(playDeeds, pick)!(mixer, oneOf(mixer.strips, pick)!, pick);
  } catch (error) {
    if (!(error instanceof GraphError || error instanceof RangeError)) throw error;
  }
  if (pick(0, 2) === 0) await live.render(pick(1, 900));
}

/** Nobody does anything any more, and nothing is under way. */
export async function leave(live: LiveDesk): Promise<void> {
  const { mixer } = live;
  mixer.compare.end();
  mixer.transport.stop();
  mixer.transport.loop = null;
  for (const { fader, pan, mute, solo } of mixer.strips) for (const param of [fader, pan, mute, solo]) param.release();
  for (const insert of mixer.strips.flatMap(({ inserts }) => inserts)) if (SWINGING.includes(insert.plugin.id)) insert.remove();
  await live.render(SETTLED_FRAMES);
}

/** From the session's beginning, every track hears the same. */
export async function heardOf({ live, world }: QuietDesk): Promise<Sides> {
  const { mixer } = live;
  for (const track of mixer.strips) if (track.role === "track") void track.input;
  mixer.transport.locate(0);
  await live.render(2 * SETTLED_FRAMES - (live.frame % SETTLED_FRAMES));
  const from = live.frame;
  world.left.set(sound.left, from);
  world.right.set(sound.right, from);
  mixer.transport.play();
  await live.render(FRAMES);
  const { left, right } = live.heard();
  return { left: left.subarray(from), right: right.subarray(from) };
}
