/**
 * Windows as sums of cosines, by their terms: `hann`; the four-term Blackman-Harris of -92 dB (F. J. Harris, "On the Use of Windows for Harmonic Analysis
 * with the DFT", Proc. IEEE 66(1), 1978); a five-term flat top, which reads any tone within 0.01 dB (G. D'Antona and A. Ferrero, "Digital Signal Processing
 * for Measurement Systems", 2006).
 */
export const windowTerms = {
  hann: [0.5, 0.5],
  "blackman-harris": [0.35875, 0.48829, 0.14128, 0.01168],
  "flat-top": [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
} as const;

export type WindowName = keyof typeof windowTerms;
export const windowNames = Object.keys(windowTerms) as WindowName[];

/** One period of it, from its least on: as a transform sees it go round. */
export function windowOf(name: WindowName, size: number): Float64Array {
  const terms: readonly number[] = windowTerms[name];
  return Float64Array.from({ length: size }, (_, i) =>
    terms.reduce((sum, term, n) => sum + (n % 2 ? -term : term) * Math.cos((2 * Math.PI * n * i) / size), 0),
  );
}
