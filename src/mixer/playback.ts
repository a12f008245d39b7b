import { encode } from "../protocol/encode.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import type { Outbox } from "./outbox.ts";
import type { Readings } from "./readings.ts";
import { SaidPosition } from "./said-position.ts";

export interface Loop {
  /** First frame of the loop, and the frame after its last. */
  readonly from: number;
  readonly to: number;
}

/** A position that says: where you are. */
const HERE = -1;

/** Plays the session's clips, in sync to the sample. Frames are of the session. */
export class Playback {
  /** Called after it was told something. */
  onChange: (change: "playing" | "position" | "loop") => void = () => {};
  readonly #outbox: Outbox;
  readonly #readings: Readings;
  readonly #gate: number;
  readonly #rampFrames: number;
  readonly #length: () => number;
  #playing = false;
  #loop: Loop | null = null;
  /** Where play will start, while stopped. */
  #stoppedAt: number | null = 0;
  /** Where it was sent last. */
  #said: SaidPosition | null = null;
  /** Frames until what stop and locate said last is done; play waits as long, so that it comes after. */
  #settlesIn = 0;

  constructor(outbox: Outbox, readings: Readings, layout: EngineLayout, rampFrames: number, length: () => number) {
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
    return this.#said && !this.#said.heard ? this.#said.frame : this.#readings.head("position");
  }

  /** To the end of the last clip, or what the session says. */
  get lengthFrames(): number {
    return this.#length();
  }

  /** From the very beginning the first attack is whole; from elsewhere the sound fades in over the ramp. */
  play(): void {
    if (this.#playing) return;
    const from = this.#stoppedAt ?? HERE;
    this.#roll(true, from, this.#settlesIn);
    this.#open(1, from === 0 ? 0 : this.#rampFrames, this.#settlesIn);
    this.#playing = true;
    this.#stoppedAt = null;
    this.onChange("playing");
  }

  /** Fades out and stands still where it is. */
  stop(): void {
    if (!this.#playing) return;
    this.#open(0, this.#rampFrames, 0);
    this.#roll(false, HERE, this.#rampFrames);
    this.#settlesIn = this.#rampFrames;
    this.#playing = false;
    this.onChange("playing");
  }

  /** @param frame of the session, 0 or later. */
  locate(frame: number): void {
    if (!Number.isFinite(frame) || frame < 0)
      throw new RangeError(`out-of-range: locate(${frame}): a frame of the session, 0 or later`);
    const to = Math.round(frame);
    if (this.#playing) {
      this.#open(0, this.#rampFrames, 0);
      this.#roll(true, to, this.#rampFrames);
      this.#open(1, this.#rampFrames, this.#rampFrames);
    } else {
      this.#stoppedAt = to;
      this.#roll(false, to, this.#settlesIn);
    }
    this.onChange("position");
  }

  get loop(): Loop | null {
    return this.#loop;
  }

  set loop(loop: Loop | null) {
    if (loop && !(loop.from >= 0 && loop.to > loop.from))
      throw new RangeError(
        `out-of-range: loop from ${loop.from} to ${loop.to}: from 0 or later, to after it (frames of the session)`,
      );
    this.#loop = loop;
    this.#outbox.send(encode("loop", 0, { on: loop ? 1 : 0, from: Math.round(loop?.from ?? 0), to: Math.round(loop?.to ?? 0) }));
    this.onChange("loop");
  }

  #roll(playing: boolean, position: number, afterFrames: number): void {
    this.#outbox.send(encode("roll", -afterFrames, { playing: playing ? 1 : 0, position }));
    if (position !== HERE) this.#said = new SaidPosition(position, afterFrames, this.#outbox, this.#readings);
  }

  #open(target: number, frames: number, afterFrames: number): void {
    this.#outbox.send(encode("glide", -afterFrames, { address: this.#gate, frames, target }));
  }
}
