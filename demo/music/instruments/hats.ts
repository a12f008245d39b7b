/** Hi-hat: the same two plates, closed or open; closing them cuts short whatever was ringing. */
import { Chance } from "../chance.ts";
import { type Hit, Player, playDrum } from "../groove.ts";
import { CLOSED_HAT, OPEN_HAT } from "../parts/drumkit.ts";
import { addAt, silence } from "../stem.ts";
import { msToFrames, secondsToFrames } from "../tempo.ts";
import { edges, Strike } from "../tone/envelope.ts";
import { OnePole, StateVariable } from "../tone/filter.ts";
import { addModes, type Mode, metalModes, randomPhases } from "../tone/modal.ts";

const PLATES = metalModes(
  { modes: 34, lowHz: 2900, highHz: 14500, lowDecaySeconds: 0.42, highDecaySeconds: 0.2, crowding: 1.25 },
  new Chance(31),
);

type Stroke = Hit & { open: boolean };

export function renderHats(): Float32Array[] {
  const player = new Player(37, -1, 2.2, 0.09);
  const closed = playDrum(player, CLOSED_HAT).map((hit) => ({ ...hit, open: false }));
  const open = playDrum(player, OPEN_HAT).map((hit) => ({ ...hit, open: true }));
  const strokes = [...closed, ...open].sort((a, b) => a.frame - b.frame);
  const stem = silence();
  strokes.forEach((stroke, index) => {
    const room = (strokes[index + 1]?.frame ?? Number.POSITIVE_INFINITY) - stroke.frame;
    addAt(stem, stroke.frame, strike(player.chance, stroke, room + msToFrames(12)), stroke.velocity ** 1.4);
  });
  const rumble = new OnePole(380); // the microphone's own low cut
  return [stem.map((sample) => rumble.highPass(sample))];
}

function strike(chance: Chance, { velocity, open }: Stroke, longest: number): Float32Array {
  const frames = Math.min(secondsToFrames(open ? 0.55 : 0.16), longest);
  const ring = open ? 1 : 0.11 + 0.05 * velocity;
  const modes = PLATES.map((mode): Mode => {
    const bright = (mode.frequencyHz / 6000) ** (0.9 * (velocity - 0.6)); // softer strokes leave the top alone
    return { ...mode, gain: 0.055 * mode.gain * bright, decaySeconds: mode.decaySeconds * ring };
  });
  const sound = silence(frames);
  addModes(sound, modes, randomPhases(modes.length, chance));
  const hiss = new Strike(0.4, open ? 0.16 : 0.022, frames);
  const tick = new Strike(0.2, 0.004, frames);
  const top = new StateVariable(7600, 0.8);
  const stick = new StateVariable(3400, 1.2);
  for (let at = 0; at < frames; at++) {
    const noise = chance.next();
    top.run(noise);
    const dry = (sound[at] ?? 0) + 0.3 * top.high * hiss.at(at) + 0.45 * stick.bandPass(noise) * tick.at(at);
    sound[at] = dry * edges(at, frames, 14, msToFrames(open ? 14 : 9));
  }
  return sound;
}
