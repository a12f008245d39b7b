import { openMixer, type SessionDocument, type WebMixer } from "postfade";

/** The rate of the demo's stems; the browser resamples once, at the very end, if the sound card has another. */
export const SAMPLE_RATE = 48000;

/** `?wire=port` in the page's address takes the message port even where memory could be shared. */
function wishedWire(): { wire?: "shared" | "port" } {
  const wire = new URLSearchParams(location.search).get("wire");
  return wire === "shared" || wire === "port" ? { wire } : {};
}

/** The tracks take 207, which the engine keeps as 32-bit floats; the rest is for plans, delay lines, plugins. */
const MEMORY_MEGABYTES = 240;

/** A running desk: the sound card's clock and the mixer on it. */
export class Power {
  readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  mixer: WebMixer | null = null;

  /** @param told hears when the browser stops the clock, and when it runs again */
  constructor(told: (asleep: boolean) => void) {
    this.context.addEventListener("statechange", () => told(this.context.state !== "running"));
  }

  /**
   * Opens a session. The first desk is there before its tracks are; a desk that follows another comes with all of them, for the one before
   * plays on until then. That is closed, and the new one goes on where it was, round the loop it went round.
   */
  async open(session: SessionDocument, audio: (file: string) => Promise<AudioBuffer>): Promise<WebMixer> {
    const mixer = await openMixer(this.context, {
      session,
      audio,
      memoryMegabytes: MEMORY_MEGABYTES,
      audioFollows: this.mixer === null,
      ...wishedWire(),
    });
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
