import { answered } from "./session-choice.ts";

/** A browser has six connections to a server: some are left for the engine and the session, which shall not wait behind the tracks. */
const AT_ONCE = 3;

/** The recorded tracks of the demo, fetched and decoded once however many sessions use them, a few at a time. */
export class Stems {
  #buffers = new Map<string, Promise<AudioBuffer>>();
  #decoder: BaseAudioContext;
  #ready = 0;
  #lanes = Array.from({ length: AT_ONCE }, (): Promise<unknown> => Promise.resolve());

  /** @param told hears how many of the stems asked for so far are ready */
  constructor(
    private readonly folder: string,
    sampleRate: number,
    private readonly told: (ready: number, asked: number) => void,
  ) {
    this.#decoder = new OfflineAudioContext(1, 1, sampleRate);
  }

  /** @param file relative to the session's folder, as the session names it */
  audio = (file: string): Promise<AudioBuffer> => {
    const known = this.#buffers.get(file);
    if (known) return known;
    const lane = this.#buffers.size % AT_ONCE;
    const coming = this.#lanes[lane]!.then(() => this.#decoded(file));
    this.#lanes[lane] = coming.catch(() => {});
    this.#buffers.set(file, coming);
    this.told(this.#ready, this.#buffers.size);
    coming.then(
      () => this.told(++this.#ready, this.#buffers.size),
      () => this.#buffers.delete(file),
    );
    return coming;
  };

  async #decoded(file: string): Promise<AudioBuffer> {
    const response = await answered(this.folder + file, file);
    if (!response.ok)
      throw new Error(`${file}: the server answers ${response.status}. Run "npm run setup", which renders the stems.`);
    const bytes = await response.arrayBuffer();
    return this.#decoder.decodeAudioData(bytes).catch(() => {
      throw new Error(`${file}: not a sound file that this browser can decode. Run "npm run setup", which renders the stems.`);
    });
  }
}
