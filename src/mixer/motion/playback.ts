import { encode } from "../../protocol/encode.ts";
import type { EngineLayout } from "../../protocol/engine-layout.ts";
import { checkedSaid, type Names } from "../../session/said.ts";
import type { Journal } from "../desk/journal.ts";
import type { Outbox } from "../stage/outbox.ts";
import type { Readings } from "../stage/readings.ts";

/** A stretch of the session that is played again and again, in frames of the session. */
export interface Loop {
  /** Its first frame. */
  readonly from: number;
  /** The frame after its last. */
  readonly to: number;
}

const LOOP: Names<Loop> = { from: true, to: true };

/** What the transport was told: to roll or to stand, and where. */
export interface Roll {
  readonly serial: number;
  readonly rolls: boolean;
  /** Frame of the session; null: wherever it is by then. */
  readonly position: number | null;
  /** It is done so many frames after it has arrived. */
  readonly afterFrames: number;
}

/** What of the transport has changed. `position` is a jump; going on while it rolls is no change. */
export type TransportChange = "playing" | "position" | "loop";

/** What goes along with the transport. */
export interface Company {
  /** It is about to roll: who takes hold then has hold before what is due is sent. */
  readonly begins: () => void;
  /** It is about to be told this: what is due with it must be there before. Returns what may follow. */
  before(roll: Roll): () => void;
  /** Frames until everything is in its place once the transport stands elsewhere. */
  readonly settleFrames: number;
  /** It was told something. */
  changed(change: TransportChange): void;
}

/** A position that says: where you are. */
const HERE = -1;

/** Plays the session's clips, in sync to the sample. Frames are of the session. */
export class Playback {
  /** @internal */
  company: Company = { begins: () => {}, before: () => () => {}, settleFrames: 0, changed: () => {} };
  /** @internal What it was told last. The engine was born with the first. */
  roll: Roll = { serial: 1, rolls: false, position: 0, afterFrames: 0 };
  readonly #outbox: Outbox;
  readonly #readings: Readings;
  readonly #gate: number;
  readonly #rampFrames: number;
  readonly #length: () => number;
  readonly #journal: Pick<Journal<object>, "checkOpen">;
  #playing = false;
  #loop: Loop | null = null;
  /** Where play will start, while stopped. */
  #stoppedAt: number | null = 0;

  /** @param journal knows whether the mixer was closed: then it never rolls again */
  constructor(
    outbox: Outbox,
    readings: Readings,
    layout: EngineLayout,
    rampFrames: number,
    length: () => number,
    journal: Pick<Journal<object>, "checkOpen">,
  ) {
    this.#journal = journal;
    this.#outbox = outbox;
    this.#readings = readings;
    this.#gate = layout.transportGate;
    this.#rampFrames = rampFrames;
    this.#length = length;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Where the transport stands, as far as the page has heard; of where it was sent and nothing was heard of yet, that. */
  get positionFrames(): number {
    this.#readings.poll();
    if (this.#stoppedAt !== null) return this.#stoppedAt;
    const said = this.isHeard ? null : this.roll.position;
    return said ?? this.#readings.head("position");
  }

  /** @internal Whether the newest status was written after all that was said was done. */
  get isHeard(): boolean {
    return this.#readings.head("roll") >= this.roll.serial;
  }

  /** To where the last clip has died away in the longest tail, or what the session says. */
  get lengthFrames(): number {
    return this.#length();
  }

  /** From the very beginning the first attack is whole; from elsewhere the sound fades in over the ramp. */
  play(): void {
    this.#checkOpen("play");
    if (this.#playing) return;
    this.#readings.poll();
    this.company.begins();
    // Where it stopped is known when it was heard to stand.
    const from = this.#stoppedAt ?? (this.isHeard ? this.#readings.head("position") : null);
    const wait = this.#doneIn + this.company.settleFrames;
    const follow = this.#roll(true, from, wait);
    this.#open(1, from === 0 ? 0 : this.#rampFrames, wait);
    follow();
    this.#playing = true;
    this.#stoppedAt = null;
    this.company.changed("playing");
  }

  /** Fades out and stands still where it is. */
  stop(): void {
    if (!this.#playing) return;
    this.#open(0, this.#rampFrames, 0);
    this.#roll(false, null, this.#rampFrames)();
    this.#playing = false;
    this.company.changed("playing");
  }

  /** @param frame of the session, 0 or later. */
  locate(frame: number): void {
    this.#checkOpen("locate");
    if (!Number.isFinite(frame) || frame < 0)
      throw new RangeError(`out-of-range: locate(${frame}): a frame of the session, 0 or later`);
    const to = Math.round(frame);
    if (this.#playing) this.#jump(to);
    else {
      this.#stoppedAt = to;
      this.#roll(false, to, this.#doneIn)();
    }
    this.company.changed("position");
  }

  /** Out here, in there. What goes along gets to its place in between, while nothing is heard. */
  #jump(to: number): void {
    const settle = this.company.settleFrames;
    const arrives = this.#rampFrames + settle;
    this.#open(0, this.#rampFrames, 0);
    if (settle > 0) this.#roll(false, to, this.#rampFrames)();
    const follow = this.#roll(true, to, arrives);
    this.#open(1, this.#rampFrames, arrives);
    follow();
  }

  /** On whole frames, as the engine plays it; `null` for none. */
  get loop(): Loop | null {
    return this.#loop;
  }

  /** Places between frames are rounded. @throws RangeError unless `from` is 0 or later, and `to` a frame or more behind it; then nothing changed. */
  set loop(loop: Loop | null) {
    this.#checkOpen("loop");
    this.#loop = loop && wholeLoop(loop);
    const { from, to } = this.#loop ?? { from: 0, to: 0 };
    this.#outbox.send(encode("loop", 0, { on: this.#loop ? 1 : 0, from, to }));
    this.company.changed("loop");
  }

  #checkOpen(what: string): void {
    this.#journal.checkOpen(`transport.${what}`);
  }

  /** Frames until what it was told last is done; what it is told next comes after that. */
  get #doneIn(): number {
    return this.isHeard ? 0 : this.roll.afterFrames;
  }

  /** Returns what sends the rest of what is due with it: whatever else must be there at once goes before that. */
  #roll(rolls: boolean, position: number | null, afterFrames: number): () => void {
    const serial = this.roll.serial + 1;
    const roll = { serial, rolls, position, afterFrames };
    const follow = this.company.before(roll);
    this.roll = roll;
    this.#outbox.send(encode("roll", -afterFrames, { playing: rolls ? 1 : 0, serial, position: position ?? HERE }));
    return follow;
  }

  #open(target: number, frames: number, afterFrames: number): void {
    this.#outbox.send(encode("glide", -afterFrames, { address: this.#gate, frames, target }));
  }
}

/** A loop of one's own, which nobody else can change: what the page shows and automation follows is what the engine plays, to the frame. */
function wholeLoop(said: Loop): Loop {
  const { from, to } = checkedSaid("transport.loop", said, LOOP);
  const loop = { from: Math.round(from), to: Math.round(to) };
  if (Number.isSafeInteger(loop.from) && Number.isSafeInteger(loop.to) && loop.from >= 0 && loop.to > loop.from) return loop;
  throw new RangeError(
    `out-of-range: loop from ${from} to ${to}: from 0 or later, to at least one frame after it (frames of the session)`,
  );
}
