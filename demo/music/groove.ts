/** From written patterns to hits that a hand would play: swung, a little early or late, a little uneven. */
import { Chance } from "./chance.ts";
import { BARS, type Section, sectionOf } from "./form.ts";
import { frameAt, msToFrames } from "./tempo.ts";

export interface Hit {
  frame: number;
  /** 0 to 1 */
  velocity: number;
}

/** How somebody keeps time. */
export class Player {
  readonly chance: Chance;
  private readonly layBackMs: number;
  private readonly looseMs: number;
  private readonly uneven: number;

  /**
   * @param layBackMs behind the beat (or, negative, ahead of it) on average
   * @param looseMs standard deviation of the timing
   * @param uneven standard deviation of the velocity, as a share of it
   */
  constructor(seed: number, layBackMs: number, looseMs: number, uneven: number) {
    this.chance = new Chance(seed);
    this.layBackMs = layBackMs;
    this.looseMs = looseMs;
    this.uneven = uneven;
  }

  hit(bar: number, step: number, velocity: number): Hit {
    const late = msToFrames(this.layBackMs + this.looseMs * this.chance.bell());
    const written = velocity * sectionOf(bar).dynamics;
    return {
      frame: Math.max(0, frameAt(bar, step) + late),
      velocity: Math.max(0.04, Math.min(1, written * (1 + this.uneven * this.chance.bell()))),
    };
  }
}

/**
 * Tablature of the whole piece for one drum, a character per sixteenth: `.` rests, `1` to `9` is how hard.
 * A section's bars repeat until it ends; a section that is not named rests; single bars may say otherwise.
 */
export interface DrumPart {
  sections: Partial<Record<Section["name"], readonly string[]>>;
  bars?: Readonly<Record<number, string>>;
}

/** Plays a part through. */
export function playDrum(player: Player, part: DrumPart): Hit[] {
  return Array.from({ length: BARS }, (_, bar) => {
    const { name, firstBar } = sectionOf(bar);
    const cycle = part.sections[name] ?? [""];
    const tablature = part.bars?.[bar] ?? cycle[(bar - firstBar) % cycle.length] ?? "";
    return [...tablature].flatMap((mark, step) => (mark === "." ? [] : [player.hit(bar, step, Number(mark) / 9)]));
  }).flat();
}
