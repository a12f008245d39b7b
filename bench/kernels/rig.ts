import { directTransport } from "../../src/engine/direct-transport.ts";
import type { EngineInstance } from "../../src/engine/instance.ts";
import { Mixer } from "../../src/mixer/mixer.ts";
import type { EngineFactory } from "../../src/offline/render.ts";
import { encode } from "../../src/protocol/encode.ts";
import { BLOCK_FRAMES, CHANNEL_BYTES, QUAD_BYTES } from "../../src/protocol/layout.ts";
import { steps as stepArguments, stepHead } from "../../src/protocol/steps.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { Xorshift32 } from "../session/chance.ts";
import { CLIP_FRAMES, clips, SAMPLE_RATE } from "../session/clips.ts";
import { type PlacedStep, PlanWatch } from "./plan-watch.ts";

const INPUTS = 64;
/** What the engine tells the page is 512 kB: an analyser takes 32 of them, a loudness meter 2. */
const ANALYSERS = 4;
const LOUDNESS_METERS = 132;
/** For the desk, and for each step that is done: four echoes of four seconds are 8 MB. */
const MEMORY_PAGES = 1536;
const PAGES_EACH = 176;
const LEAST_STEPS = 64;
/** More than any plugin is late: what comes out of one when its step is alone is sound. Silence would be passed on for silence, and everything rest. */
const FIRST_BLOCKS = 8;

export interface Rig {
  /** One block of nothing but the wanted steps. */
  readonly render: () => void;
  /** How many different steps there are. */
  readonly instances: number;
  /** How many steps a block is: a few are done again and again, so that there is something to time. */
  readonly steps: number;
}

/**
 * An engine that performs some of a desk's steps and leaves out the others, over buffers of noise: what one kind of step costs, with the
 * arguments the page gives it. Every track plays the same clip and has meters at its output, every other has a live input, and as many
 * as there can be have loudness meters and analysers.
 */
export async function rigOf(
  makeEngine: EngineFactory,
  document: SessionDocument,
  wanted: (step: PlacedStep) => boolean,
  most: number,
): Promise<Rig> {
  const engine = await makeEngine({ sampleRate: SAMPLE_RATE, inputs: INPUTS, memoryPages: MEMORY_PAGES + PAGES_EACH * most });
  const watch = new PlanWatch(directTransport(engine));
  const inputNode = (input: number) => ({ input }) as unknown as AudioNode;
  const mixer = new Mixer({ ...watch, layout: engine.layout, sampleRate: SAMPLE_RATE, inputNode }, loadSession(document));
  const [channels] = clips(1);
  await mixer.ready(() => ({ sampleRate: SAMPLE_RATE, channels: channels! }));
  mixer.edit(() => {
    const tracks = mixer.strips.filter(({ role }) => role === "track");
    for (const track of tracks) {
      track.meter("output");
      track.truePeak("output");
      track.needle("vu", "output");
    }
    for (const track of tracks.slice(0, LOUDNESS_METERS)) track.loudness("output");
    for (const track of tracks.slice(0, ANALYSERS)) track.analyser("output");
    for (const track of tracks.filter((_, i) => i % 2 === 0).slice(0, INPUTS)) void track.input;
  });
  mixer.transport.loop = { from: 0, to: CLIP_FRAMES };
  mixer.transport.play();
  await mixer.arrived();
  for (let n = 0; n < FIRST_BLOCKS; n++) engine.render(BLOCK_FRAMES);

  const all = watch.steps(engine);
  const steps = all.filter(wanted).slice(0, most);
  for (const step of steps)
    if (step.name === "plugin") step.words.set(signalsOf(steps[0]!), 1 + stepArguments.plugin.indexOf("input"));
  fillWithNoise(engine, all);
  const rounds = steps.length === 0 ? 0 : Math.ceil(LEAST_STEPS / steps.length);
  perform(engine, Array.from({ length: rounds }, () => steps).flat());
  return { render: () => engine.render(BLOCK_FRAMES), instances: steps.length, steps: rounds * steps.length };
}

/** A plan of these steps alone, at the far end of memory, where nothing is. */
function perform(engine: EngineInstance, steps: readonly PlacedStep[]): void {
  const words = Int32Array.from([...steps.flatMap((step) => [...step.words]), stepHead("end")]);
  const plan = engine.layout.memoryBytes - words.byteLength;
  engine.load(plan, new Float32Array(words.buffer));
  engine.receive(encode("swap", 0, { plan, serial: 0, moves: 0, moveCount: 0 }));
}

/** Where a plugin reads and writes. All read there: without the steps between them, one would play into the next until it ran away. */
function signalsOf({ words }: PlacedStep): Int32Array {
  const input = 1 + stepArguments.plugin.indexOf("input");
  return words.slice(input, input + 3);
}

/** Buffers that nothing writes any more would be silent, and silence may be cheaper. */
function fillWithNoise(engine: EngineInstance, steps: readonly PlacedStep[]): void {
  const planar = noise((2 * CHANNEL_BYTES) / 4);
  const quad = noise((2 * QUAD_BYTES) / 4);
  for (const { planars, quads } of steps) {
    for (const address of planars) if (address >= engine.layout.heap) engine.load(address, planar);
    for (const address of quads) if (address >= engine.layout.heap) engine.load(address, quad);
  }
  engine.inputs.set(noise(engine.inputs.length));
}

function noise(samples: number): Float32Array {
  const chance = new Xorshift32(1, 8);
  return Float32Array.from({ length: samples }, () => chance.next() * 2 ** -33);
}
