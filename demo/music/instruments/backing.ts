/** Two backing parts, each sung twice by other people: the doubles stand left and right, and are never quite together. */
import { Player } from "../groove.ts";
import type { Note } from "../melody.ts";
import { highHarmony, lowHarmony } from "../parts/vocal.ts";
import { addPanned, silence } from "../stem.ts";
import { type Singer, sing } from "../voice/singer.ts";

interface Place {
  part: (player: Player) => Note[];
  player: Player;
  singer: Singer;
  pan: number;
}

/** Players remember; every rendering begins with new ones. */
const places = (): Place[] => [
  { part: highHarmony, player: new Player(139, 4, 9, 0.05), singer: singer(149, 1.04), pan: -0.75 },
  { part: highHarmony, player: new Player(151, 8, 9, 0.05), singer: singer(157, 0.98), pan: 0.6 },
  { part: lowHarmony, player: new Player(163, 5, 9, 0.05), singer: singer(167, 0.93), pan: -0.45 },
  { part: lowHarmony, player: new Player(173, 9, 9, 0.05), singer: singer(179, 0.9), pan: 0.85 },
];

function singer(seed: number, size: number): Singer {
  return { seed, size, vibratoSemitones: 0.16, breathiness: 1.6 };
}

export function renderBacking(): Float32Array[] {
  const pair: [Float32Array, Float32Array] = [silence(), silence()];
  for (const { part, player, singer, pan } of places()) addPanned(pair, 0, sing(part(player), singer), 1, pan);
  return pair;
}
