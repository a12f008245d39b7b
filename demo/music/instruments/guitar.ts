/** Clean electric guitar through a small amplifier that just begins to give. */
import { Player } from "../groove.ts";
import { guitarNotes, type StringNote } from "../parts/guitar.ts";
import { pitchToHz } from "../pitch.ts";
import { addAt, silence } from "../stem.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { pluckString } from "../tone/string.ts";

export function renderGuitar(): Float32Array[] {
  const player = new Player(107, 1, 2.5, 0.08);
  const stem = silence();
  for (const note of guitarNotes(player)) addAt(stem, note.frame, pluck(note, player), note.velocity ** 1.2);
  return [throughAmplifier(stem)];
}

function pluck({ pitch, frames, velocity, muted }: StringNote, { chance }: Player): Float32Array {
  return pluckString(
    {
      frequencyHz: pitchToHz(pitch + 0.035 * chance.bell()),
      heldFrames: muted ? 1600 : frames,
      decaySeconds: muted ? 0.07 : 3.2,
      loss: muted ? 0.5 : 0.2,
      position: chance.between(0.1, 0.16),
      pickHz: 1900 + 3900 * velocity,
      scrape: muted ? 0.85 : 0.3,
    },
    chance,
  );
}

function throughAmplifier(stem: Float32Array): Float32Array {
  const coil = new StateVariable(3600, 1.3);
  const tight = new OnePole(110);
  const speaker = new StateVariable(5200, 0.8);
  const transformer = new OnePole(70); // what gives on one side only has a mean
  return stem.map((sample) => {
    coil.run(tight.highPass(sample));
    speaker.run(Math.tanh(2.2 * coil.low) + 0.3 * coil.band);
    return transformer.highPass(speaker.low);
  });
}
