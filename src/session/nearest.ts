/** Single-character edits from one word to another; two neighbours swapped count as one. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[to.length]!;
}

/** Longer words than this are nobody's slip of the finger, and comparing them would take long. */
const LONGEST_WORD = 64;
/** Fewer letters than this could be the beginning of anything. */
const BEGUN_LETTERS = 3;

/** ` (did you mean "room"?)`, or nothing when no name is near enough to be what was meant. */
export function didYouMean(found: string, names: Iterable<string>): string {
  if (found.length > LONGEST_WORD) return "";
  let best: string | undefined;
  let least = Math.max(1, Math.floor(found.length / 3)) + 1;
  for (const name of names) {
    // The whole name begun and its unit forgotten: fader for faderDb.
    if (found.length >= BEGUN_LETTERS && least > 1 && name.startsWith(found)) [best, least] = [name, 1];
    if (Math.abs(name.length - found.length) >= least || name.length > LONGEST_WORD) continue;
    const edits = distance(found.toLowerCase(), name.toLowerCase());
    if (edits < least) [best, least] = [name, edits];
  }
  return best === undefined ? "" : ` (did you mean "${best}"?)`;
}
