import { type EngineSize, instantiate } from "../engine/direct.ts";
import { directTransport } from "../engine/direct-transport.ts";
import type { EngineInstance } from "../engine/instance.ts";
import { engineModule } from "../engine/module.ts";
import { impulseBytes } from "../mixer/audio/impulse-spectra.ts";
import { type AudioUse, readAhead } from "../mixer/audio/read-ahead.ts";
import { audioOf, type ClipAudio } from "../mixer/audio/tape.ts";
import { checkedAudio } from "../mixer/edits/clips.ts";
import { Mixer } from "../mixer/mixer.ts";
import { BLOCK_FRAMES } from "../protocol/layout.ts";
import { checkedSaid, type Names } from "../session/said.ts";
import type { Session } from "../session/session.ts";

export type { AudioUse };

/** Makes an engine of the given size: the page compiles `engine.wasm`, the command line reads it through a loader. */
export type EngineFactory = (size: EngineSize) => EngineInstance | Promise<EngineInstance>;

/** Gives the audio of a file that a session names: what `decodeAudioData` gives, or channels by hand. */
export type AudioSource = (file: string, use: AudioUse) => AudioBuffer | ClipAudio | Promise<AudioBuffer | ClipAudio>;

export interface RenderOptions {
  /** The engine that comes with the package, unless said. */
  readonly engine?: EngineFactory;
  /** The audio of each file the session names, at the session's sample rate, as `openMixer` takes it. Called for up to three files at once. */
  readonly audio: AudioSource;
  /**
   * The first frame of the session that is kept, 0 unless said. Everything before is rendered too, so that a part equals that part of the whole.
   */
  readonly fromFrame?: number;
  /** The frame after the last that is kept; the session's length unless said. */
  readonly toFrame?: number;
  /** 1 to 128, 128 unless said; the sound is the same for all. */
  readonly blockFrames?: number;
  /** Every strip's output besides the mix, in the same pass. */
  readonly stems?: boolean;
  /** Called with the render's mixer before its first frame: `rampTo` counts in frames of the session here. */
  readonly setUp?: (mixer: Mixer) => void;
  /** Called every few hundred blocks. */
  readonly onProgress?: (progress: { readonly frame: number; readonly frames: number }) => void;
}

