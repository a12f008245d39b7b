/** Crash and ride under a stereo pair. Each is struck once for the tape and copied, softer strokes darker; a swell is many soft ones. */
import { Chance } from "../chance.ts";
import { Player, playDrum } from "../groove.ts";
import { CRASH, RIDE, SWELL } from "../parts/drumkit.ts";
import { addAt, silence } from "../stem.ts";
import { SAMPLE_RATE, secondsToFrames } from "../tempo.ts";
import { edges, Strike } from "../tone/envelope.ts";
import { StateVariable } from "../tone/filter.ts";
import { addModes, type Metal, metalModes, randomPhases } from "../tone/modal.ts";

interface Cymbal {
  metal: Metal;
  seconds: number;
  /** Bite of the stick, and how long the wash takes to open: the energy climbs from the low modes to the high ones. */
  stick: number;
  bloomMs: number;
  hiss: number;
}

const CRASH_18: Cymbal = {
  metal: { modes: 110, lowHz: 330, highHz: 13500, lowDecaySeconds: 1.3, highDecaySeconds: 0.42, crowding: 1.35 },
  seconds: 3.6,
  stick: 0.5,
  bloomMs: 22,
  hiss: 0.5,
};

const RIDE_20: Cymbal = {
  metal: { modes: 46, lowHz: 540, highHz: 9800, lowDecaySeconds: 0.9, highDecaySeconds: 0.35, crowding: 1.2 },
  seconds: 1.6,
  stick: 1.3,
  bloomMs: 60,
  hiss: 0.12,
};

const MALLET: Cymbal = {
  ...CRASH_18,
  metal: { ...CRASH_18.metal, highHz: 7000, modes: 80 },
  stick: 0,
  bloomMs: 90,
  hiss: 0.12,
  seconds: 2.4,
};

export function renderCymbals(): Float32Array[] {
  const player = new Player(53, 0, 2.5, 0.08);
  const pair: [Float32Array, Float32Array] = [silence(), silence()];
  const kit = [
    { part: CRASH, cymbal: CRASH_18, gain: 1, left: 1, right: 0.72 },
    { part: RIDE, cymbal: RIDE_20, gain: 0.42, left: 0.55, right: 1 },
    { part: SWELL, cymbal: MALLET, gain: 0.5, left: 1, right: 0.85 },
  ];
  for (const { part, cymbal, gain, left, right } of kit) {
    const takes = [tape(cymbal, player.chance), tape(cymbal, player.chance)];
    playDrum(player, part).forEach(({ frame, velocity }, index) => {
      const [nearSound, farSound] = takes[index % 2] ?? [silence(0), silence(0)];
      addAt(pair[0], frame, nearSound, gain * left * velocity ** 1.4);
      addAt(pair[1], frame, farSound, gain * right * velocity ** 1.4);
    });
  }
  return pair;
}

/** The two microphones hear the same modes with phases of their own. */
function tape(cymbal: Cymbal, chance: Chance): [Float32Array, Float32Array] {
  const modes = metalModes(cymbal.metal, new Chance(59)).map((mode) => ({ ...mode, gain: mode.gain * 0.05 }));
  const record = (): Float32Array => {
    const sound = silence(secondsToFrames(cymbal.seconds));
    addModes(sound, modes, randomPhases(modes.length, chance));
    return struck(sound, cymbal, chance);
  };
  return [record(), record()];
}

function struck(sound: Float32Array, { stick, bloomMs, hiss }: Cymbal, chance: Chance): Float32Array {
  const frames = sound.length;
  const bite = new Strike(0.3, 0.012, frames);
  const wash = new Strike(bloomMs, 0.4, frames);
  const tip = new StateVariable(4300, 0.8);
  const air = new StateVariable(6800, 0.7);
  const bloomFrames = (bloomMs / 1000) * SAMPLE_RATE;
  return sound.map((ring, at) => {
    const noise = chance.next();
    air.run(noise);
    const opened = 0.25 + 0.75 * (1 - Math.exp(-at / bloomFrames));
    const dry = ring * opened + hiss * 0.2 * air.high * wash.at(at) + stick * 0.35 * tip.bandPass(noise) * bite.at(at);
    return dry * edges(at, frames, 20, frames / 3);
  });
}
