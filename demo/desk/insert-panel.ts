import { html, LitElement, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { MixerInsert, MixerStrip } from "postfade";
import { paramGroups } from "./param-groups.ts";

/** Every parameter of one insert, drawn from the plugin's description alone. */
export class InsertPanel extends LitElement {
  static override properties = { strip: { attribute: false }, insert: { attribute: false }, shape: { attribute: false } };
  declare strip: MixerStrip;
  declare insert: MixerInsert;
  declare shape: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { strip, insert } = this;
    const { label } = insert.plugin;
    const owner = `${strip.name} ${label}`;
    const place = insert.placement === "pre-fader" ? "before the fader" : "after the fader";
    return html`
      <header>
        <h2>${label} <em>${strip.name}, ${place}</em></h2>
        ${insert.faulted ? this.#wayBack() : nothing}
        <param-switch class="bypass-key" .param=${insert.bypassed} .label="Bypass ${owner}" face="Bypass"></param-switch>
      </header>
      ${keyed(
        insert,
        html`<div class="groups" role="group" aria-label="Parameters of ${owner}" tabindex="0">
          ${paramGroups(insert).map(
            ({ title, rows }) => html`
              <div class="group ${title ? "numbered" : ""}">
                ${title ? html`<h3>${title}</h3>` : ""}
                ${rows.map((row) => html`<param-row .param=${row.param} .label=${row.label} .owner=${owner}></param-row>`)}
              </div>
            `,
          )}
        </div>`,
      )}
    `;
  }

  #wayBack() {
    return html`
      <span class="fault" role="status">ran away and took itself out</span>
      <button type="button" @click=${() => this.insert.revive()}>Bring it back</button>
    `;
  }
}
