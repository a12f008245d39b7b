import { html, LitElement, nothing } from "lit";
import type { Meter, Mixer, MixerInsert, MixerStrip } from "postfade";
import type { MeterBridge } from "../meters/bridge.ts";
import { automationChoice } from "./automation-choice.ts";
import { compressorOf } from "./compressor-view.ts";
import { vcaChoice } from "./vca-choice.ts";

/** One strip from top to bottom: name, plugins, sends, pan, mute and solo, fader and meter, level in figures, automation and VCA. */
export class StripView extends LitElement {
  static override properties = {
    mixer: { attribute: false },
    strip: { attribute: false },
    meter: { attribute: false },
    bridge: { attribute: false },
    opened: { attribute: false },
    shape: { attribute: false },
    sum: { type: Boolean },
  };
  declare mixer: Mixer;
  declare strip: MixerStrip;
  /** After the fader. */
  declare meter: Meter;
  declare bridge: MeterBridge;
  declare opened: MixerInsert | null;
  /** Counts the desk's changes of shape; a new number redraws. */
  declare shape: number;
  /** A mix bus or a master, which shows its compressor beside the fader. */
  declare sum: boolean;

  constructor() {
    super();
    this.sum = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { strip } = this;
    const { name } = strip;
    const compressor = this.sum ? compressorOf(strip) : undefined;
    return html`
      <section class="strip ${strip.role}" aria-label=${name}>
        <h3 title=${name}>${name}</h3>
        <insert-list .strip=${strip} .opened=${this.opened} .wide=${this.sum} .shape=${this.shape}></insert-list>
        <div class="sends">
          ${strip.sends.map(
            ({ to, level }) =>
              html`<value-slider .param=${level} .label="${name} send to ${to.name}" .caption=${to.name}></value-slider>`,
          )}
        </div>
        <value-slider class="pan" .param=${strip.pan} .label="${name} pan"></value-slider>
        <div class="keys">
          <param-switch class="mute" .param=${strip.mute} .label="Mute ${name}" face="M"></param-switch>
          ${strip.role === "master" ? nothing : html`<param-switch class="solo" .param=${strip.solo} .label="Solo ${name}" face="S"></param-switch>`}
        </div>
        <div class="path">
          <level-fader .param=${strip.fader} .label="${name} fader"></level-fader>
          <level-meter .strip=${strip} .meter=${this.meter} .bridge=${this.bridge}></level-meter>
          ${
            compressor
              ? html`<compressor-view .strip=${strip} .insert=${compressor} .bridge=${this.bridge}></compressor-view>`
              : nothing
          }
        </div>
        <value-entry class="level" .param=${strip.fader} .label="${name} level"></value-entry>
        ${automationChoice(strip.fader, `${name} fader`, () => this.requestUpdate())} ${vcaChoice(this.mixer, strip)}
      </section>
    `;
  }
}
