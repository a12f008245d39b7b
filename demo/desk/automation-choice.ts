import { html } from "lit";
import { live } from "lit/directives/live.js";
import type { AutomationMode, Param } from "postfade";

const MODES: Readonly<Record<AutomationMode, string>> = {
  off: "Off",
  read: "Read",
  touch: "Touch",
  latch: "Latch",
  write: "Write",
};

/** What a fader and its lane are to each other: with Touch, Latch or Write the music is played once, and the fader remembers. */
export function automationChoice({ automation }: Param, label: string, changed: () => void) {
  const modes = Object.keys(MODES) as AutomationMode[];
  return html`<select
    class="automation ${automation.mode}"
    aria-label="${label} automation"
    title="Automation"
    @change=${(event: Event) => {
      automation.mode = modes[(event.target as HTMLSelectElement).selectedIndex]!;
      changed();
    }}
  >
    ${modes.map((mode) => html`<option .selected=${live(mode === automation.mode)}>${MODES[mode]}</option>`)}
  </select>`;
}