export interface Stereo {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

export interface Render extends Stereo {
  readonly sampleRate: number;
  /**
   * How late the desk was; already taken off, so frame 0 of the result is frame 0 of the session. With the session's
   * `delayCompensation` off nothing is taken off, and this is 0: what passes no late insert is in its place, the rest is late.
   */
  readonly latencyFrames: number;
  readonly stems: ReadonlyMap<string, Stereo>;
  /** Everything that was among `mixer.state.faults` at some time: inserts that took themselves out, and outputs that were silenced in part. */
  readonly faults: readonly string[];
}

/** `engine.wasm` of this package, in a page, a worker or Node alike. */
const ownEngine: EngineFactory = async (size) => instantiate(await engineModule(), size);

/** Memory for everything but audio. */
const DESK_BYTES = 64 * 2 ** 20;
const PAGE_BYTES = 2 ** 16;
const MOST_PAGES = 2 ** 16 - 1;
const PROGRESS_BLOCKS = 512;
/** Well within the second for which a fault of an output stays, at any sample rate. */
const FAULT_BLOCKS = 32;

const RENDER_OPTIONS: Names<RenderOptions> = {
  engine: true,
  audio: true,
  fromFrame: true,
  toFrame: true,
  blockFrames: true,
  stems: true,
  setUp: true,
  onProgress: true,
};

/**
 * The whole session as audio, with the mixer and the engine that play it live: the same bits.
 * @throws RangeError for options that are none; Error `missing-file` without `audio`, `bad-audio` for what `audio` gave; MemoryFullError; EngineError
 * where there is no engine to be had; whatever `audio` and `setUp` throw
 */
export async function renderOffline(session: Session, options: RenderOptions): Promise<Render> {
  checkOptions(options);
  const audio = await readAll(session, options.audio);
  const stemIds = options.stems
    ? [...session.graph.strips.values()].filter(({ role }) => role !== "master").map(({ id }) => id)
    : [];
  const engine = await (options.engine ?? ownEngine)({
    sampleRate: session.sampleRate,
    inputs: 0,
    outputs: 1 + stemIds.length,
    memoryPages: pagesFor(session, audio),
  });
  const { layout } = engine;
  const transport = directTransport(engine);
  const host = { transport, layout, sampleRate: session.sampleRate, stems: stemIds };
  const mixer = new Mixer(host, session);
  try {
    await mixer.ready((file, use) => audio[use].get(file)!);
    options.setUp?.(mixer);
    mixer.transport.play();
    await mixer.arrived();

    const from = options.fromFrame ?? 0;
    const to = options.toFrame ?? mixer.transport.lengthFrames;
    const kept = Array.from({ length: 2 * layout.outputCount }, () => new Float32Array(Math.max(0, to - from)));
    // Each output is late by itself: what is kept of all of them is the same part of the session.
    const compensated = mixer.settings.delayCompensation.value;
    const lateness = [mixer.master, ...stemIds.map((id) => mixer.strip(id))].map(({ latencyFrames }) =>
      compensated ? latencyFrames : 0,
    );
    const end = to + Math.max(...lateness);
    const faults = new Set<string>();
    const blockFrames = options.blockFrames ?? BLOCK_FRAMES;
    for (let frame = 0, frames = 0, block = 0; frame < end; frame += frames, block++) {
      frames = Math.max(1, Math.min(blockFrames, end - frame, mixer.automate() - frame));
      engine.render(frames);
      for (const [channel, samples] of kept.entries()) {
        const place = frame - from - lateness[channel >> 1]!;
        const [first, last] = [Math.max(0, -place), Math.min(frames, samples.length - place)];
        const heard = channel * BLOCK_FRAMES;
        if (first < last) samples.set(engine.outputs.subarray(heard + first, heard + last), place + first);
      }
      if (block % FAULT_BLOCKS === 0 || frame + frames >= end) for (const fault of mixer.state.faults) faults.add(fault);
      if (block % PROGRESS_BLOCKS === 0) options.onProgress?.({ frame, frames: end });
    }
    const pair = (output: number): Stereo => ({ left: kept[2 * output]!, right: kept[2 * output + 1]! });
    return {
      sampleRate: session.sampleRate,
      latencyFrames: lateness[0]!,
      ...pair(0),
      stems: new Map(stemIds.map((id, i) => [id, pair(i + 1)])),
      faults: [...faults],
    };
  } finally {
    transport.close();
  }
}

/** @throws RangeError: a block of no frames would never end, and half a frame is no place; nor is there anything to be said beside what there is. */
function checkOptions(options: RenderOptions): void {
  const { fromFrame = 0, toFrame = 0, blockFrames = BLOCK_FRAMES } = checkedSaid("renderOffline", options, RENDER_OPTIONS);
  for (const [name, frame] of Object.entries({ fromFrame, toFrame }))
    if (!Number.isSafeInteger(frame) || frame < 0)
      throw new RangeError(`out-of-range: ${name} ${frame} is not a whole number of frames, 0 or more`);
  if (!Number.isInteger(blockFrames) || blockFrames < 1 || blockFrames > BLOCK_FRAMES)
    throw new RangeError(`out-of-range: blockFrames ${blockFrames} is not a whole number from 1 to ${BLOCK_FRAMES}`);
}

type AllAudio = Readonly<Record<AudioUse, ReadonlyMap<string, ClipAudio>>>;

async function readAll(session: Session, read: AudioSource): Promise<AllAudio> {
  const { clips, impulses } = session;
  const ahead = readAhead(session, read);
  const all = async (files: Iterable<string>, use: AudioUse) => {
    const audio = new Map<string, ClipAudio>();
    for (const file of new Set(files)) audio.set(file, checkedAudio(file, audioOf(await ahead(file, use)), session.sampleRate));
    return audio;
  };
  const played = [...clips.values()].flat().map(({ file }) => file);
  const named = played[0] ?? [...impulses.values()][0];
  if (named !== undefined && typeof read !== "function")
    throw new Error(`missing-file: the session plays ${named}, and there is no \`audio\` to get it by; give renderOffline one`);
  return { clip: await all(played, "clip"), impulse: await all(impulses.values(), "impulse") };
}

function pagesFor({ impulses }: Session, { clip, impulse }: AllAudio): number {
  const rooms = [...impulses.values()].reduce((sum, file) => sum + impulseBytes(impulse.get(file)!), 0);
  const bytes = [...clip.values(), ...impulse.values()].reduce(
    (sum, { channels }) => sum + Math.min(2, channels.length) * ((channels[0]?.length ?? 0) * 4 + 64),
    0,
  );
  return Math.min(MOST_PAGES, Math.ceil((DESK_BYTES + bytes + rooms) / PAGE_BYTES));
}
