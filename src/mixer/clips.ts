import { changeStrip, stripOf } from "../graph/edit.ts";
import { GraphError } from "../graph/errors.ts";
import { clipControls } from "../session/document-shape.ts";
import type { Clip } from "../session/session.ts";
import { checked } from "./checked.ts";
import type { Desk, PlacedClip } from "./desk.ts";
import { type ClipAudio, clipAudioOf, type Tape } from "./tape.ts";
import type { Turn } from "./turn.ts";

/** Gives the audio of a file that a session names, at the session's sample rate. */
export type ReadAudio = (file: string) => ClipAudio | Promise<ClipAudio>;

/** Audio for a track, and where it plays. What is left out: at frame 0, the whole of it, as it is. Frames are of the session. */
export interface NewClip extends Partial<Omit<Clip, "file">> {
  /** Its name in sessions. Clips of one name share their audio in memory. */
  readonly file: string;
  /** At the mixer's sample rate. */
  readonly audio: AudioBuffer | ClipAudio;
}

/** What the tracks play: audio in engine memory, and where in the session it stands. */
export class Clips {
  readonly #desk: Desk;
  readonly #tape: Tape;
  readonly #turn: Pick<Turn, "edit" | "shapeChanged">;
  #number = 0;

  constructor(desk: Desk, tape: Tape, turn: Pick<Turn, "edit" | "shapeChanged">) {
    this.#desk = desk;
    this.#tape = tape;
    this.#turn = turn;
  }

  /** Brings the session's clips into engine memory. Tracks whose channels the session leaves unsaid get those of their clips. */
  async placeSession(read: ReadAudio): Promise<void> {
    const { session } = this.#desk;
    for (const [strip, clips] of session.clips) {
      const placed: PlacedClip[] = [];
      for (const clip of clips) placed.push(await this.#place(strip, clip, read));
      this.#desk.clips.set(strip, placed);
      const channels = Math.max(1, ...placed.map(({ reel }) => reel.channels)) as 1 | 2;
      if (!session.channelsSaid.has(strip)) this.#desk.graph = changeStrip(this.#desk.graph, strip, { channels });
    }
  }

  /** @throws GraphError `bad-route` when the strip is no track; RangeError for a place no session may hold; Error `bad-audio`; MemoryFullError. Then nothing changed. */
  async add(strip: string, { audio, ...said }: NewClip): Promise<string> {
    const { role } = stripOf(this.#desk.graph, strip);
    if (role !== "track") throw new GraphError("bad-route", [strip], `"${strip}" is a ${role}; clips play on tracks`);
    const whole = { startFrame: 0, offsetFrames: 0, lengthFrames: null, gainDb: 0, fadeInFrames: 0, fadeOutFrames: 0 };
    const clip = checkedClip({ ...whole, ...said });
    const placed = await this.#place(strip, clip, () => ("getChannelData" in audio ? clipAudioOf(audio) : audio));
    stripOf(this.#desk.graph, strip);
    this.#set(strip, [...(this.#desk.clips.get(strip) ?? []), placed]);
    return placed.id;
  }

  /** Takes one clip, as {@link add} named it, from its track. */
  remove(strip: string, id: string): void {
    this.#set(
      strip,
      (this.#desk.clips.get(strip) ?? []).filter((placed) => placed.id !== id),
    );
  }

  #set(strip: string, placed: readonly PlacedClip[]): void {
    this.#turn.edit(() => {
      this.#desk.clips.set(strip, placed);
      this.#turn.shapeChanged();
    });
  }

  async #place(strip: string, clip: Clip, read: ReadAudio): Promise<PlacedClip> {
    const reel = await this.#tape.reel(clip.file, async () =>
      checkedAudio(clip.file, await read(clip.file), this.#desk.sampleRate),
    );
    return { id: `${strip}#${this.#number++}`, clip, reel };
  }
}

function checkedClip(clip: Clip): Clip {
  const specs = { ...clipControls, lengthFrames: clipControls.startFrame };
  for (const [name, spec] of Object.entries(specs)) {
    const value = clip[name as keyof typeof specs];
    if (value !== null) checked(spec, `${clip.file}.${name}`, value);
  }
  return clip;
}

function checkedAudio(file: string, audio: ClipAudio, sampleRate: number): ClipAudio {
  if (audio.sampleRate !== sampleRate)
    throw new Error(`bad-audio: ${file}: is at ${audio.sampleRate} Hz, the desk at ${sampleRate} Hz; resample it first`);
  if (audio.channels.length === 0) throw new Error(`bad-audio: ${file}: has no channel`);
  return audio;
}
