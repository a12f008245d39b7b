/** Bass drum, close microphone: a falling sine for the skin, the shell as it comes (too much of it), and the beater. */
import { type Hit, Player, playDrum } from "../groove.ts";
import { KICK } from "../parts/drumkit.ts";
import { addAt, silence } from "../stem.ts";
import { msToFrames, SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { edges, Strike } from "../tone/envelope.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { addModes, type Mode } from "../tone/modal.ts";

const LENGTH = secondsToFrames(0.5);

const SHELL: readonly Mode[] = [
  { frequencyHz: 148, gain: 0.16, decaySeconds: 0.05 },
  { frequencyHz: 262, gain: 0.15, decaySeconds: 0.045 },
  { frequencyHz: 397, gain: 0.1, decaySeconds: 0.035 },
];

export function renderKick(): Float32Array[] {
  const player = new Player(11, 0, 1.6, 0.05);
  const stem = silence();
  for (const hit of playDrum(player, KICK)) addAt(stem, hit.frame, strike(player, hit), hit.velocity ** 1.3);
  const capsule = new OnePole(22); // the skin moves outwards first: what hears it must forget
  return [stem.map((sample) => capsule.highPass(sample))];
}

function strike(player: Player, { velocity }: Hit): Float32Array {
  const sound = silence(LENGTH);
  const tuneHz = 49 * (1 + 0.004 * player.chance.bell());
  const skin = new Strike(0.8, 0.17, LENGTH);
  const beater = new StateVariable(2600 + 1600 * velocity, 0.9);
  const beaterFrames = msToFrames(9);
  let phase = 0;
  for (let at = 0; at < LENGTH; at++) {
    const seconds = at / SAMPLE_RATE;
    const fallHz = 62 * Math.exp(-seconds / 0.03) + 190 * velocity * Math.exp(-seconds / 0.006);
    phase += (2 * Math.PI * (tuneHz + fallHz)) / SAMPLE_RATE;
    const click = at < beaterFrames ? beater.bandPass(player.chance.next()) * edges(at, beaterFrames, 12, beaterFrames - 40) : 0;
    sound[at] = Math.sin(phase) * skin.at(at) + click * (0.25 + 0.75 * velocity);
  }
  addModes(sound, SHELL, [0, 0, 0]);
  return fadedTail(sound);
}

/** The shell's modes ring on a little beyond the length kept. */
function fadedTail(sound: Float32Array): Float32Array {
  const fade = msToFrames(40);
  for (let at = sound.length - fade; at < sound.length; at++) sound[at] = (sound[at] ?? 0) * edges(at, sound.length, 1, fade);
  return sound;
}
