import { html, LitElement } from "lit";
import type { Meter, MixerStrip } from "postfade";
import type { MeterBridge } from "./bridge.ts";
import { FULL_SCALE_DB } from "./level-bar.ts";
import { levelText } from "./level-text.ts";
import { StripGauge } from "./strip-gauge.ts";

/** A strip's meter: its place on the canvas, the highest peak as a number that lights up at full scale, and its level in words. */
export class LevelMeter extends LitElement {
  static override properties = {
    strip: { attribute: false },
    meter: { attribute: false },
    bridge: { attribute: false },
    levelDb: { state: true },
    highestDb: { state: true },
  };
  declare strip: MixerStrip;
  declare meter: Meter;
  declare bridge: MeterBridge;
  declare levelDb: number;
  declare highestDb: number;
  #gauge: StripGauge | null = null;
  #takeOff = () => {};

  constructor() {
    super();
    this.levelDb = Number.NEGATIVE_INFINITY;
    this.highestDb = Number.NEGATIVE_INFINITY;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#takeOff();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has("meter") && !changed.has("bridge")) return;
    this.#takeOff();
    this.#gauge = new StripGauge(this.strip, this.meter, (levelDb, highestDb) => {
      this.levelDb = levelDb;
      this.highestDb = highestDb;
    });
    this.#takeOff = this.bridge.add(this.querySelector<HTMLElement>("[role=meter]")!, this.#gauge);
  }

  #clear = () => {
    if (this.#gauge) this.#gauge.highestDb = Number.NEGATIVE_INFINITY;
    this.highestDb = Number.NEGATIVE_INFINITY;
  };

  protected override render() {
    const { name } = this.strip;
    const highest = levelText(this.highestDb);
    const over = this.highestDb >= FULL_SCALE_DB;
    return html`
      <button
        type="button"
        class="peak ${over ? "over" : ""}"
        title="Highest peak. Press to clear."
        aria-label="${name} highest peak ${highest} dB${over ? ", over full scale" : ""}. Clear."
        @click=${this.#clear}
      >${highest}</button>
      <div
        class="gauge"
        role="meter"
        aria-label="${name} level"
        aria-valuemin="-144"
        aria-valuemax="12"
        aria-valuenow=${Math.max(-144, this.levelDb).toFixed(1)}
        aria-valuetext="${levelText(this.levelDb)} dBFS"
      ></div>
    `;
  }
}
