/** Pitches are MIDI numbers (A4 is 69, 440 Hz; fractions are cents) and are written as names like `"Bb3"`. */
const NATURALS: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** MIDI number of a note name: a letter, an optional `#` or `b`, an octave (C4 is 60). */
export function pitchOf(name: string): number {
  const parts = /^([A-G])([#b]?)(\d)$/.exec(name);
  const natural = parts ? NATURALS[parts[1] ?? ""] : undefined;
  if (!parts || natural === undefined)
    throw new RangeError(`note "${name}": expected a letter, # or b, and an octave, like "Bb3"`);
  const accidental = parts[2] === "#" ? 1 : parts[2] === "b" ? -1 : 0;
  return 12 * (Number(parts[3]) + 1) + natural + accidental;
}

/** Several notes at once: `"F3 A3 C4"`. */
export function pitchesOf(names: string): number[] {
  return names.split(" ").map(pitchOf);
}

export function pitchToHz(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}
