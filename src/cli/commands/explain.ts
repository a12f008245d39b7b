import { explainPlan, explainSession } from "../../offline/explain.ts";
import { loadSession } from "../../session/load.ts";
import { didYouMean } from "../../session/nearest.ts";
import { channelCounts } from "../clip-audio.ts";
import { refusal } from "../outcome.ts";
import { type OpenOptions, openSession } from "../session-file.ts";

export interface ExplainOptions extends OpenOptions {
  /** The steps of the audio thread instead of the signal path. */
  readonly plan: boolean;
}

/** The signal path in words. */
export async function explain(path: string, strip: string | undefined, options: ExplainOptions): Promise<void> {
  const { document, audio } = await openSession(path, options);
  const session = loadSession(document, { channelsOf: await channelCounts(audio) });
  const { strips } = session.graph;
  if (strip !== undefined && !strips.has(strip))
    throw refusal(
      "unknown-strip",
      "STRIP",
      `no strip named "${strip}"${didYouMean(strip, strips.keys())}; there are ${[...strips.keys()].join(", ")}`,
    );
  process.stdout.write(`${options.plan ? explainPlan(session) : explainSession(session, strip)}\n`);
}
