import { type Figures, Measuring } from "../../loudness/figures.ts";
import type { NeedleName } from "../../loudness/needle-scales.ts";
import { type Fault, SessionError } from "../../session/fault.ts";
import { hearAudio } from "../audio/read-audio.ts";
import { dbfsText, dbtpText, lufsText } from "../figures.ts";
import { audioFault } from "../file-fault.ts";
import { type NeedleFigure, NeedleMeasuring, needleText } from "../needles.ts";
import { writeJson } from "../outcome.ts";

/** What a file measures; `null` where a figure is not defined. */
export interface Measurement extends Figures {
  readonly file: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  /** Of the meters that were asked for. */
  readonly needles?: readonly NeedleFigure[];
}

export interface MeasureCommand {
  readonly json: boolean;
  readonly needle?: readonly NeedleName[];
}

/** Loudness and peaks of audio files, as a line each or, with `json`, as a list. @throws SessionError with every file that is not read. */
export async function measure(files: readonly string[], options: MeasureCommand): Promise<void> {
  const measured: Measurement[] = [];
  const faults: Fault[] = [];
  for (const file of files)
    try {
      measured.push(await measureFile(file, options.needle));
    } catch (error) {
      faults.push({ ...audioFault(file, error), path: file });
    }
  if (faults.length > 0) throw new SessionError(faults);
  if (options.json) return writeJson(measured);
  for (const one of measured) process.stdout.write(`${sentence(one)}\n`);
}

async function measureFile(file: string, names?: readonly NeedleName[]): Promise<Measurement> {
  let measuring: Measuring | undefined;
  let needles: NeedleMeasuring | undefined;
  const info = await hearAudio(file, (piece, { sampleRate, channels, speakerMask }) => {
    measuring ??= new Measuring(sampleRate, channels, speakerMask);
    measuring.hear(piece);
    if (names) needles ??= new NeedleMeasuring(names, sampleRate, channels);
    needles?.hear(piece);
  });
  const { sampleRate, channels, frames } = info;
  const figures = { file, sampleRate, channels, frames, ...(measuring ?? new Measuring(sampleRate, channels)).finish() };
  return names ? { ...figures, needles: (needles ?? new NeedleMeasuring(names, sampleRate, channels)).figures } : figures;
}

function sentence({ file, sampleRate, channels, frames, needles = [], ...figures }: Measurement): string {
  const { integratedLufs, momentaryMaxLufs, shortTermMaxLufs, loudnessRangeLu, truePeakDbtp, samplePeakDbfs } = figures;
  const range = loudnessRangeLu === null ? [] : [`range ${loudnessRangeLu.toFixed(1)} LU`];
  const highest = [
    ...(momentaryMaxLufs === null ? [] : [`momentary up to ${lufsText(momentaryMaxLufs)}`]),
    ...(shortTermMaxLufs === null ? [] : [`short-term up to ${lufsText(shortTermMaxLufs)}`]),
  ];
  return [
    `${file}: ${(frames / sampleRate).toFixed(3)} s`,
    `${sampleRate} Hz`,
    channels === 1 ? "1 channel" : `${channels} channels`,
    `integrated ${lufsText(integratedLufs)}`,
    ...highest,
    ...range,
    `true peak ${dbtpText(truePeakDbtp)}`,
    `sample peak ${dbfsText(samplePeakDbfs)}`,
    ...needles.map(needleText),
  ].join(", ");
}
