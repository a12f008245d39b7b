import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Mixer, MixerStrip } from "postfade";

/** Which VCA moves a strip, as one choice: the desk itself would take several. Nothing while there are none. */
export function vcaChoice(mixer: Mixer, strip: MixerStrip) {
  const { vcas } = mixer;
  if (vcas.length === 0) return nothing;
  const now = vcas.find(({ members }) => members.includes(strip));
  const choose = (event: Event) => {
    const chosen = vcas[(event.target as HTMLSelectElement).selectedIndex - 1];
    mixer.edit(() => {
      for (const vca of vcas) vca.removeMember(strip);
      chosen?.addMember(strip);
    }, `${strip.name}: VCA`);
  };
  return html`<select class="under" aria-label="${strip.name} VCA" title="VCA" @change=${choose}>
    <option .selected=${live(!now)}>None</option>
    ${vcas.map((vca) => html`<option .selected=${live(vca === now)}>${vca.name}</option>`)}
  </select>`;
}
