import { html, LitElement } from "lit";
import type { MixerInsert, MixerStrip, NumberSpec } from "postfade";
import type { MeterBridge } from "../meters/bridge.ts";
import { InputGauge, MOST_REDUCTION_DB, ReductionGauge } from "../meters/compressor-gauges.ts";
import { levelText } from "../meters/level-text.ts";

const REDUCTION_MARKS_DB = [0, 3, 6, 9, 12] as const;

/** The first compressor of a strip, which the strip's page is about. */
export function compressorOf(strip: MixerStrip): MixerInsert | undefined {
  return strip.inserts.find(({ plugin }) => plugin.readouts?.includes("inputPeak") && plugin.readouts.includes("reductionDb"));
}

/** What the compressor hears and what it does about it, beside the fader that does or does not change it. */
export class CompressorView extends LitElement {
  static override properties = {
    strip: { attribute: false },
    insert: { attribute: false },
    bridge: { attribute: false },
    inputDb: { state: true },
    reductionDb: { state: true },
  };
  declare strip: MixerStrip;
  declare insert: MixerInsert;
  declare bridge: MeterBridge;
  declare inputDb: number;
  declare reductionDb: number;
  #takeOff: (() => void)[] = [];

  constructor() {
    super();
    this.inputDb = Number.NEGATIVE_INFINITY;
    this.reductionDb = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const off of this.#takeOff) off();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has("insert") && !changed.has("bridge")) return;
    for (const off of this.#takeOff) off();
    const [hears, turnsDown] = this.querySelectorAll<HTMLElement>("[role=meter]");
    const input = new InputGauge(this.insert, this.strip.fader.spec as NumberSpec, (db) => {
      this.inputDb = db;
    });
    const reduction = new ReductionGauge(this.insert, (db) => {
      this.reductionDb = db;
    });
    this.#takeOff = [this.bridge.add(hears!, input), this.bridge.add(turnsDown!, reduction)];
  }

  protected override render() {
    const { name } = this.strip;
    return html`
      <div class="column hears">
        <span class="caption">comp hears</span>
        <span class="number">${levelText(this.inputDb)}</span>
        <div
          class="gauge"
          role="meter"
          aria-label="${name} compressor input level"
          aria-valuemin="-144"
          aria-valuemax="12"
          aria-valuenow=${Math.max(-144, this.inputDb).toFixed(1)}
          aria-valuetext="${levelText(this.inputDb)} dBFS"
        ></div>
      </div>
      <div class="column reduction">
        <span class="caption">turns down</span>
        <span class="number">${this.reductionDb.toFixed(1)}</span>
        <div
          class="gauge"
          role="meter"
          aria-label="${name} compressor gain reduction"
          aria-valuemin="0"
          aria-valuemax=${MOST_REDUCTION_DB}
          aria-valuenow=${Math.min(MOST_REDUCTION_DB, this.reductionDb).toFixed(2)}
          aria-valuetext="${this.reductionDb.toFixed(1)} dB"
        ></div>
        <div class="marks" aria-hidden="true">
          ${REDUCTION_MARKS_DB.map((db) => html`<span style="--travel: ${1 - db / MOST_REDUCTION_DB}">${db}</span>`)}
        </div>
      </div>
    `;
  }
}
