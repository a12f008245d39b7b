import { type SVGTemplateResult, svg } from "lit";
import type { MixerStrip } from "postfade";
import { faderStanding } from "./fader-standing.ts";

const WIDTH = 220;
const HEIGHT = 52;
const BOX = 82;
const FADER = 34;
const EDGE = 6;

/** Where plugins before the fader, the fader, and plugins after it begin, from the left. */
const PLACES = {
  "after-plugins": { before: 24, fader: 146, after: 160 },
  "before-plugins": { before: 24, fader: 40, after: 114 },
  "between-plugins": { before: 18, fader: 93, after: 120 },
} as const;

/** The way of the signal through a strip, drawn: what the sound meets first stands left. Boxes glide when the fader changes place. */
export function signalFlow(strip: MixerStrip): SVGTemplateResult {
  const standing = faderStanding(strip);
  const places = PLACES[standing];
  const split = standing === "between-plugins";
  const box = split ? FADER * 2 : BOX;
  const names = (placement: string) =>
    strip.inserts.filter((insert) => insert.placement === placement).map(({ plugin }) => plugin.label);
  const [before, after] = [names("pre-fader"), names("post-fader")];
  return svg`
    <svg class="flow" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${["in", ...before, "fader", ...after, "out"].join(", then ")}>
      <path class="wire" d="M ${EDGE} ${HEIGHT / 2} H ${WIDTH - EDGE - 5}" />
      <circle class="end" cx=${EDGE} cy=${HEIGHT / 2} r="3" />
      <path class="arrow" d="M ${WIDTH - EDGE} ${HEIGHT / 2} l -7 -4 v 8 z" />
      ${pluginBox(before, places.before, box)} ${pluginBox(after, places.after, box)}
      <g class="node" style="transform: translateX(${places.fader}px)">
        <rect class="box fader" y="4" width=${FADER} height=${HEIGHT - 8} rx="4" />
        <path class="slot" d="M ${FADER / 2} 10 V ${HEIGHT - 10}" />
        <rect class="cap" x=${FADER / 2 - 8} y="18" width="16" height="9" rx="2" />
      </g>
    </svg>
  `;
}

function pluginBox(names: readonly string[], left: number, width: number): SVGTemplateResult {
  const firstLine = HEIGHT / 2 + 3.5 - (names.length - 1) * 6;
  return svg`
    <g class="node ${names.length === 0 ? "empty" : ""}" style="transform: translateX(${left}px)">
      <rect class="box" y="4" width=${width} height=${HEIGHT - 8} rx="4" />
      ${names.map((name, line) => svg`<text x=${width / 2} y=${firstLine + line * 12} text-anchor="middle">${name}</text>`)}
    </g>
  `;
}
