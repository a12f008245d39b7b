import { html, LitElement } from "lit";
import type { Param } from "postfade";
import { ParamFollower } from "./param-follower.ts";

/** A button that is in or out: mute, solo, bypass. What it says aloud is its label; what is written on it, its face. */
export class ParamSwitch extends LitElement {
  static override properties = { param: { attribute: false }, label: { type: String }, face: { type: String } };
  declare param: Param;
  declare label: string;
  declare face: string;

  constructor() {
    super();
    this.face = "";
    new ParamFollower(this, () => [this.param]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    return html`<button
      type="button"
      aria-label=${this.label}
      title=${this.label}
      aria-pressed=${this.param.value ? "true" : "false"}
      @click=${() => {
        this.param.value = !this.param.value;
      }}
    >${this.face}</button>`;
  }
}
