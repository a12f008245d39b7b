import { loadSession } from "../../session/load.ts";
import { channelCounts } from "../clip-audio.ts";
import { writeJson } from "../outcome.ts";
import { type OpenOptions, openSession } from "../session-file.ts";

export interface ValidateOptions extends OpenOptions {
  readonly json: boolean;
}

/** Says that a session can be rendered, or every fault of it and of its files. */
export async function validate(path: string, options: ValidateOptions): Promise<void> {
  const { document, audio } = await openSession(path, options);
  const { graph, sampleRate } = loadSession(document, { channelsOf: await channelCounts(audio) });
  if (options.json) return writeJson([]);
  process.stdout.write(`${path}: right. ${graph.strips.size} strips, ${audio.length} audio files, ${sampleRate} Hz\n`);
}
