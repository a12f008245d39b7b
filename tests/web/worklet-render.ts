import { type EngineSize, instantiate } from "../../src/engine/direct.ts";
import type { EngineLayout } from "../../src/protocol/engine-layout.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { type NodeOptions, openNode } from "../../src/web/open-node.ts";

/** What an engine is told, whoever runs it. */
export interface Script {
  readonly frames: number;
  /** In Hz; 48000 unless said. */
  readonly sampleRate?: number;
  /** 64 pages unless said. */
  readonly memoryPages?: number;
  /** Records in order, all sent before the first frame. */
  readonly records: (layout: EngineLayout) => Iterable<Uint8Array>;
  /** Audio loaded before that. */
  readonly audio?: (layout: EngineLayout) => Iterable<{ readonly address: number; readonly data: Float32Array }>;
  /** Left and right of input 0 from frame 0 on. */
  readonly input?: readonly [Float32Array, Float32Array];
}

export type Heard = readonly [left: Float32Array, right: Float32Array];

const RATE = 48_000;
const PAGES = 64;
const INPUTS = 16;

/** The first sample whose bits differ, in words; null when there is none. */
export function firstDifference(heard: Heard, expected: Heard): string | null {
  for (const [side, name] of ["left", "right"].entries()) {
    const [a, b] = [heard[side]!, expected[side]!];
    if (a.length !== b.length) return `${name} has ${a.length} frames, not ${b.length}`;
    const at = a.findIndex((x, i) => !Object.is(x, b[i]));
    if (at >= 0) return `${name}[${at}] is ${a[at]}, not ${b[at]}`;
  }
  return null;
}

/** Sends every record, keeping what the wire refuses, and resolves when all have arrived. */
export async function sendAll(transport: Transport, records: Iterable<Uint8Array>): Promise<void> {
  for (const record of records) while (!transport.send(record)) await transport.flushed();
  await transport.flushed();
}

/** The script in an AudioWorklet, by an OfflineAudioContext. `renderSize` is the length of its quanta. */
export async function renderInWorklet(script: Script, options: NodeOptions & { renderSize?: number } = {}): Promise<Heard> {
  const { frames, sampleRate = RATE, memoryPages = PAGES, input } = script;
  const { renderSize, ...nodeOptions } = options;
  const context = new OfflineAudioContext({
    numberOfChannels: 2,
    length: frames,
    sampleRate,
    ...(renderSize && { renderSizeHint: renderSize }),
  } as OfflineAudioContextOptions);
  const { node, transport, layout } = await openNode(context, { memoryPages, inputs: INPUTS, ...nodeOptions });
  node.connect(context.destination);
  if (input) {
    const buffer = new AudioBuffer({ length: input[0].length, numberOfChannels: 2, sampleRate });
    for (const [channel, samples] of input.entries()) buffer.copyToChannel(new Float32Array(samples), channel);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(node, 0, 0);
    source.start(0);
  }
  for (const { address, data } of script.audio?.(layout) ?? []) await transport.load(address, data);
  await sendAll(transport, script.records(layout));
  const rendered = await context.startRendering();
  transport.close();
  return [rendered.getChannelData(0), rendered.getChannelData(1)];
}

/** The same script on an engine at hand, in blocks of `blockFrames`. */
export function renderDirect(
  module: WebAssembly.Module,
  script: Script,
  blockFrames = BLOCK_FRAMES,
  size: Partial<EngineSize> = {},
): Heard {
  const { frames, sampleRate = RATE, memoryPages = PAGES, input } = script;
  const engine = instantiate(module, { sampleRate, memoryPages, inputs: INPUTS, ...size });
  for (const { address, data } of script.audio?.(engine.layout) ?? []) engine.load(address, data);
  for (const record of script.records(engine.layout))
    if (engine.receive(record) < record.length) throw new Error("more events than the engine's queue holds; render some first");
  const heard: Heard = [new Float32Array(frames), new Float32Array(frames)];
  for (let frame = 0; frame < frames; frame += blockFrames) {
    const count = Math.min(blockFrames, frames - frame);
    for (const [side, samples] of input?.entries() ?? [])
      engine.inputs.set(samples.subarray(frame, frame + count), side * BLOCK_FRAMES);
    engine.render(count);
    for (const side of [0, 1] as const)
      heard[side].set(engine.outputs.subarray(side * BLOCK_FRAMES, side * BLOCK_FRAMES + count), frame);
  }
  return heard;
}
