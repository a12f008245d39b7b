import type { Audio } from "./audio-file.ts";

/** Silence after the sound, in frames of the lower rate, so that the filter's own length does not eat the end. */
const FLUSH_FRAMES = 4096;
/** SRC_SINC_BEST_QUALITY of libsamplerate: passes 97 % of the band; 140 dB signal to noise as measured here at 997 Hz to 19.8 kHz. */
const BEST_SINC = 0;

/** The same sound at `sampleRate`, as long to within a frame and not a frame later. Rates from 1 kHz to 192 kHz. */
export async function resampled(audio: Audio, sampleRate: number): Promise<Audio> {
  const { default: library } = await import("@alexanderolsen/libsamplerate-js");
  const flushFrames = Math.ceil(FLUSH_FRAMES * Math.max(1, audio.sampleRate / sampleRate));
  const channels: Float32Array[] = [];
  for (const samples of audio.channels) {
    const padded = new Float32Array(samples.length + flushFrames);
    padded.set(samples);
    const converter = await library.create(1, audio.sampleRate, sampleRate, { converterType: BEST_SINC });
    try {
      channels.push(converter.simple(padded).slice(0, Math.ceil((samples.length * sampleRate) / audio.sampleRate)));
    } finally {
      converter.destroy();
    }
  }
  return { sampleRate, channels };
}
