/**
 * What a mouth can do: shapes of the vocal tract as its first three resonances, and what goes through it. Vowels lie near the averages
 * for women in Hillenbrand et al., "Acoustic characteristics of American English vowels" (1995), moved towards how they are sung.
 */
export interface Shape {
  /** Resonances of the tract in Hz. */
  formantsHz: readonly [number, number, number];
  /** Vocal folds, 0 (apart) to 1. */
  voice: number;
  /** Air through the whole tract, as in a whisper, 0 to 1. */
  breath: number;
  /** Air at the teeth, 0 to 1, and where it hisses. */
  hiss: number;
  hissHz: number;
  /** How long the tongue takes to get here. */
  glideMs: number;
}

export interface Sound {
  shape: Shape;
  ms: number;
}

const HISS_HZ = 6200;

function vowel(first: number, second: number, third: number, voice: number): Shape {
  return { formantsHz: [first, second, third], voice, breath: 0.1, hiss: 0, hissHz: HISS_HZ, glideMs: 16 };
}

/** `voice` evens out what the ear would otherwise hear as a change of effort. */
export const VOWELS: Readonly<Record<string, Shape>> = {
  a: vowel(860, 1380, 2800, 0.62),
  e: vowel(610, 1980, 2900, 0.8),
  i: vowel(390, 2480, 3150, 1),
  o: vowel(540, 960, 2800, 0.74),
  u: vowel(400, 860, 2650, 0.95),
};

function voiced(formantsHz: Shape["formantsHz"], voice: number, glideMs: number, ms: number): Sound {
  return { shape: { formantsHz, voice, breath: 0.06, hiss: 0, hissHz: HISS_HZ, glideMs }, ms };
}

function unvoiced(formantsHz: Shape["formantsHz"], breath: number, hiss: number, hissHz: number, ms: number): Sound {
  return { shape: { formantsHz, voice: 0, breath, hiss, hissHz, glideMs: 4 }, ms };
}

const TEETH: Shape["formantsHz"] = [380, 1850, 2900];

/** Consonants as one or more sounds, all of them before the beat: the vowel is what falls on it. */
export const CONSONANTS: Readonly<Record<string, readonly Sound[]>> = {
  w: [voiced([330, 720, 2400], 0.55, 22, 75)],
  y: [voiced([310, 2500, 3200], 0.6, 20, 70)],
  l: [voiced([380, 1250, 2950], 0.42, 9, 65)],
  m: [voiced([270, 1050, 2200], 0.3, 7, 75)],
  n: [voiced([270, 1600, 2500], 0.3, 7, 70)],
  d: [voiced([250, 1800, 2700], 0.1, 5, 45), unvoiced(TEETH, 0.5, 0.5, 4300, 9)],
  t: [unvoiced(TEETH, 0, 0, 4600, 50), unvoiced(TEETH, 0.5, 0.9, 4600, 13), unvoiced(TEETH, 0.9, 0.08, 4600, 26)],
  s: [unvoiced(TEETH, 0.1, 0.75, HISS_HZ, 105)],
  h: [unvoiced([620, 1300, 2700], 1, 0, HISS_HZ, 75)],
};

/** Lips together, folds apart; the mouth stays where it was about to go. */
export const REST: Shape = { formantsHz: [520, 1500, 2700], voice: 0, breath: 0, hiss: 0, hissHz: HISS_HZ, glideMs: 34 };

/** Breathing in, through a mouth that is half open. */
export const INHALE: Shape = { formantsHz: [700, 1750, 2800], voice: 0, breath: 0.55, hiss: 0.02, hissHz: 5200, glideMs: 40 };
