/** Shapes in time. None of them starts or ends with a step, so no note clicks. */
import { msToFrames, SAMPLE_RATE } from "../tempo.ts";

/** What remains per sample of something that falls to 1/e in `seconds`. */
export function decayPerFrame(seconds: number): number {
  return Math.exp(-1 / (seconds * SAMPLE_RATE));
}

/** Raised cosine, 0 to 1 while `frame` goes from 0 to `frames`, flat outside. */
export function rise(frame: number, frames: number): number {
  if (frame >= frames) return 1;
  return frame <= 0 ? 0 : 0.5 - 0.5 * Math.cos((Math.PI * frame) / frames);
}

/** Raised cosine at both ends of something `frames` long. */
export function edges(frame: number, frames: number, inFrames: number, outFrames: number): number {
  return rise(frame, inFrames) * rise(frames - frame, outFrames);
}

/** A struck sound: up in `attackMs`, falling to 1/e in `decaySeconds`, faded out over its last tenth. */
export class Strike {
  private level = 1;
  private readonly fall: number;
  private readonly attackFrames: number;
  private readonly frames: number;

  constructor(attackMs: number, decaySeconds: number, frames: number) {
    this.fall = decayPerFrame(decaySeconds);
    this.attackFrames = msToFrames(attackMs);
    this.frames = frames;
  }

  /** Call once per frame, in order. */
  at(frame: number): number {
    this.level *= this.fall;
    return this.level * edges(frame, this.frames, this.attackFrames, this.frames / 10);
  }
}

/** A sustained sound: raised-cosine attack, exponential slope to `sustain`, raised-cosine release after the note's end. */
export interface Gate {
  attackMs: number;
  decaySeconds: number;
  sustain: number;
  releaseMs: number;
}

/** Level of a gate, 0 to 1, `frame` frames after a note `frames` long began. */
export function gateLevel(gate: Gate, frame: number, frames: number): number {
  const held = gate.sustain + (1 - gate.sustain) * Math.exp(-frame / (gate.decaySeconds * SAMPLE_RATE));
  return held * rise(frame, msToFrames(gate.attackMs)) * (1 - rise(frame - frames, msToFrames(gate.releaseMs)));
}
