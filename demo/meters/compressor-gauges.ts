import { type MixerInsert, type NumberSpec, travelOfValue } from "postfade";
import { fallenDb, Highest } from "./ballistics.ts";
import type { Box, Gauge } from "./bridge.ts";
import { meterInk } from "./ink.ts";
import { LevelBar } from "./level-bar.ts";

/** The bottom of the gain reduction scale. */
export const MOST_REDUCTION_DB = 12;

/** What reaches the compressor's detector, on the fader's own scale, with the threshold as a line across it. */
export class InputGauge implements Gauge {
  #bar: LevelBar;
  #recent = new Highest();

  constructor(
    private readonly insert: MixerInsert,
    private readonly scale: NumberSpec,
    private readonly tell: (inputDb: number) => void,
  ) {
    this.#bar = new LevelBar(scale);
  }

  paint(canvas: CanvasRenderingContext2D, box: Box, seconds: number): void {
    const inputDb = 20 * Math.log10(this.insert.readout("inputPeak"));
    this.#recent.add(inputDb);
    this.#bar.paint(canvas, box, inputDb, inputDb, seconds);
    const threshold = this.insert.params.thresholdDb;
    if (!threshold) return;
    canvas.fillStyle = meterInk().reduction;
    canvas.fillRect(box.left, box.top + (1 - travelOfValue(this.scale, Number(threshold.value))) * box.height, box.width, 1);
  }

  announce(): void {
    this.tell(this.#recent.take());
  }
}

/** How far the compressor turns down, hanging from the top. */
export class ReductionGauge implements Gauge {
  #shownDb = 0;
  #recent = new Highest();

  constructor(
    private readonly insert: MixerInsert,
    private readonly tell: (reductionDb: number) => void,
  ) {}

  paint(canvas: CanvasRenderingContext2D, box: Box, seconds: number): void {
    const reductionDb = this.insert.readout("reductionDb");
    this.#recent.add(reductionDb);
    this.#shownDb = fallenDb(this.#shownDb, reductionDb, seconds);
    canvas.fillStyle = meterInk().reduction;
    canvas.fillRect(box.left, box.top, box.width, Math.min(1, this.#shownDb / MOST_REDUCTION_DB) * box.height);
  }

  announce(): void {
    this.tell(Math.max(0, this.#recent.take()));
  }
}
