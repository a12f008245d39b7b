/** The unknowns of rows of factors, each followed by what they should come to: Householder's reflections. */
export function leastSquares(rows: readonly (readonly number[])[]): number[] {
  const m = rows.map((row) => [...row]);
  const unknowns = m[0]!.length - 1;
  for (let c = 0; c < unknowns; c++) {
    const length = Math.hypot(...m.slice(c).map((row) => row[c]!));
    const axis = m.map((row, r) => (r < c ? 0 : row[c]!));
    axis[c]! += axis[c]! < 0 ? -length : length;
    const square = axis.reduce((sum, x) => sum + x * x, 0);
    for (let other = c; other <= unknowns; other++) {
      const share = (2 * axis.reduce((sum, x, r) => sum + x * m[r]![other]!, 0)) / square;
      m.forEach((row, r) => {
        row[other]! -= share * axis[r]!;
      });
    }
  }
  const found: number[] = [];
  for (let c = unknowns - 1; c >= 0; c--) {
    const rest = m[c]!.slice(c + 1, unknowns).reduce((sum, x, i) => sum + x * found[i]!, 0);
    found.unshift((m[c]![unknowns]! - rest) / m[c]![c]!);
  }
  return found;
}
