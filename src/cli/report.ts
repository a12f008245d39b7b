import { figuresOf } from "../loudness/figures.ts";
import type { WavBits } from "../offline/wav.ts";
import { dbfsText, dbtpText, lufsText } from "./figures.ts";
import type { Output } from "./wav-output.ts";

/** Figures of one file, of its sound before it was rounded; `null` where one is not defined. */
export interface Written {
  readonly file: string;
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
}

/** What a render came to. */
export interface RenderReport extends Written {
  readonly sampleRate: number;
  readonly bits: WavBits;
  readonly frames: number;
  readonly latencyFrames: number;
  /** What the mixing took, without reading and writing files. */
  readonly renderSeconds: number;
  readonly timesRealTime: number;
  /** By how much everything was made louder to reach the loudness that was asked for; `null` where none was. */
  readonly normalisedByDb: number | null;
  readonly stems: readonly (Written & { readonly strip: string })[];
  readonly warnings: readonly string[];
}

export interface Rendered {
  readonly sampleRate: number;
  readonly latencyFrames: number;
  readonly renderSeconds: number;
  readonly bits: WavBits;
  readonly normalisedByDb: number | null;
  readonly mix: Output;
  readonly stems: readonly (Output & { readonly strip: string })[];
}

/** The figures of a render. `warnings` are those so far; what is too loud for its file is added. */
export function reportOf({ mix, stems, ...render }: Rendered, warnings: readonly string[]): RenderReport {
  const frames = mix.channels[0]!.length;
  const written = ({ path, channels }: Output): Written => {
    const { integratedLufs, truePeakDbtp, samplePeakDbfs } = figuresOf(channels, render.sampleRate);
    return { file: path, integratedLufs, truePeakDbtp, samplePeakDbfs };
  };
  const files = { ...written(mix), stems: stems.map((stem) => ({ strip: stem.strip, ...written(stem) })) };
  return {
    ...files,
    ...render,
    frames,
    timesRealTime: frames / render.sampleRate / render.renderSeconds,
    warnings: [...warnings, ...(render.bits === "32f" ? [] : [files, ...files.stems].flatMap(tooLoud))],
  };
}

export function reportText(report: RenderReport): string {
  const { frames, sampleRate, bits, timesRealTime, normalisedByDb, latencyFrames, stems } = report;
  const seconds = (frames / sampleRate).toFixed(3);
  const normalised = normalisedByDb === null ? "" : ` (normalised by ${normalisedByDb.toFixed(1)} dB)`;
  const speed = `${timesRealTime.toFixed(0)} times faster than real time`;
  const mix = `${report.file}: ${seconds} s, ${sampleRate} Hz, ${bits} bits, ${levelsText(report, normalised)}, latency ${latencyFrames} frames taken off, ${speed}`;
  return `${[mix, ...stems.map((stem) => `${stem.file}: ${levelsText(stem)}`)].join("\n")}\n`;
}

function levelsText({ integratedLufs, truePeakDbtp, samplePeakDbfs }: Written, normalised = ""): string {
  return `${lufsText(integratedLufs)}${normalised}, true peak ${dbtpText(truePeakDbtp)}, sample peak ${dbfsText(samplePeakDbfs)}`;
}

function tooLoud({ file, samplePeakDbfs }: Written): string[] {
  if (samplePeakDbfs === null || samplePeakDbfs <= 0) return [];
  return [
    `${file}: peaks at ${dbfsText(samplePeakDbfs)}, and what is above 0 was cut off; lower the master, or write --bits 32f`,
  ];
}
