import { type NumberSpec, travelOfValue } from "postfade";
import { fallenDb, PeakHold } from "./ballistics.ts";
import type { Box } from "./bridge.ts";
import { meterInk } from "./ink.ts";

/** Above this a converter clips; inside the desk it is only a warning. */
export const FULL_SCALE_DB = 0;

/** One channel's bar: peak faint, RMS solid, the held peak as a line. Its scale is the fader's, whose marks stand beside it. */
export class LevelBar {
  #peakDb = Number.NEGATIVE_INFINITY;
  #hold = new PeakHold();

  constructor(private readonly scale: NumberSpec) {}

  paint(canvas: CanvasRenderingContext2D, box: Box, peakDb: number, rmsDb: number, seconds: number): void {
    const ink = meterInk();
    this.#peakDb = fallenDb(this.#peakDb, peakDb, seconds);
    this.#hold.follow(peakDb, seconds);
    this.#fill(canvas, box, this.#peakDb, ink.faint);
    this.#fill(canvas, box, Math.min(rmsDb, this.#peakDb), ink.level);
    const held = travelOfValue(this.scale, this.#hold.db);
    if (held <= 0) return;
    canvas.fillStyle = this.#hold.db >= FULL_SCALE_DB ? ink.over : ink.mark;
    canvas.fillRect(box.left, box.top + (1 - held) * box.height, box.width, 2);
  }

  #fill(canvas: CanvasRenderingContext2D, box: Box, db: number, colour: string): void {
    const height = travelOfValue(this.scale, db) * box.height;
    canvas.fillStyle = colour;
    canvas.fillRect(box.left, box.top + box.height - height, box.width, height);
  }
}

/** A box's share of a pair of bars with a gap between them. */
export function channelBox(box: Box, channel: number, channels: number, gapPx = 2): Box {
  const width = (box.width - gapPx * (channels - 1)) / channels;
  return { ...box, left: box.left + channel * (width + gapPx), width };
}
