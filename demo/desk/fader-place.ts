import { html, LitElement } from "lit";
import type { Mixer, MixerStrip } from "postfade";
import { type FaderStanding, faderStanding, STANDING_WORDS, standFader } from "./fader-standing.ts";
import { signalFlow } from "./signal-flow.ts";

const POSITIONS = [
  { standing: "after-plugins", text: "Fader after" },
  { standing: "before-plugins", text: "Fader before" },
] as const satisfies readonly { standing: FaderStanding; text: string }[];

/** The point of the page: a switch for where a strip's fader stands, the way of the signal drawn, and what follows from it. */
export class FaderPlace extends LitElement {
  static override properties = { mixer: { attribute: false }, strip: { attribute: false }, shape: { attribute: false } };
  declare mixer: Mixer;
  declare strip: MixerStrip;
  /** Counts the desk's changes of shape; a new number redraws. */
  declare shape: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { strip } = this;
    const standing = faderStanding(strip);
    const { name, meaning } = STANDING_WORDS[standing];
    return html`
      <h2>${strip.name} <em>${name}</em></h2>
      <fieldset class="switch" ?disabled=${strip.inserts.length === 0}>
        <legend class="unseen">${strip.name}: where the fader stands</legend>
        ${POSITIONS.map(
          (position) => html`
            <label>
              <input
                type="radio"
                name="standing-${strip.id}"
                .checked=${standing === position.standing}
                @change=${() => standFader(this.mixer, strip, position.standing)}
              />
              <span>${position.text}<span class="unseen"> plugins</span></span>
            </label>
          `,
        )}
      </fieldset>
      ${signalFlow(strip)}
      <p class="meaning">${meaning}</p>
    `;
  }
}
