import type { MixerInsert, Param } from "postfade";

export interface ParamGroup {
  /** Empty for what belongs to the whole plugin. */
  title: string;
  rows: { label: string; param: Param }[];
}

/** A plugin's parameters as its panel sets them: numbered bands (`band3GainDb`) each in a column of their own, the rest before them. */
export function paramGroups({ params }: MixerInsert): ParamGroup[] {
  const groups = new Map<string, ParamGroup>();
  for (const [name, param] of Object.entries(params)) {
    const band = /^([a-z]+\d+)[A-Z]/.exec(name)?.[1] ?? "";
    const title = band.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/\d/, " $&");
    const group = groups.get(band) ?? { title, rows: [] };
    groups.set(band, group);
    group.rows.push({ label: shortLabel(param.spec.label, title), param });
  }
  return [...groups.values()];
}

/** `Band 3 gain` says no more than `Gain` under the heading `Band 3`; its switch, called like the band itself, is `In`. */
function shortLabel(label: string, title: string): string {
  const rest = title && label.startsWith(title) ? label.slice(title.length).trim() : label;
  return rest === "" ? "In" : rest.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
