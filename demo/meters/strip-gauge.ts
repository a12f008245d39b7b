import type { Meter, MixerStrip, NumberSpec } from "postfade";
import { Highest } from "./ballistics.ts";
import type { Box, Gauge } from "./bridge.ts";
import { channelBox, LevelBar } from "./level-bar.ts";

/** What a strip's meter last said in words: the level now, and the highest peak since it was cleared. Both in dBFS. */
export type Announce = (levelDb: number, highestDb: number) => void;

/** The meter beside a fader: after the fader and the plugins behind it, so pulling the fader down is seen. */
export class StripGauge implements Gauge {
  highestDb = Number.NEGATIVE_INFINITY;
  #bars: LevelBar[];
  #recent = new Highest();

  constructor(
    strip: MixerStrip,
    private readonly meter: Meter,
    private readonly tell: Announce,
  ) {
    const scale = strip.fader.spec as NumberSpec;
    this.#bars = Array.from({ length: strip.channels }, () => new LevelBar(scale));
  }

  paint(canvas: CanvasRenderingContext2D, box: Box, seconds: number): void {
    const { peakDb, rmsDb } = this.meter.read();
    this.#bars.forEach((bar, channel) => {
      const peak = peakDb[channel as 0 | 1];
      bar.paint(canvas, channelBox(box, channel, this.#bars.length), peak, rmsDb[channel as 0 | 1], seconds);
      this.#recent.add(peak);
      this.highestDb = Math.max(this.highestDb, peak);
    });
  }

  announce(): void {
    this.tell(this.#recent.take(), this.highestDb);
  }
}
