import { type EngineFactory, type Render, type RenderOptions, renderOffline } from "../../src/offline/render.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { engine } from "./engine.ts";
import { SAMPLE_RATE } from "./signals.ts";

/** Sounds by the name of their file: one channel, or several. */
export type Sounds = Readonly<Record<string, Float32Array | readonly Float32Array[]>>;

/** Gives a mixer the sounds as if they were files. @throws Error for a file that is not among them. */
export function readerOf(sounds: Sounds) {
  return (file: string) => {
    const sound = sounds[file];
    if (!sound) throw new Error(`the test has no sound "${file}"`);
    return { sampleRate: SAMPLE_RATE, channels: sound instanceof Float32Array ? [sound] : sound };
  };
}

/** Memory a renderer takes beside the audio, and what a desk of a test needs of it: making an engine is most of a short render's work. */
const DESK_PAGES = 1024;
const TEST_PAGES = 512;
const smallEngine: EngineFactory = (size) => engine({ ...size, memoryPages: size.memoryPages - DESK_PAGES + TEST_PAGES });

export function renderDocument(document: SessionDocument, sounds: Sounds, options: Partial<RenderOptions> = {}): Promise<Render> {
  return renderOffline(loadSession(document), { engine: smallEngine, audio: readerOf(sounds), ...options });
}
