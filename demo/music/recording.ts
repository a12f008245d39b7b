/** The session tape: who played, and how hot each was recorded. Nothing is mixed here; the desk is for that. */
import { renderBacking } from "./instruments/backing.ts";
import { renderBass } from "./instruments/bass.ts";
import { renderCymbals } from "./instruments/cymbals.ts";
import { renderGuitar } from "./instruments/guitar.ts";
import { renderHats } from "./instruments/hats.ts";
import { renderKeys } from "./instruments/keys.ts";
import { renderKick } from "./instruments/kick.ts";
import { renderLead } from "./instruments/lead.ts";
import { renderPad } from "./instruments/pad.ts";
import { renderPercussion } from "./instruments/percussion.ts";
import { renderSnare } from "./instruments/snare.ts";
import { renderToms } from "./instruments/toms.ts";
import { renderVocal } from "./instruments/vocal.ts";
import { recordAt, type Stem } from "./stem.ts";

interface Take {
  name: string;
  /** Highest peak in dBFS, as somebody in a hurry set it. */
  peakDb: number;
  play: () => Float32Array[];
}

const TAKES: readonly Take[] = [
  { name: "kick", peakDb: -4, play: renderKick },
  { name: "snare", peakDb: -3.5, play: renderSnare },
  { name: "hats", peakDb: -9, play: renderHats },
  { name: "toms", peakDb: -5, play: renderToms },
  { name: "cymbals", peakDb: -8, play: renderCymbals },
  { name: "percussion", peakDb: -7, play: renderPercussion },
  { name: "bass", peakDb: -5, play: renderBass },
  { name: "keys", peakDb: -7, play: renderKeys },
  { name: "pad", peakDb: -11, play: renderPad },
  { name: "guitar", peakDb: -6, play: renderGuitar },
  { name: "lead", peakDb: -8, play: renderLead },
  { name: "vocal", peakDb: -4, play: renderVocal },
  { name: "backing", peakDb: -9, play: renderBacking },
];

export const STEM_NAMES: readonly string[] = TAKES.map(({ name }) => name);

/** @throws RangeError when nobody of that name plays */
export function renderStem(name: string): Stem {
  const take = TAKES.find((each) => each.name === name);
  if (!take) throw new RangeError(`stem "${name}": nobody plays that; there are ${STEM_NAMES.join(", ")}`);
  const channels = take.play();
  recordAt(take.peakDb, channels);
  return { name, channels };
}

/** One at a time, so that a whole piece need not be in memory. */
export function* renderStems(): Generator<Stem> {
  for (const name of STEM_NAMES) yield renderStem(name);
}
