import { html, LitElement, nothing } from "lit";
import type { WebMixer } from "postfade";
import { Power, SAMPLE_RATE } from "./power.ts";
import { clipFiles, fetchSession, SESSION_FOLDER, SESSIONS, type SessionFile } from "./session-choice.ts";
import { Stems } from "./stems.ts";

const WIRE_WORDS = { shared: "shared memory", port: "message port" };

/** The page around the desk: which session, power, transport, and what it runs on. */
export class PostfadePage extends LitElement {
  static override properties = {
    file: { state: true },
    mixer: { state: true },
    opening: { state: true },
    asleep: { state: true },
    loaded: { state: true },
    trouble: { state: true },
  };
  declare file: SessionFile;
  declare mixer: WebMixer | null;
  declare opening: boolean;
  /** The browser has stopped the sound: another program took the device, the machine slept, a call came in. */
  declare asleep: boolean;
  declare loaded: { ready: number; asked: number };
  declare trouble: string;
  #power: Power | null = null;
  #stems = new Stems(SESSION_FOLDER, SAMPLE_RATE, (ready, asked) => {
    this.loaded = { ready, asked };
  });

  constructor() {
    super();
    this.file = SESSIONS[0].file;
    this.mixer = null;
    this.opening = false;
    this.asleep = false;
    this.loaded = { ready: 0, asked: 0 };
    this.trouble = "";
    this.addEventListener("power-on", () => this.#powerOn());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The stems are on their way before anybody presses anything, so that power is quick. */
  protected override firstUpdated(): void {
    this.#attempt(async () => {
      const session = await fetchSession(this.file);
      await Promise.all(clipFiles(session).map(this.#stems.audio));
    });
  }

  /** Runs inside the click: the browser lets the sound out only then. */
  async #powerOn(): Promise<void> {
    if (this.opening) return;
    if (this.mixer) return this.#wake(this.mixer);
    this.#power ??= new Power((asleep) => {
      this.asleep = asleep;
    });
    const { context } = this.#power;
    if (!(await this.#open(this.file, context.resume()))) return;
    await this.updateComplete;
    // The button that had the focus is gone, and with it the place of whoever works by keyboard.
    if (document.activeElement === document.body) this.querySelector<HTMLButtonElement>("transport-bar .play")?.focus();
    await this.#attempt(() => this.#playWhenLoaded(this.#power!.mixer!));
  }

  async #wake(mixer: WebMixer): Promise<void> {
    await this.#power?.context.resume();
    mixer.transport.play();
  }

  /** The piece begins with everybody in it, unless somebody began before. */
  async #playWhenLoaded(mixer: WebMixer): Promise<void> {
    await mixer.loaded().catch((error) => {
      if (!mixer.isClosed) throw error;
    });
    if (!mixer.isClosed && mixer.transport.positionFrames === 0) mixer.transport.play();
  }

  #choose = async (event: Event) => {
    const before = this.file;
    this.file = (event.target as HTMLSelectElement).value as SessionFile;
    if (this.mixer && !(await this.#open(this.file))) this.file = before;
  };

  /** @returns whether the session is open; if not, the one before still is */
  async #open(file: SessionFile, first?: Promise<void>): Promise<boolean> {
    this.opening = true;
    const opened = await this.#attempt(async () => {
      await first;
      const mixer = await this.#power!.open(await fetchSession(file), this.#stems.audio);
      mixer.onEnd(({ code, message }) => {
        if (code !== "closed") this.trouble = message;
      });
      this.mixer = mixer;
    });
    this.opening = false;
    return opened;
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      this.trouble = "";
      await work();
      return true;
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
      return false;
    }
  }

  protected override render() {
    return html`
      <header class="top">
        <h1>Postfade</h1>
        <label class="session">
          Session
          <select @change=${this.#choose} ?disabled=${this.opening}>
            ${SESSIONS.map(({ file, title }) => html`<option value=${file} ?selected=${file === this.file}>${title}</option>`)}
          </select>
        </label>
        <transport-bar .mixer=${this.mixer} .asleep=${this.asleep}></transport-bar>
        <loading-bar .mixer=${this.mixer}></loading-bar>
      </header>
      <main>
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        ${this.mixer && this.asleep ? html`<p class="trouble" role="alert">The browser has stopped the sound. Press Play to go on.</p>` : nothing}
        ${this.mixer ? html`<desk-view .mixer=${this.mixer}></desk-view>` : this.#offDesk()}
      </main>
      <footer>${this.#footer()}</footer>
    `;
  }

  #offDesk() {
    const { ready, asked } = this.loaded;
    return html`
      <div class="off">
        <div class="invitation">
          <h2>Where does the fader stand?</h2>
          <p>
            On the mix bus the plugins come first and the fader after them. On the master the fader comes first. Play the piece, pull both down,
            and watch their compressors: one lets go, the other does not notice.
          </p>
          <button type="button" class="power" ?disabled=${this.opening} @click=${() => this.#powerOn()}>
            ${this.opening ? "Opening the desk" : "Power on"}
          </button>
          <p class="progress" role="status">${asked === 0 ? "" : ready < asked ? `Loading tracks: ${ready} of ${asked}` : `${asked} tracks ready`}</p>
        </div>
      </div>
    `;
  }

  #footer() {
    const isolation = globalThis.crossOriginIsolated
      ? "This page is cross-origin isolated"
      : "This page is not cross-origin isolated, and sounds the same";
    if (!this.mixer) return html`<span>${isolation}.</span>`;
    if (this.opening)
      return html`<span class="busy" role="status">Opening the other session; this one plays until it is there.</span>`;
    return html`
      <span>${isolation}. Controls and meters travel by <strong class="wire">${WIRE_WORDS[this.mixer.wire]}</strong>.</span>
      <span>Arrows move a fader by 0.5 dB, with Shift 0.1 dB; PageUp and PageDown 3 dB; Delete or a double click resets. Control and Z takes back.</span>
    `;
  }
}
