import type { Strip } from "../../graph/graph.ts";
import { faderLevelDb, overridesMute } from "../desk/levels.ts";
import { membershipsOf } from "../desk/memberships.ts";
import { type Findings, isOn, numberAt, textAt } from "./findings.ts";
import { atTimes, level, listed, when } from "./words.ts";

/** `fader -9.0 dB (its own -3.0 dB, VCA drums -6.0 dB), muted`. */
export function faderText(found: Findings, { id }: Strip): string {
  const above = membershipsOf(found.desk.vcas).above(id);
  const vcas = [...above].map(
    ([vca, ways]) => `VCA ${vca} ${level(numberAt(found, `${vca}.faderDb`))}${when(ways > 1, ` ${ways} times`)}`,
  );
  const own = `its own ${level(numberAt(found, `${id}.faderDb`))}`;
  const sum = when(vcas.length > 0, ` (${[own, ...vcas].join(", ")})`);
  return `fader ${level(faderLevelDb(found.desk, id))}${sum}${muteText(found, id, [...above.keys()])}${pointsText(found, id)}`;
}

function muteText(found: Findings, id: string, vcas: readonly string[]): string {
  const muting = vcas.filter((vca) => isOn(found, `${vca}.mute`)).map((vca) => `VCA ${vca}`);
  const own = isOn(found, `${id}.mute`);
  const saving = overridesMute(found.desk) ? found.solo.soloed.get(id) : undefined;
  if (own && !saving) return ", muted";
  return `${own && saving ? `, its mute overridden by its solo${atTimes(saving)}` : ""}${when(muting.length > 0, `, muted by ${listed(muting)}`)}`;
}

/** What a mute silences, where that is not the fader alone. */
function pointsText(found: Findings, id: string): string {
  const points = textAt(found, `${id}.mutePoints`);
  if (points === "post-fader") return "";
  if (points === "none") return ", a mute silences nothing";
  return points === "pre-fader" ? ", a mute silences pre-fader sends only" : ", a mute silences pre-fader sends too";
}
