import { type Figures, figuresOf } from "../loudness/figures.ts";

export type { Figures };

/**
 * Loudness, range and peaks of a sound, as `postfade measure` has them: `measureAudio([render.left, render.right], render.sampleRate)`.
 * @param sampleRate in Hz, from 8000 to 384000
 * @throws RangeError `bad-audio` for channels that are not equally long, or none; `out-of-range` for another rate
 */
export function measureAudio(channels: readonly Float32Array[], sampleRate: number): Figures {
  checkSound("measureAudio", channels, sampleRate);
  return figuresOf(channels, sampleRate);
}

/** @param call as errors name it */
export function checkSound(call: string, channels: readonly Float32Array[], sampleRate: number): void {
  if (!Array.isArray(channels) || channels.length === 0 || !channels.every((samples) => samples instanceof Float32Array))
    throw new RangeError(
      `bad-audio: ${call}: a sound is a list of channels, each a Float32Array, like [render.left, render.right]`,
    );
  const lengths = channels.map(({ length }) => length);
  if (lengths.some((length) => length !== lengths[0]))
    throw new RangeError(`bad-audio: ${call}: channels of ${lengths.join(" and ")} frames; all are equally long`);
  if (!(sampleRate >= 8000 && sampleRate <= 384000))
    throw new RangeError(`out-of-range: ${call}: ${sampleRate} is not a sample rate from 8000 to 384000 Hz`);
}
