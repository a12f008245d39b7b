import { changeStrip } from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import { stripNow } from "../../graph/presence.ts";
import { shown } from "../../params/shown.ts";
import { MemoryFullError } from "../../plan/arena.ts";
import { clipControls } from "../../session/document-shape.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { Clip } from "../../session/session.ts";
import type { PlacedClip } from "../audio/placed-clip.ts";
import type { AudioUse } from "../audio/read-ahead.ts";
import { audioOf, type ClipAudio, coming, type Reel, type Tape, unheard } from "../audio/tape.ts";
import { checked } from "../calls/checked.ts";
import type { Desk } from "../desk/desk.ts";
import type { Stage } from "../stage/stage.ts";
import type { Turn } from "./turn.ts";

/** Gives the audio of a file that a session names, at the session's sample rate. */
export type ReadAudio = (file: string, use: AudioUse) => ClipAudio | Promise<ClipAudio>;

/** Audio for a track, and where it plays. What is left out: at frame 0, the whole of it, as it is. Frames are of the session. */
export interface NewClip extends Partial<Omit<Clip, "file">> {
  /** Its name in sessions. Clips of one name share their audio in memory. */
  readonly file: string;
  /** At the mixer's sample rate. */
  readonly audio: AudioBuffer | ClipAudio;
}

const NEW_CLIP: Names<NewClip> = {
  file: true,
  audio: true,
  startFrame: true,
  offsetFrames: true,
  lengthFrames: true,
  gainDb: true,
  fadeInFrames: true,
  fadeOutFrames: true,
};

/** Audio that no clip on the desk plays, but that taking a step back, or doing it again, would play. */
export interface KeptReels {
  reels(): Iterable<Reel>;
  /** The step furthest away is forgotten, and what it kept with it. Says whether there was one. */
  forgetOldest(): boolean;
}

/** What the tracks play: audio in engine memory, and where in the session it stands. */
export class Clips {
  readonly #desk: Desk;
  readonly #tape: Tape;
  readonly #stage: Stage;
  readonly #kept: KeptReels;
  readonly #turn: Pick<Turn, "edit" | "shapeChanged">;
  #number = 0;

  constructor(desk: Desk, tape: Tape, stage: Stage, turn: Pick<Turn, "edit" | "shapeChanged">, kept: KeptReels) {
    this.#desk = desk;
    this.#tape = tape;
    this.#stage = stage;
    this.#kept = kept;
    this.#turn = turn;
  }

  /** What the session names stays named, though nobody gave its audio: it can be saved again, and is not heard. */
  nameSession(): void {
    const { session, graph } = this.#desk;
    for (const [strip, clips] of session.clips) this.#name(strip, clips, unheard(graph.strips.get(strip)!.channels));
  }

