/** The second pair of hands: shaker and side stick from the start, congas in the verse, tambourine and claps for the chorus. */
import type { DrumPart } from "../groove.ts";

export const SHAKER: DrumPart = {
  sections: {
    intro: ["5.3.4.3.5.3.4.32"],
    verse: ["6354635463546354"],
    lift: ["5.3.5.3.5.3.5.3."],
    chorus: ["7354735473547354"],
    outro: ["5.3.4.3.5.3.4.32"],
  },
  bars: { 15: "5343634573......", 27: "" },
};

export const SIDE_STICK: DrumPart = {
  sections: { intro: ["....5.....3.5..."], lift: ["....4.......4..."], outro: ["", "", "....4.....3.4..."] },
  bars: { 0: "", 14: "", 15: "" },
};

export const CONGA_LOW: DrumPart = {
  sections: { verse: ["......6.......5.", "......6....4..6."], chorus: ["......7.......7."] },
};
export const CONGA_HIGH: DrumPart = {
  sections: { verse: ["..3.4....3.4....", "..3.4...5..3...."], chorus: ["..4.5..4.4.5...."] },
};
export const CONGA_SLAP: DrumPart = { sections: { verse: [".......5........", ""] } };

export const TAMBOURINE: DrumPart = {
  sections: { lift: ["............5...", "....4.......5..."], chorus: ["4.6.7.6.4.6.7.6."], outro: ["....5.......5..."] },
  bars: { 15: "", 26: "", 27: "" },
};

export const CLAPS: DrumPart = { sections: { chorus: ["....9.......9..."] }, bars: { 23: "....9..........." } };
