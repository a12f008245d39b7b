/** What an audio file says about itself before its samples are read. */
export interface AudioInfo {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  /** Which speakers the channels are for, as WAVE_FORMAT_EXTENSIBLE says it; left out or 0 where the file says nothing. */
  readonly speakerMask?: number;
}

/** The samples of an audio file, 1 being full scale. */
export interface Audio {
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

export function infoOf({ sampleRate, channels }: Audio): AudioInfo {
  return { sampleRate, channels: channels.length, frames: channels[0]?.length ?? 0 };
}

/** A file that cannot be used as audio. `message` says what is wrong with it and what to do, without its name. */
export class AudioError extends Error {
  override readonly name = "AudioError";
}
