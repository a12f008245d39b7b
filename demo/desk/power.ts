import { openMixer, type SessionDocument, type WebMixer } from "postfade";
import { clipFiles } from "./session-choice.ts";

/** The rate of the demo's stems; the browser resamples once, at the very end, if the sound card has another. */
export const SAMPLE_RATE = 48000;

/** `?wire=port` in the page's address takes the message port even where memory could be shared. */
function wishedWire(): { wire?: "shared" | "port" } {
  const wire = new URLSearchParams(location.search).get("wire");
  return wire === "shared" || wire === "port" ? { wire } : {};
}

/** What the engine needs beside the tracks: plans, delay lines, plugins. */
const SPARE_MEGABYTES = 32;

/** Exactly enough engine memory for these tracks, which it keeps as 32-bit floats. */
function megabytesFor(tracks: readonly AudioBuffer[]): number {
  const bytes = tracks.reduce((sum, { length, numberOfChannels }) => sum + length * numberOfChannels * 4, 0);
  return Math.ceil(bytes / 2 ** 20) + SPARE_MEGABYTES;
}

/** A running desk: the sound card's clock and the mixer on it. */
export class Power {
  readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  mixer: WebMixer | null = null;

  /** Opens a session; the one before is closed, and the new one goes on where it was, round the loop it went round. */
  async open(session: SessionDocument, audio: (file: string) => Promise<AudioBuffer>): Promise<WebMixer> {
    const memoryMegabytes = megabytesFor(await Promise.all(clipFiles(session).map(audio)));
    const mixer = await openMixer(this.context, { session, audio, memoryMegabytes, ...wishedWire() });
    const before = this.mixer?.transport;
    const resume = { playing: before?.playing ?? false, frame: before?.positionFrames ?? 0 };
    this.mixer?.close();
    mixer.connect(this.context.destination);
    mixer.transport.loop = before?.loop ?? null;
    if (resume.frame > 0) mixer.transport.locate(resume.frame);
    if (resume.playing) mixer.transport.play();
    this.mixer = mixer;
    return mixer;
  }
}
