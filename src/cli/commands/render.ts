import { type Render, renderOffline, type Stereo } from "../../offline/render.ts";
import type { WavBits } from "../../offline/wav.ts";
import { loadSession } from "../../session/load.ts";
import type { Session } from "../../session/session.ts";
import { type AudioByUse, readClips } from "../clip-audio.ts";
import { nodeEngine } from "../engine.ts";
import { normalise, truePeakWarnings } from "../normalise.ts";
import { refusal, writeJson } from "../outcome.ts";
import { makeFolders, type PlacesWanted, placesFor } from "../output-places.ts";
import { type Part, type PartWanted, partOf } from "../part.ts";
import { progressBar } from "../progress.ts";
import { faultWarnings } from "../render-faults.ts";
import { reportOf, reportText } from "../report.ts";
import { type OpenOptions, openSession } from "../session-file.ts";
import { writeWavs } from "../wav-output.ts";

export interface RenderCommand extends OpenOptions, PlacesWanted, PartWanted {
  readonly bits: WavBits;
  readonly dither: boolean;
  /** Frames. */
  readonly block?: number;
  /** Integrated loudness of the mix, in LUFS. */
  readonly normalise?: number;
  readonly json: boolean;
}

/** The engine never renders more at once, so a larger block is cut to this one, with the same sound. */
const LARGEST_BLOCK = 128;

/** Renders a session to WAV files. @throws SessionError for what is at fault; then nothing is written. */
export async function render(path: string, options: RenderCommand): Promise<void> {
  const warnings: string[] = [];
  const file = await openSession(path, options);
  const session = loadSession(file.document);
  const places = placesFor(session, file, options);
  const audio = await readClips(file.audio, session.sampleRate, (sentence) => void warnings.push(sentence));
  const part = partOf(session, audio, options, 1 + places.stems.size);

  const began = performance.now();
  const whole = await renderPart(session, audio, part, options);
  const { left, right, stems, faults, ...rendered } = whole;
  warnings.push(...faultWarnings(faults));
  const renderSeconds = (performance.now() - began) / 1000;

  const { bits, dither } = options;
  const mix = { path: places.mix, channels: [left, right] };
  const strips = [...places.stems].map(([strip, to]) => ({ strip, path: to, channels: sidesOf(stems.get(strip)!) }));
  const { normalise: target } = options;
  const normalisedByDb = target === undefined ? null : normalise(whole, target);
  const made = reportOf({ ...rendered, renderSeconds, bits, normalisedByDb, mix, stems: strips }, warnings);
  const loud = target === undefined ? [] : truePeakWarnings(made.file, made.truePeakDbtp, target);
  const report = { ...made, warnings: [...made.warnings, ...loud] };
  makeFolders(places);
  await writeWavs([mix, ...strips], { sampleRate: session.sampleRate, bits, dither });
  for (const sentence of report.warnings) process.stderr.write(`postfade: ${sentence}\n`);
  if (options.json) writeJson(report);
  else process.stdout.write(reportText(report));
}

const sidesOf = ({ left, right }: Stereo) => [left, right];

async function renderPart(session: Session, audio: AudioByUse, part: Part, options: RenderCommand): Promise<Render> {
  const bar = progressBar("mixing", process.stderr.isTTY && !options.json);
  try {
    return await renderOffline(session, {
      engine: nodeEngine,
      audio: (name, use) => audio[use].get(name)!,
      ...part,
      blockFrames: Math.min(LARGEST_BLOCK, options.block ?? LARGEST_BLOCK),
      stems: options.stems !== undefined,
      onProgress: ({ frame, frames }) => bar.at(frame, frames),
    });
  } catch (error) {
    if (!isMemoryFull(error)) throw error;
    throw refusal(
      "too-large",
      "",
      "this session does not fit in memory; render it in parts with --from and --to, or with fewer clips",
    );
  } finally {
    bar.stop();
  }
}

/** The engine's own memory, or what Node says when it has no more to give. */
function isMemoryFull(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && (error as { code?: unknown }).code === "too-large");
}
