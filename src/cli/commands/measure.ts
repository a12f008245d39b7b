import { type Fault, SessionError } from "../../session/fault.ts";
import { hearAudio } from "../audio/read-audio.ts";
import { audioFault } from "../file-fault.ts";
import { writeJson } from "../outcome.ts";
import { dbfs, dbfsText, samplePeak } from "../peak.ts";

/** What a file measures; `null` where a figure is not defined. Loudness and true peak are not measured yet. */
export interface Measurement {
  readonly file: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  readonly integratedLufs: null;
  readonly momentaryMaxLufs: null;
  readonly shortTermMaxLufs: null;
  readonly loudnessRangeLu: null;
  readonly truePeakDbtp: null;
  readonly samplePeakDbfs: number | null;
}

/** The peaks of audio files, as a line each or, with `json`, as a list. @throws SessionError with every file that is not read. */
export async function measure(files: readonly string[], options: { readonly json: boolean }): Promise<void> {
  const measured: Measurement[] = [];
  const faults: Fault[] = [];
  for (const file of files)
    try {
      measured.push(await measureFile(file));
    } catch (error) {
      faults.push({ ...audioFault(file, error), path: file });
    }
  if (faults.length > 0) throw new SessionError(faults);
  if (options.json) return writeJson(measured);
  for (const { file, sampleRate, channels, frames, samplePeakDbfs } of measured) {
    const seconds = (frames / sampleRate).toFixed(3);
    process.stdout.write(
      `${file}: ${seconds} s, ${sampleRate} Hz, ${channels} channels, sample peak ${dbfsText(samplePeakDbfs)}\n`,
    );
  }
}

async function measureFile(file: string): Promise<Measurement> {
  let peak = 0;
  const { sampleRate, channels, frames } = await hearAudio(file, (piece) => {
    peak = Math.max(peak, samplePeak(piece));
  });
  return {
    file,
    sampleRate,
    channels,
    frames,
    integratedLufs: null,
    momentaryMaxLufs: null,
    shortTermMaxLufs: null,
    loudnessRangeLu: null,
    truePeakDbtp: null,
    samplePeakDbfs: dbfs(peak),
  };
}
