import { renewInsert } from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import { insertNow } from "../../graph/presence.ts";
import { pluginById } from "../../plugins/index.ts";
import { LONGEST_IMPULSE_SECONDS } from "../../session/document-shape.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import { packedImpulse } from "../audio/impulse-spectra.ts";
import type { PlacedImpulse } from "../audio/placed-impulse.ts";
import { audioOf, type ClipAudio, type Reel, soundOf, unheard } from "../audio/tape.ts";
import type { Desk } from "../desk/desk.ts";
import { type Clips, checkedAudio, type ReadAudio } from "./clips.ts";
import type { Turn } from "./turn.ts";

/** An impulse response for an insert. */
export interface NewImpulse {
  /** Its name in sessions. Inserts with one name share it in memory. */
  readonly file: string;
  /** At the mixer's sample rate, of one, two or four channels. */
  readonly audio: AudioBuffer | ClipAudio;
}

const NEW_IMPULSE: Names<NewImpulse> = { file: true, audio: true };

/** The impulse responses of inserts: worked out here, kept among the clips' audio. */
export class Impulses {
  readonly #desk: Desk;
  readonly #clips: Clips;
  readonly #turn: Pick<Turn, "edit" | "shapeChanged">;
  readonly #frames = new WeakMap<Reel, number>();

  constructor(desk: Desk, clips: Clips, turn: Pick<Turn, "edit" | "shapeChanged">) {
    this.#desk = desk;
    this.#clips = clips;
    this.#turn = turn;
  }

  /** As clips are: an insert without its audio is one without an impulse response, and keeps the name. */
  nameSession(): void {
    for (const [target, file] of this.#desk.session.impulses)
      this.#desk.impulses.set(target, { file, reel: unheard(1), frames: 0 });
  }

  /** Brings the session's impulse responses into engine memory. */
  async placeSession(read: ReadAudio): Promise<void> {
    for (const [target, file] of this.#desk.session.impulses)
      await this.#place(file, read, (placed) => void this.#desk.impulses.set(target, placed));
  }

  /** @throws GraphError `removed` when the insert is gone, perhaps meanwhile, or `bad-impulse`; Error `bad-audio`; MemoryFullError. Then nothing changed. */
  async use(strip: Born, insert: Born, impulse: NewImpulse | null): Promise<void> {
    const plugin = pluginById.get(insertNow(this.#desk.graph, strip, insert).plugin)!;
    if (!plugin.impulse) throw new GraphError("bad-impulse", [strip.id, insert.id], `${plugin.label} takes no impulse response`);
    if (impulse === null) return this.#put(strip, insert, undefined);
    const { file, audio } = checkedSaid(`${strip.id}/${insert.id}: new impulse response`, impulse, NEW_IMPULSE);
    const read = () => audioOf(audio);
    await this.#place(file, read, (placed) => {
      insertNow(this.#desk.graph, strip, insert);
      this.#put(strip, insert, placed);
    });
  }

  #put(strip: Born, insert: Born, placed: PlacedImpulse | undefined): void {
    this.#turn.edit(() => {
      this.#desk.impulses.put(`${strip.id}/${insert.id}`, placed);
      this.#desk.graph = renewInsert(this.#desk.graph, strip.id, insert.id);
      this.#turn.shapeChanged();
    });
  }

  #place(file: string, read: ReadAudio, use: (placed: PlacedImpulse) => void): Promise<void> {
    let frames = 0;
    const pack = async (): Promise<ClipAudio> => {
      const audio = checkedImpulse(file, await read(file, "impulse"), this.#desk.sampleRate);
      frames = audio.channels[0]!.length;
      return { sampleRate: audio.sampleRate, channels: [packedImpulse(audio.channels.map(soundOf))] };
    };
    // It is asked for again when undo has made room for it.
    let packed: Promise<ClipAudio> | undefined;
    const once = () => {
      packed ??= pack();
      return packed;
    };
    return this.#clips.hold(`impulse response\t${file}`, once, (reel) => {
      this.#frames.set(reel, this.#frames.get(reel) ?? frames);
      use({ file, reel, frames: this.#frames.get(reel)! });
    });
  }
}

function checkedImpulse(file: string, audio: ClipAudio, sampleRate: number): ClipAudio {
  const { channels } = checkedAudio(file, audio, sampleRate);
  if (![1, 2, 4].includes(channels.length))
    throw new Error(`bad-audio: ${file}: has ${channels.length} channels; an impulse response has 1, 2 or 4`);
  const seconds = channels[0]!.length / sampleRate;
  if (seconds > LONGEST_IMPULSE_SECONDS)
    throw new Error(
      `bad-audio: ${file}: lasts ${seconds.toFixed(1)} s; an impulse response has at most ${LONGEST_IMPULSE_SECONDS}`,
    );
  if (seconds === 0) throw new Error(`bad-audio: ${file}: is empty; an impulse response is not`);
  return audio;
}
