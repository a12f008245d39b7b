import { directTransport } from "../../src/engine/direct-transport.ts";
import type { EngineInstance } from "../../src/engine/instance.ts";
import type { ReadAudio } from "../../src/mixer/edits/clips.ts";
import { Mixer } from "../../src/mixer/mixer.ts";
import type { EngineFactory, Stereo } from "../../src/offline/render.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { CLIP_FRAMES } from "../session/clips.ts";

const PAGE_BYTES = 2 ** 16;
/** For everything but audio. */
const DESK_BYTES = 48 * 2 ** 20;

/** A desk whose clips loop, on an engine at hand, rolling. */
export interface PlayingDesk {
  readonly mixer: Mixer;
  readonly engine: EngineInstance;
  /** One block of 128 frames. */
  quantum(): void;
}

export async function playingDesk(document: SessionDocument, audio: ReadAudio, makeEngine: EngineFactory): Promise<PlayingDesk> {
  const session = loadSession(document);
  const { sampleRate } = session;
  const clipBytes = session.clips.size * 2 * (CLIP_FRAMES + 16) * 4;
  const memoryPages = Math.ceil((DESK_BYTES + clipBytes) / PAGE_BYTES);
  const engine = await makeEngine({ sampleRate, inputs: 0, outputs: 1, memoryPages });
  const mixer = new Mixer({ transport: directTransport(engine), layout: engine.layout, sampleRate }, session);
  await mixer.ready(audio);
  mixer.transport.loop = { from: 0, to: CLIP_FRAMES };
  mixer.transport.play();
  await mixer.arrived();
  return { mixer, engine, quantum: () => engine.render(BLOCK_FRAMES) };
}

/** The next frames (a multiple of 128) of a desk, as many as there is room for. */
export function listen({ engine, quantum }: PlayingDesk, heard: Stereo): Stereo {
  const frames = heard.left.length;
  const left = engine.outputs.subarray(0, BLOCK_FRAMES);
  const right = engine.outputs.subarray(BLOCK_FRAMES, 2 * BLOCK_FRAMES);
  for (let at = 0; at < frames; at += BLOCK_FRAMES) {
    quantum();
    heard.left.set(left, at);
    heard.right.set(right, at);
  }
  return heard;
}
