/** Three toms on one track: a skin that sags as it is struck, its second mode, and the stick. */
import { type DrumPart, Player, playDrum } from "../groove.ts";
import { FLOOR_TOM, HIGH_TOM, MID_TOM } from "../parts/drumkit.ts";
import { addAt, silence } from "../stem.ts";
import { msToFrames, SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { edges, Strike } from "../tone/envelope.ts";
import { StateVariable } from "../tone/filter.ts";

interface Tom {
  part: DrumPart;
  tuneHz: number;
  decaySeconds: number;
}

const TOMS: readonly Tom[] = [
  { part: HIGH_TOM, tuneHz: 147, decaySeconds: 0.2 },
  { part: MID_TOM, tuneHz: 110, decaySeconds: 0.26 },
  { part: FLOOR_TOM, tuneHz: 73.5, decaySeconds: 0.36 },
];

export function renderToms(): Float32Array[] {
  const player = new Player(41, 3, 2, 0.06);
  const stem = silence();
  for (const tom of TOMS)
    for (const hit of playDrum(player, tom.part)) addAt(stem, hit.frame, strike(player, tom, hit.velocity), hit.velocity ** 1.3);
  return [stem];
}

function strike({ chance }: Player, { tuneHz, decaySeconds }: Tom, velocity: number): Float32Array {
  const frames = secondsToFrames(decaySeconds * 4);
  const sound = silence(frames);
  const skin = new Strike(1, decaySeconds, frames);
  const second = new Strike(0.6, decaySeconds * 0.4, frames);
  const slap = new StateVariable(tuneHz * 14, 0.7);
  const slapFrames = msToFrames(18);
  let phase = 0;
  for (let at = 0; at < frames; at++) {
    const sag = 1 + 0.28 * velocity * Math.exp(-at / (0.04 * SAMPLE_RATE));
    phase += (2 * Math.PI * tuneHz * sag) / SAMPLE_RATE;
    const stick = at < slapFrames ? slap.bandPass(chance.next()) * edges(at, slapFrames, 16, slapFrames - 60) : 0;
    sound[at] = Math.sin(phase) * skin.at(at) + 0.3 * Math.sin(1.593 * phase) * second.at(at) + 0.5 * velocity * stick;
  }
  return sound;
}
