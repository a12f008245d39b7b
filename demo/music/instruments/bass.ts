/** Electric bass, played with two fingers that are not equally strong, straight into the desk: lively, and in need of a compressor. */
import { Player } from "../groove.ts";
import { type BassNote, bassNotes } from "../parts/bass.ts";
import { pitchToHz } from "../pitch.ts";
import { addAt, silence } from "../stem.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { pluckString } from "../tone/string.ts";

/** The body of the instrument answers most to the low A, so that note jumps out. */
const RESONANT_HZ = 57;

export function renderBass(): Float32Array[] {
  const player = new Player(103, 4, 2.4, 0.12);
  const stem = silence();
  bassNotes(player).forEach((note, index) => {
    const finger = index % 2 === 0 ? 1 : 0.86;
    addAt(stem, note.frame, pluck(note, player), finger * note.velocity ** 1.3);
  });
  return [throughPickup(stem)];
}

function pluck({ pitch, frames, velocity, dead }: BassNote, { chance }: Player): Float32Array {
  const frequencyHz = pitchToHz(pitch + 0.03 * chance.bell());
  const detuned = Math.log2(frequencyHz / RESONANT_HZ) * 4;
  const swell = 1 + 0.5 * Math.exp(-detuned * detuned);
  const string = pluckString(
    {
      frequencyHz,
      heldFrames: dead ? Math.min(frames, 1500) : frames,
      decaySeconds: dead ? 0.12 : 5.5,
      loss: dead ? 0.5 : 0.42,
      position: chance.between(0.17, 0.23),
      pickHz: 500 + 1900 * velocity * velocity,
      scrape: dead ? 0.7 : 0.12,
    },
    chance,
  );
  return string.map((sample) => sample * swell);
}

/** A split-coil pickup: a resonant roll-off, no subsonics. */
function throughPickup(stem: Float32Array): Float32Array {
  const coil = new StateVariable(2300, 1.1);
  const subsonic = new OnePole(18);
  return stem.map((sample) => {
    coil.run(subsonic.highPass(sample));
    return coil.low;
  });
}
