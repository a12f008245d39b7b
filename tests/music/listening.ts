/** What an ear wants to know of a recording, as figures. Levels are in dBFS. */
const decibels = (gain: number) => 20 * Math.log10(gain);

export function peakDb(channels: readonly Float32Array[]): number {
  return decibels(
    channels.reduce((peak, samples) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), peak), 0),
  );
}

/** Mean of the channel that leans furthest, as a level. */
export function leanDb(channels: readonly Float32Array[]): number {
  return decibels(
    Math.max(...channels.map((samples) => Math.abs(samples.reduce((sum, sample) => sum + sample, 0) / samples.length))),
  );
}

/** RMS of the loudest second of any channel. */
export function loudestSecondDb(channels: readonly Float32Array[], sampleRate: number): number {
  let loudest = 0;
  for (const samples of channels)
    for (let from = 0; from < samples.length; from += sampleRate) {
      const second = samples.subarray(from, from + sampleRate);
      loudest = Math.max(loudest, second.reduce((sum, sample) => sum + sample * sample, 0) / sampleRate);
    }
  return decibels(Math.sqrt(loudest));
}

/** How many channels begin or end with something other than nothing, over 10 ms. */
export function openEnds(channels: readonly Float32Array[], sampleRate: number): number {
  const frames = sampleRate / 100;
  const sounds = (samples: Float32Array) => samples.some((sample) => Math.abs(sample) > 2 ** -23);
  return channels.filter((samples) => sounds(samples.subarray(0, 1)) || sounds(samples.subarray(-frames))).length;
}
