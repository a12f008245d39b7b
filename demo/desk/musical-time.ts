import { BAR_FRAMES } from "../music/tempo.ts";

const BEATS_PER_BAR = 4;
export const BEAT_FRAMES = BAR_FRAMES / BEATS_PER_BAR;

/** `12.3`: bar and beat as a musician counts, from 1. */
export function barText(frame: number): string {
  const beats = Math.floor(frame / BEAT_FRAMES);
  return `${Math.floor(beats / BEATS_PER_BAR) + 1}.${(beats % BEATS_PER_BAR) + 1}`;
}

/** `1:02.7`: minutes, seconds and tenths. */
export function clockText(frame: number, sampleRate: number): string {
  const tenths = Math.floor((frame / sampleRate) * 10);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}.${tenths % 10}`;
}

export const LOOPS = ["off", "1 bar", "4 bars", "whole piece"] as const;
export type Loop = (typeof LOOPS)[number];

/** The frames to go round in, beginning with the bar that `frame` is in; null plays on to the end. */
export function loopFrames(loop: Loop, frame: number, lengthFrames: number): { from: number; to: number } | null {
  if (loop === "off") return null;
  if (loop === "whole piece") return { from: 0, to: lengthFrames };
  const from = Math.floor(frame / BAR_FRAMES) * BAR_FRAMES;
  return { from, to: Math.min(lengthFrames, from + (loop === "1 bar" ? 1 : 4) * BAR_FRAMES) };
}
