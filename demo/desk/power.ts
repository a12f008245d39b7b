import { openMixer, type SessionDocument, type WebMixer } from "postfade";

/** The rate of the demo's stems; the browser resamples once, at the very end, if the sound card has another. */
export const SAMPLE_RATE = 48000;

/** `?wire=port` in the page's address takes the message port even where memory could be shared. */
function wishedWire(): { wire?: "shared" | "port" } {
  const wire = new URLSearchParams(location.search).get("wire");
  return wire === "shared" || wire === "port" ? { wire } : {};
}

/** A running desk: the sound card's clock and the mixer on it. */
export class Power {
  readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  mixer: WebMixer | null = null;

  /** Opens a session; the one before is closed, and the new one goes on where it was. */
  async open(session: SessionDocument, audio: (file: string) => Promise<AudioBuffer>): Promise<WebMixer> {
    const before = this.mixer?.transport;
    const resume = { playing: before?.playing ?? false, frame: before?.positionFrames ?? 0 };
    const mixer = await openMixer(this.context, { session, audio, ...wishedWire() });
    this.mixer?.close();
    mixer.connect(this.context.destination);
    if (resume.frame > 0) mixer.transport.locate(resume.frame);
    if (resume.playing) mixer.transport.play();
    this.mixer = mixer;
    return mixer;
  }
}
