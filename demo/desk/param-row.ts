import { html, LitElement, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Param } from "postfade";
import { ParamFollower } from "../controls/param-follower.ts";

/** One parameter of a panel, as its description says: a number a slider, a choice a menu, a toggle a box to tick. */
export class ParamRow extends LitElement {
  static override properties = { param: { attribute: false }, label: { type: String }, owner: { type: String } };
  declare param: Param;
  declare label: string;
  /** Whose parameter it is, for whoever cannot see the panel's heading. */
  declare owner: string;

  constructor() {
    super();
    new ParamFollower(this, () => [this.param]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    return html`<span class="label" aria-hidden="true">${this.label}</span>${this.#control()}`;
  }

  #control(): TemplateResult {
    const { param, owner } = this;
    const name = `${owner} ${param.spec.label}`;
    switch (param.spec.kind) {
      case "number":
        return html`<value-slider .param=${param} .label=${name}></value-slider>`;
      case "toggle":
        return html`<input
          type="checkbox"
          aria-label=${name}
          .checked=${live(Boolean(param.value))}
          @change=${(event: Event) => {
            param.value = (event.target as HTMLInputElement).checked;
          }}
        />`;
      case "choice":
        return html`<select
          aria-label=${name}
          @change=${(event: Event) => {
            param.value = (event.target as HTMLSelectElement).value;
          }}
        >
          ${param.spec.choices.map((choice) => html`<option value=${choice} ?selected=${choice === param.value}>${choice}</option>`)}
        </select>`;
    }
  }
}