  #name(strip: string, clips: readonly Clip[], reel: Reel): void {
    this.#desk.clips.set(
      strip,
      clips.map((clip) => ({ id: `${strip}#${this.#number++}`, clip, reel })),
    );
  }

  /**
   * Brings the session's clips into engine memory. Tracks whose channels the session leaves unsaid get those of their clips.
   * @param follows clips of all other tracks are only named: their audio comes later
   */
  async placeSession(read: ReadAudio, follows: boolean): Promise<void> {
    const { session, graph } = this.#desk;
    for (const [strip, clips] of session.clips) {
      if (follows && session.channelsSaid.has(strip)) {
        this.#name(strip, clips, coming(graph.strips.get(strip)!.channels));
        continue;
      }
      const placed: PlacedClip[] = [];
      for (const clip of clips) {
        await this.#place(strip, clip, read, (found) => {
          placed.push(found);
          this.#desk.clips.set(strip, [...placed]);
        });
      }
      const channels = Math.max(1, ...placed.map(({ reel }) => reel.channels)) as 1 | 2;
      if (!session.channelsSaid.has(strip)) this.#desk.graph = changeStrip(this.#desk.graph, strip, { channels });
    }
  }

  /** @throws GraphError `bad-route` when the strip is no track, `removed` when it is gone, perhaps meanwhile; RangeError for a place no session may hold; Error `bad-audio`; MemoryFullError. Then nothing changed. */
  async add(strip: Born, clipSaid: NewClip): Promise<string> {
    const { audio, ...said } = checkedSaid(`${strip.id}: new clip`, clipSaid, NEW_CLIP);
    const { role } = stripNow(this.#desk.graph, strip);
    if (role !== "track") throw new GraphError("bad-route", [strip.id], `"${strip.id}" is a ${role}; clips play on tracks`);
    const whole = { startFrame: 0, offsetFrames: 0, lengthFrames: null, gainDb: 0, fadeInFrames: 0, fadeOutFrames: 0 };
    const clip = checkedClip({ ...whole, ...said });
    const read = () => audioOf(audio);
    return this.#place(strip.id, clip, read, (placed) => {
      stripNow(this.#desk.graph, strip);
      this.#put(strip.id, [...(this.#desk.clips.get(strip.id) ?? []), placed]);
      return placed.id;
    });
  }

  /** Takes one clip, as {@link add} named it, from its track. */
  remove(strip: string, id: string): void {
    this.#put(
      strip,
      (this.#desk.clips.get(strip) ?? []).filter((placed) => placed.id !== id),
    );
  }

  #put(strip: string, placed: readonly PlacedClip[]): void {
    this.#turn.edit(() => {
      this.#desk.clips.set(strip, placed);
      this.#turn.shapeChanged();
    });
  }

  /** Audio that no clip plays any more, and no undo would play, gives its memory back, once no plan reads it. */
  settle(): void {
    this.#letGo();
  }

  #letGo(): boolean {
    const leaving = this.#tape.letGo(new Set([...this.#played(), ...this.#kept.reels()]));
    for (const free of leaving) this.#stage.whenGone(free);
    return leaving.length > 0;
  }

  #played(): Set<Reel> {
    const clips = [...this.#desk.clips.values()].flat();
    return new Set([...clips, ...this.#desk.impulses.values()].map(({ reel }) => reel));
  }

  /** What could be played again makes room for what shall be played now. Says whether there is more than before; else nothing is forgotten. */
  #makeRoom(): boolean {
    const played = this.#played();
    if (![...this.#kept.reels()].some((reel) => !played.has(reel))) return false;
    while (this.#kept.forgetOldest()) if (this.#letGo()) return true;
    return false;
  }

  async #place<T>(strip: string, clip: Clip, read: ReadAudio, use: (placed: PlacedClip) => T): Promise<T> {
    const audio = async () => checkedAudio(clip.file, await read(clip.file, "clip"), this.#desk.sampleRate);
    return this.hold(clip.file, audio, (reel) => use({ id: `${strip}#${this.#number++}`, clip, reel }));
  }

  /** Audio comes into engine memory for `use`, by a name that tells it from other audio; what undo kept there makes room for it. */
  async hold<T>(name: string, read: () => Promise<ClipAudio>, use: (reel: Reel) => T): Promise<T> {
    this.#desk.journal.checkOpen(name.replace("\t", " "));
    for (;;) {
      try {
        return await this.#tape.reel(name, read, use);
      } catch (error) {
        if (!(error instanceof MemoryFullError) || !this.#makeRoom()) throw error;
      }
    }
  }
}

function checkedClip(clip: Clip): Clip {
  if (typeof clip.file !== "string" || clip.file === "")
    throw new RangeError(
      `bad-type: a clip's file: ${shown(clip.file)} is not the path of a file, by which a session would find it`,
    );
  const specs = { ...clipControls, lengthFrames: clipControls.startFrame };
  for (const [name, spec] of Object.entries(specs)) {
    const value = clip[name as keyof typeof specs];
    if (value !== null) checked(spec, `${clip.file}.${name}`, value);
  }
  return clip;
}

/** @throws Error `bad-audio`: no audio, of another rate, or of channels that are not equally long, for which there would be no room in memory. */
export function checkedAudio(file: string, audio: ClipAudio, sampleRate: number): ClipAudio {
  if (!Array.isArray(audio?.channels))
    throw new Error(`bad-audio: ${file}: ${shown(audio)} is no audio, as { sampleRate, channels: [a Float32Array, ...] } is`);
  if (audio.sampleRate !== sampleRate)
    throw new Error(`bad-audio: ${file}: is at ${audio.sampleRate} Hz, the desk at ${sampleRate} Hz; resample it first`);
  if (audio.channels.length === 0) throw new Error(`bad-audio: ${file}: has no channel`);
  const lengths = [...new Set(audio.channels.map(({ length }) => length))];
  if (lengths.length > 1)
    throw new Error(`bad-audio: ${file}: has channels of ${lengths.join(" and ")} frames; all are to be equally long`);
  return audio;
}
