/**
 * Vocal folds and vocal tract: a source and five resonances in cascade, so that their levels follow from where they lie, as in a throat.
 * Klatt, "Software for a cascade/parallel formant synthesizer" (1980).
 */
import type { Chance } from "../chance.ts";
import { SAMPLE_RATE } from "../tempo.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { Saw } from "../tone/oscillator.ts";

const BANDWIDTHS_HZ = [115, 125, 190, 260, 420];
/** The two that do not move: they are the singer's, not the vowel's. */
const FOURTH_HZ = 3900;
const FIFTH_HZ = 4800;
/** The lowest resonance stays this far above the note sung: a singer opens the mouth as the tune climbs. */
const OPENING = 1.3;
/** Close to a microphone whose diaphragm likes voices. */
const PRESENCE_HZ = 1500;
const PRESENCE = 2.6;
/** What the teeth let past above the five resonances. */
const EDGE_HZ = 5200;
const EDGE = 0.3;

export class Tract {
  private readonly folds: Saw;
  private readonly formants = BANDWIDTHS_HZ.map(() => new StateVariable(1000, 1));
  private readonly teeth = new StateVariable(6000, 1.1);
  private readonly rumble = new OnePole(70);
  private readonly presence = new OnePole(PRESENCE_HZ);
  private readonly edge = new OnePole(EDGE_HZ);
  private readonly chance: Chance;
  private readonly size: number;
  private tilt = 0;
  private tiltShare = 0;
  private air = 0;

  /** @param size of the singer: scales every resonance; 1 is a middling woman, 0.86 a man */
  constructor(chance: Chance, size: number) {
    this.chance = chance;
    this.size = size;
    this.folds = new Saw(chance.between(0, 1));
  }

  /** Moves tongue and jaw. Call every few frames. `effort`, 0 to 1, closes the folds more sharply. */
  shape(formantsHz: readonly number[], hissHz: number, noteHz: number, effort: number): void {
    const [first = 0, second = 0, third = 0] = formantsHz;
    const places = [Math.max(first * this.size, noteHz * OPENING), second * this.size, third * this.size];
    [...places, FOURTH_HZ * this.size, FIFTH_HZ * this.size].forEach((placeHz, index) => {
      this.formants[index]?.tune(placeHz, placeHz / (BANDWIDTHS_HZ[index] ?? 100));
    });
    this.teeth.tune(hissHz, 1.1);
    this.tiltShare = 1 - Math.exp((-2 * Math.PI * (2400 + 8500 * effort * effort)) / SAMPLE_RATE);
  }

  /** One sample. The air is let through by the folds in puffs; some of it is heard above the resonances. */
  next(noteHz: number, voice: number, breath: number, hiss: number): number {
    const folds = this.folds.next(noteHz);
    const noise = this.chance.next();
    this.tilt += this.tiltShare * (folds - this.tilt);
    const puff = voice > 0.01 ? 0.55 + 0.45 * folds : 1;
    let sound = this.rumble.highPass(this.tilt * voice + 0.3 * noise * puff * breath);
    for (const formant of this.formants) {
      formant.run(sound);
      sound = formant.low;
    }
    this.air += 0.45 * (noise - this.air);
    const close = sound + PRESENCE * this.presence.highPass(sound) + EDGE * this.edge.highPass(this.tilt) * voice;
    return close + 1.3 * this.teeth.bandPass(noise) * hiss + 0.22 * (noise - this.air) * puff * breath;
  }
}
