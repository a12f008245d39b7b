/** The singer, close to one microphone and not always at the same distance: much louder in the chorus than in the verse. */
import { Player } from "../groove.ts";
import { vocalNotes } from "../parts/vocal.ts";
import { sing } from "../voice/singer.ts";

export function renderVocal(): Float32Array[] {
  const notes = vocalNotes(new Player(131, 6, 5, 0.05));
  return [sing(notes, { seed: 137, size: 1, vibratoSemitones: 0.3, breathiness: 1 })];
}
