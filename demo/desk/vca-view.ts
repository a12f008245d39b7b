import { html, LitElement } from "lit";
import type { MixerVca } from "postfade";

/** A VCA among the strips: what it moves, mute and fader. It has no meter, for no sound goes through it. */
export class VcaView extends LitElement {
  static override properties = { vca: { attribute: false }, shape: { attribute: false } };
  declare vca: MixerVca;
  /** Counts the desk's changes of shape; a new number redraws. */
  declare shape: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { vca } = this;
    const { name, members } = vca;
    return html`
      <section class="strip vca" aria-label=${name}>
        <h3 title=${name}>${name}</h3>
        <div class="members">
          ${
            members.length === 0
              ? html`<p>Choose it below a strip's fader.</p>`
              : html`<ul aria-label="Moved by ${name}">${members.map((member) => html`<li title=${member.name}>${member.name}</li>`)}</ul>`
          }
        </div>
        <div class="keys">
          <param-switch class="mute" .param=${vca.mute} .label="Mute ${name}" face="M"></param-switch>
          <button type="button" aria-label="Delete ${name}" title="Delete ${name}" @click=${() => vca.remove()}>✕</button>
        </div>
        <div class="path"><level-fader .param=${vca.fader} .label="${name} fader"></level-fader></div>
        <value-entry class="level" .param=${vca.fader} .label="${name} level"></value-entry>
      </section>
    `;
  }
}
