/**
 * The drummer's part. The verse leans on a syncopated kick with ghost notes behind it, the lift drops to half time and builds to a
 * break, and the chorus answers with four on the floor and open hats between.
 */
import type { DrumPart } from "../groove.ts";

export const KICK: DrumPart = {
  sections: {
    verse: ["9.....6...8.....", "9..5..7...8....5"],
    lift: ["9.......8.......", "9.....5.8......."],
    chorus: ["9...8...9...8..5", "9...8...9..58..."],
    outro: ["9.....6...8.....", "8.....5...7....."],
  },
  bars: {
    2: "7...............",
    3: "7.......6.......",
    14: "8...7...8...7...",
    15: "9.8.8.8.9.......",
    23: "9...8...9.......",
    26: "7...............",
    27: "8...............",
  },
};

export const SNARE: DrumPart = {
  sections: {
    verse: ["....8..2.1..8...", "....8..2.2..8.21"],
    lift: ["........7.......", "........7....2.3"],
    chorus: ["....9..2.1..9...", "....9..1.2..9.24"],
    outro: ["....7..2.1..6..."],
  },
  bars: {
    3: "............2356",
    11: "....8..2.2..8.67",
    14: "....5...6.3.5.45",
    15: "4.4.5.566678....",
    19: "....9..2.2..9.78",
    23: "....9..2....7899",
    26: "",
    27: "",
  },
};

export const CLOSED_HAT: DrumPart = {
  sections: {
    verse: ["7.4.6.4.7.4.6.43", "7.4.6.4.7.436..."],
    chorus: ["7..37..37..37..3", "7..37..37..37.43"],
    outro: ["6.3.5.3.6.3.5.3."],
  },
  bars: {
    2: "4.2.4.2.4.2.4.23",
    3: "5.3.5.3.5.35....",
    11: "7.4.6.4.7.4.....",
    23: "7..37..37.......",
    26: "5.2.4.2.4.2.....",
    27: "",
  },
};

export const OPEN_HAT: DrumPart = {
  sections: {
    verse: ["", "..............6."],
    chorus: ["..8...8...8...8."],
    outro: ["..............5."],
  },
  bars: { 11: "", 23: "..8...8.........", 25: "", 26: "", 27: "" },
};

export const RIDE: DrumPart = {
  sections: { lift: ["7.4.6.4.7.4.6.4."] },
  bars: { 15: "7.5.7.5.8.......", 26: "5...4...5...4...", 27: "6..............." },
};

export const CRASH: DrumPart = { sections: {}, bars: { 4: "6", 16: "9", 20: "7", 24: "8", 27: "3" } };

/** A roll with mallets, each up to the end of its bar. */
export const SWELL: DrumPart = { sections: {}, bars: { 3: "........2.2.334.", 15: "....2.2.333445.6" } };

export const HIGH_TOM: DrumPart = { sections: {}, bars: { 3: "........67......", 23: "........87......" } };
export const MID_TOM: DrumPart = {
  sections: {},
  bars: { 3: "..........65....", 15: "..............8.", 23: "..........89...." },
};
export const FLOOR_TOM: DrumPart = {
  sections: {},
  bars: { 3: "............7.58", 11: "...............6", 15: "...............9", 23: "............8..." },
};
