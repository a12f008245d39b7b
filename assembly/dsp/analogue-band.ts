import * as matched from "./matched";
import { at, begin, look, owed, owedInPlace, POINTS, worst } from "./matched-points";
import { asked, mend, mended } from "./mender";
import * as prototype from "./prototype";
import * as section from "./second-order";

/**
 * A band whose magnitude is the analogue's. Its sections are fitted (`matched.ts`), and where that leaves them too far off, one more mends what can be
 * mended by something broad (`mender.ts`): for what is sharp, the sections aim at poles and zeros in the analogue's places instead, and what
 * is off then is smooth. Both by a strength that grows from none with what is off, so that a band whose knobs move comes into it and out of it
 * through a section that does nothing, and never by a switch.
 */
/** From 0.15 dB, where nothing is mended, to 0.25, where all is; in nepers of power. */
const NEAR_ENOUGH: f64 = 0.015 * Math.LN10;
const TOO_FAR: f64 = 0.025 * Math.LN10;

/**
 * Designs the band of the kept prototypes, and keeps its sections.
 * @returns whether the one after them, which mends, does anything
 */
export function design(sections: i32, frequencyHz: f64, sampleRate: f64): bool {
  const w0 = (2.0 * Math.PI * frequencyHz) / sampleRate;
  look(w0, sampleRate, sections);
  begin();
  for (let i = 0; i < sections; i++) designSection(i, w0, 0.0);
  const strength = prototype.smoothly(worst(), NEAR_ENOUGH, TOO_FAR);
  if (strength == 0.0) return false;
  prototype.recall(0);
  // A high cut's poles in place, without zeros, are farther off than anything broad can mend; there the sections go on fitting.
  const fits = prototype.isHighCut();
  for (let i = 0; i < POINTS; i++) {
    const left = load<f64>(at(fits ? owed : owedInPlace, i));
    store<f64>(at(asked, i), strength == 1.0 ? left : Math.pow(left, strength));
  }
  mend();
  section.keep(sections);
  begin();
  for (let i = 0; i < sections; i++) {
    if (fits) take(1.0 / <f64>sections);
    else if (i == sections - 1) takeRest();
    designSection(i, w0, fits ? 0.0 : strength);
  }
  return true;
}

function designSection(i: i32, w0: f64, inPlace: f64): void {
  matched.design(i, w0, inPlace);
  section.keep(i);
}

/** The next section need not do so much of what was mended. */
function take(share: f64): void {
  for (let i = 0; i < POINTS; i++) store<f64>(at(owed, i), load<f64>(at(owed, i)) * Math.pow(load<f64>(at(mended, i)), -share));
}

/** The next section does what could not be mended. */
function takeRest(): void {
  for (let i = 0; i < POINTS; i++) store<f64>(at(owed, i), (load<f64>(at(owed, i)) * load<f64>(at(asked, i))) / load<f64>(at(mended, i)));
}
