/** Speakers that a WAV file's channel mask may name, from its lowest bit up, as far as they matter here. */
const SPEAKERS = ["L", "R", "C", "LFE", "Lb", "Rb", "Lc", "Rc", "Cb", "Ls", "Rs"] as const;
type Speaker = (typeof SPEAKERS)[number] | "other";

/** What channels are where a file does not say: by their number. */
const USUAL: Readonly<Record<number, readonly Speaker[]>> = {
  3: ["L", "R", "C"],
  4: ["L", "R", "Ls", "Rs"],
  5: ["L", "R", "C", "Ls", "Rs"],
  6: ["L", "R", "C", "LFE", "Ls", "Rs"],
  8: ["L", "R", "C", "LFE", "Lb", "Rb", "Ls", "Rs"],
};

/** ITU-R BS.1770-5, Annex 3: a speaker beside the listener (60 to 120 degrees) counts 1.5 dB more. */
const BESIDE = 1.41;

/**
 * How much each channel of a file counts towards its loudness: 1, beside the listener 1.41, low-frequency effects not at all.
 * @param mask of WAVE_FORMAT_EXTENSIBLE; 0 where the file says nothing
 */
export function channelWeights(channels: number, mask = 0): readonly number[] {
  const named = Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => (mask & (2 ** bit)) !== 0)
    .map((bit): Speaker => SPEAKERS[bit] ?? "other");
  const speakers = named.length === channels ? named : (USUAL[channels] ?? []);
  // A file with one pair of surrounds often calls it the back pair; only beside another pair does it stand behind.
  const beside = new Set<Speaker>(speakers.includes("Ls") ? ["Ls", "Rs"] : ["Lb", "Rb"]);
  return Array.from({ length: channels }, (_, c) => {
    const speaker = speakers[c] ?? "other";
    return speaker === "LFE" ? 0 : beside.has(speaker) ? BESIDE : 1;
  });
}
