import { html, LitElement, nothing } from "lit";
import type { NumberSpec, Param } from "postfade";
import { addSliderGestures } from "./gestures.ts";
import { ParamFollower } from "./param-follower.ts";
import { spoken } from "./spoken.ts";
import type { TypedDetail } from "./value-entry.ts";

/** A lying slider with its value written on it. Enter turns it into a field to type the value in. */
export class ValueSlider extends LitElement {
  static override properties = {
    param: { attribute: false },
    label: { type: String },
    caption: { type: String },
    typing: { state: true },
  };
  declare param: Param;
  declare label: string;
  /** Written before the value, where no label stands beside the slider. */
  declare caption: string;
  declare typing: boolean;

  constructor() {
    super();
    this.caption = "";
    this.typing = false;
    new ParamFollower(this, () => [this.param]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    const slider = this.querySelector<HTMLElement>("[role=slider]")!;
    addSliderGestures(slider, "horizontal", () => this.param);
    slider.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.typing = true;
    });
    this.addEventListener("typed", (event) => {
      this.typing = false;
      if ((event as CustomEvent<TypedDetail>).detail.byKey) this.updateComplete.then(() => slider.focus());
    });
  }

  protected override render() {
    const spec = this.param.spec as NumberSpec;
    const origin = spec.min < 0 && spec.max === -spec.min ? 0.5 : 0;
    const { travel } = this.param;
    return html`
      <div
        class="bar"
        role="slider"
        tabindex="0"
        ?hidden=${this.typing}
        aria-label=${this.label}
        aria-valuemin=${spec.min}
        aria-valuemax=${spec.max}
        aria-valuenow=${this.param.value === "infinite" ? spec.max : Number(this.param.value)}
        aria-valuetext=${spoken(this.param)}
        style="--from: ${Math.min(origin, travel)}; --to: ${Math.max(origin, travel)}; --travel: ${travel}"
      >
        ${this.caption ? html`<span class="caption">${this.caption}</span>` : nothing}
        <span class="value">${this.param.text}</span>
      </div>
      ${this.typing ? html`<value-entry .param=${this.param} .label=${this.label} .once=${true}></value-entry>` : nothing}
    `;
  }
}
