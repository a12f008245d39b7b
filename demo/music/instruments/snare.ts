/** Snare drum, top microphone: four modes of head and shell, one of them boxy, and the wires underneath. */
import { type Hit, Player, playDrum } from "../groove.ts";
import { SNARE } from "../parts/drumkit.ts";
import { addAt, silence } from "../stem.ts";
import { msToFrames, SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { edges, rise, Strike } from "../tone/envelope.ts";
import { StateVariable } from "../tone/filter.ts";

/** The 430 Hz mode is what an equaliser will be reached for. */
const HEAD = [
  { frequencyHz: 187, gain: 0.62, decaySeconds: 0.085, bend: 0.16 },
  { frequencyHz: 281, gain: 0.22, decaySeconds: 0.06, bend: 0.1 },
  { frequencyHz: 431, gain: 0.4, decaySeconds: 0.075, bend: 0.03 },
  { frequencyHz: 687, gain: 0.14, decaySeconds: 0.035, bend: 0 },
];

export function renderSnare(): Float32Array[] {
  const player = new Player(23, 5, 1.8, 0.07);
  const stem = silence();
  for (const hit of playDrum(player, SNARE)) addAt(stem, hit.frame, strike(player, hit), hit.velocity ** 1.5);
  return [stem];
}

function strike(player: Player, { velocity }: Hit): Float32Array {
  const sound = silence(secondsToFrames(0.2 + 0.22 * velocity));
  const tension = 1 + 0.006 * player.chance.bell();
  for (const mode of HEAD) addHead(sound, mode, tension);
  addWires(sound, player, velocity);
  return sound;
}

function addHead(sound: Float32Array, { frequencyHz, gain, decaySeconds, bend }: (typeof HEAD)[number], tension: number): void {
  const strike = new Strike(0.5, decaySeconds, sound.length);
  let phase = 0;
  for (let at = 0; at < sound.length; at++) {
    const stretched = 1 + bend * Math.exp(-at / (0.012 * SAMPLE_RATE));
    phase += (2 * Math.PI * frequencyHz * tension * stretched) / SAMPLE_RATE;
    sound[at] = (sound[at] ?? 0) + gain * Math.sin(phase) * strike.at(at);
  }
}

/** Harder strokes shake the wires longer and open them up; a ghost note hardly wakes them. */
function addWires(sound: Float32Array, { chance }: Player, velocity: number): void {
  const rattle = new Strike(1.2, 0.03 + 0.075 * velocity, sound.length);
  const crack = new Strike(0.3, 0.007, sound.length);
  const body = new StateVariable(2100 + 900 * velocity, 0.6);
  const air = new StateVariable(4200, 0.7);
  const stickFrames = msToFrames(4);
  for (let at = 0; at < sound.length; at++) {
    const noise = chance.next();
    air.run(noise);
    const wires = 0.75 * body.bandPass(noise) + (0.12 + 0.3 * velocity) * air.high;
    const stick = at < stickFrames ? noise * edges(at, stickFrames, 8, stickFrames / 2) * 0.2 : 0;
    const late = 0.35 + 0.65 * rise(at, msToFrames(7)); // the wires answer after the head
    sound[at] = (sound[at] ?? 0) + wires * (rattle.at(at) * late + 0.5 * crack.at(at)) + stick * velocity;
  }
}
