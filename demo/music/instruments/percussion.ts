/** Shaker, side stick, congas, tambourine and claps, played round one stereo pair. */
import { Chance } from "../chance.ts";
import { type DrumPart, Player, playDrum } from "../groove.ts";
import { CLAPS, CONGA_HIGH, CONGA_LOW, CONGA_SLAP, SHAKER, SIDE_STICK, TAMBOURINE } from "../parts/percussion.ts";
import { addPanned, silence } from "../stem.ts";
import { msToFrames, SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { edges, rise, Strike } from "../tone/envelope.ts";
import { StateVariable } from "../tone/filter.ts";
import { addModes, metalModes, randomPhases } from "../tone/modal.ts";

type Voice = (chance: Chance, velocity: number) => Float32Array;

interface Seat {
  part: DrumPart;
  voice: Voice;
  pan: number;
  gain: number;
  player: Player;
}

const JINGLES = metalModes(
  { modes: 18, lowHz: 4200, highHz: 12500, lowDecaySeconds: 0.07, highDecaySeconds: 0.05, crowding: 1 },
  new Chance(61),
);

export function renderPercussion(): Float32Array[] {
  const seats: Seat[] = [
    { part: SHAKER, voice: shaker, pan: 0.55, gain: 0.5, player: new Player(67, 2, 2.5, 0.1) },
    { part: SIDE_STICK, voice: sideStick, pan: -0.2, gain: 0.6, player: new Player(71, 4, 2, 0.06) },
    { part: CONGA_LOW, voice: conga(176, 0.16, 0.15), pan: -0.45, gain: 0.75, player: new Player(73, 2, 3, 0.08) },
    { part: CONGA_HIGH, voice: conga(238, 0.11, 0.2), pan: -0.6, gain: 0.65, player: new Player(79, 2, 3, 0.08) },
    { part: CONGA_SLAP, voice: conga(252, 0.045, 0.9), pan: -0.55, gain: 0.55, player: new Player(83, 2, 3, 0.08) },
    { part: TAMBOURINE, voice: tambourine, pan: 0.3, gain: 0.55, player: new Player(89, -2, 2.5, 0.08) },
    { part: CLAPS, voice: claps, pan: -0.15, gain: 0.8, player: new Player(97, 3, 2, 0.04) },
    { part: CLAPS, voice: claps, pan: 0.75, gain: 0.5, player: new Player(101, 7, 3, 0.06) },
  ];
  const pair: [Float32Array, Float32Array] = [silence(), silence()];
  for (const { part, voice, pan, gain, player } of seats)
    for (const { frame, velocity } of playDrum(player, part))
      addPanned(pair, frame, voice(player.chance, velocity), gain * velocity ** 1.3, pan);
  return pair;
}

/** Beads leave one wall and arrive at the other: a soft rise, then a shorter, brighter landing. */
function shaker(chance: Chance, velocity: number): Float32Array {
  const frames = msToFrames(95);
  const beads = new StateVariable(5200 + 1800 * velocity, 0.9);
  const landing = new Strike(6, 0.018, frames);
  const swish = msToFrames(45);
  return silence(frames).map((_, at) => {
    const level = 0.3 * edges(at, swish * 1.6, swish, swish * 0.6) + 0.7 * landing.at(at);
    return beads.bandPass(chance.next()) * level * edges(at, frames, 40, frames / 4);
  });
}

function sideStick(chance: Chance, velocity: number): Float32Array {
  const sound = silence(msToFrames(140));
  const wood = [
    { frequencyHz: 512, gain: 0.5, decaySeconds: 0.018 },
    { frequencyHz: 1730, gain: 0.6 * velocity, decaySeconds: 0.011 },
    { frequencyHz: 2540, gain: 0.35 * velocity, decaySeconds: 0.008 },
    { frequencyHz: 205, gain: 0.25, decaySeconds: 0.03 },
  ];
  addModes(sound, wood, [0, 0, 0, 0]);
  return sound.map(
    (ring, at) => (ring + (at < 96 ? 0.3 * chance.next() * edges(at, 96, 10, 60) : 0)) * edges(at, sound.length, 8, 900),
  );
}

/** @param slap how much of the stroke is skin noise rather than tone */
function conga(tuneHz: number, decaySeconds: number, slap: number): Voice {
  return (chance, velocity) => {
    const frames = secondsToFrames(decaySeconds * 5);
    const skin = new Strike(1.2, decaySeconds, frames);
    const hand = new Strike(0.6, 0.008 + 0.02 * slap, frames);
    const palm = new StateVariable(1100 + 1700 * slap, 0.8);
    let phase = 0;
    return silence(frames).map((_, at) => {
      phase += (2 * Math.PI * tuneHz * (1 + 0.08 * velocity * Math.exp(-at / (0.015 * SAMPLE_RATE)))) / SAMPLE_RATE;
      const tone = Math.sin(phase) + 0.22 * Math.sin(1.51 * phase) + 0.12 * Math.sin(2.28 * phase);
      return (1 - 0.5 * slap) * 0.7 * tone * skin.at(at) + (0.35 + 0.9 * slap) * palm.bandPass(chance.next()) * hand.at(at);
    });
  };
}

function tambourine(chance: Chance, velocity: number): Float32Array {
  const sound = silence(msToFrames(240));
  const modes = JINGLES.map((mode) => ({ ...mode, gain: mode.gain * 0.08 }));
  // The jingles do not land together.
  for (const delayMs of [0, 9, 21]) addModes(sound, modes, randomPhases(modes.length, chance), msToFrames(delayMs));
  const shake = new Strike(3, 0.03 + 0.03 * velocity, sound.length);
  const air = new StateVariable(8000, 0.7);
  return sound.map((ring, at) => {
    air.run(chance.next());
    return (ring + 0.28 * air.high * shake.at(at)) * edges(at, sound.length, 30, 1200);
  });
}

/** Four pairs of hands within 30 ms. */
function claps(chance: Chance): Float32Array {
  const frames = msToFrames(230);
  const palms = new StateVariable(1250 * (1 + 0.05 * chance.next()), 1.1);
  const crisp = new StateVariable(2700, 1.2);
  const starts = [0, 9, 17, 27].map((ms) => msToFrames(ms * (1 + 0.15 * chance.next())));
  return silence(frames).map((_, at) => {
    const noise = chance.next();
    const level = starts.reduce((sum, start, hand) => {
      const since = at - start;
      return since < 0 ? sum : sum + rise(since, 24) * Math.exp(-since / (SAMPLE_RATE * (hand === 3 ? 0.045 : 0.0045)));
    }, 0);
    return (palms.bandPass(noise) + 0.6 * crisp.bandPass(noise)) * level * 0.6 * edges(at, frames, 10, frames / 4);
  });
}
