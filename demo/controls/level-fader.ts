import { html, LitElement } from "lit";
import { type NumberSpec, type Param, travelOfValue } from "postfade";
import { addSliderGestures } from "./gestures.ts";
import { ParamFollower } from "./param-follower.ts";
import { spoken } from "./spoken.ts";

/** The printed marks, in dB. The last stands for silence. */
const MARKS_DB = [12, 6, 0, -5, -10, -20, -30, -40, -60, -144] as const;

/** A console fader with its scale. The scale is the fader's travel, so the meter beside it can share the marks. */
export class LevelFader extends LitElement {
  static override properties = { param: { attribute: false }, label: { type: String } };
  declare param: Param;
  declare label: string;

  constructor() {
    super();
    new ParamFollower(this, () => [this.param]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    addSliderGestures(this.querySelector<HTMLElement>("[role=slider]")!, "vertical", () => this.param);
  }

  protected override render() {
    const spec = this.param.spec as NumberSpec;
    return html`
      <div class="marks" aria-hidden="true">
        ${MARKS_DB.map((db) => {
          const text = db === spec.min ? "\u221e" : Math.abs(db);
          return html`<span class=${db === 0 ? "unity" : ""} style="--travel: ${travelOfValue(spec, db)}">${text}</span>`;
        })}
      </div>
      <div
        class="slot"
        role="slider"
        tabindex="0"
        aria-orientation="vertical"
        aria-label=${this.label}
        aria-valuemin=${spec.min}
        aria-valuemax=${spec.max}
        aria-valuenow=${Number(this.param.value).toFixed(1)}
        aria-valuetext=${spoken(this.param)}
        style="--travel: ${this.param.travel}"
      >
        <span class="cap"></span>
      </div>
    `;
  }
}
