import { html, LitElement, nothing, svg } from "lit";
import type { Mixer } from "postfade";
import { barText, clockText, LOOPS, type Loop, loopFrames } from "./musical-time.ts";
import type { SeekBar } from "./seek-bar.ts";

const PLAY = svg`<path d="M4 2.5v11l9-5.5z" />`;
const STOP = svg`<rect x="3" y="3" width="10" height="10" rx="1" />`;
const RETURN = svg`<path d="M3 3h2v10H3zM13 3v10L6 8z" />`;
const icon = (shape: unknown) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;

/** What is done to the loudspeakers only: no file that is rendered has it. */
const monitorKeys = ({ monitor }: Mixer) => html`<div class="monitor" role="group" aria-label="Monitor">
  <param-switch .param=${monitor.dim} label="Dim the monitor by 20 dB" face="Dim"></param-switch>
  <param-switch .param=${monitor.mono} label="Monitor in mono" face="Mono"></param-switch>
  <param-switch class="cut" .param=${monitor.cut} label="Cut the monitor" face="Cut"></param-switch>
</div>`;

/** Play, stop, back to the start, loop, where the music is, and the monitor. Before the desk has power, or when the browser took it away, play asks for it. */
export class TransportBar extends LitElement {
  static override properties = {
    mixer: { attribute: false },
    asleep: { attribute: false },
    playing: { state: true },
    loop: { state: true },
  };
  declare mixer: Mixer | null;
  /** The browser has stopped the clock: whatever the transport says, nothing moves. */
  declare asleep: boolean;
  declare playing: boolean;
  declare loop: Loop;
  #frame = 0;
  #stopListening = () => {};

  constructor() {
    super();
    this.mixer = null;
    this.asleep = false;
    this.playing = false;
    this.loop = "whole piece";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#frame = requestAnimationFrame(this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#stopListening();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("mixer")) return;
    this.#stopListening();
    this.#stopListening = this.mixer?.on("end", () => this.#rewind()) ?? (() => {});
  }

  protected override updated(changed: Map<string, unknown>): void {
    // A desk that goes on in another's loop keeps it: by now the music may be beyond the bar that was chosen.
    const chosen = changed.has("loop") || (changed.has("mixer") && !this.mixer?.transport.loop);
    if (chosen) this.#goRound(this.mixer?.transport.positionFrames ?? 0);
  }

  /** The position runs with the frames, past the template: sixty renders a second would be waste. */
  #follow = (): void => {
    const transport = this.mixer?.transport;
    const { sampleRate } = this.mixer ?? { sampleRate: 48000 };
    const at = transport?.positionFrames ?? 0;
    this.playing = !this.asleep && (transport?.playing ?? false);
    this.#write(".bars", barText(at));
    this.#write(".clock", `${clockText(at, sampleRate)} / ${clockText(transport?.lengthFrames ?? 0, sampleRate)}`);
    this.querySelector<SeekBar>("seek-bar")?.follow(at);
    this.#frame = requestAnimationFrame(this.#follow);
  };

  /** The piece is over. */
  #rewind(): void {
    this.mixer?.transport.stop();
    this.mixer?.transport.locate(0);
  }

  #write(where: string, text: string): void {
    const element = this.querySelector(where);
    if (element && element.textContent !== text) element.textContent = text;
  }

  #goRound(frame: number): void {
    const transport = this.mixer?.transport;
    if (transport) transport.loop = loopFrames(this.loop, frame, transport.lengthFrames);
  }

  /** A loop of bars goes along, or the music would never come back into it. */
  #locate(frame: number): void {
    this.#goRound(frame);
    this.mixer?.transport.locate(frame);
  }

  #toggle = () => {
    const transport = this.mixer?.transport;
    if (!transport || this.asleep) this.dispatchEvent(new Event("power-on", { bubbles: true }));
    else if (transport.playing) transport.stop();
    else transport.play();
  };

  protected override render() {
    return html`
      <button type="button" aria-label="Return to the start" ?disabled=${!this.mixer} @click=${() => this.#locate(0)}>${icon(RETURN)}</button>
      <button type="button" class="play" aria-label=${this.playing ? "Stop" : "Play"} @click=${this.#toggle}>
        ${icon(this.playing ? STOP : PLAY)}
      </button>
      <label class="loop">
        Loop
        <select
          @change=${(event: Event) => {
            this.loop = (event.target as HTMLSelectElement).value as Loop;
          }}
        >
          ${LOOPS.map((loop) => html`<option value=${loop} ?selected=${loop === this.loop}>${loop}</option>`)}
        </select>
      </label>
      <seek-bar .transport=${this.mixer?.transport ?? null} @seek=${(event: CustomEvent<number>) => this.#locate(event.detail)}></seek-bar>
      <div class="position"><span class="bars" title="Bar and beat"></span><span class="clock" title="Time"></span></div>
      ${this.mixer ? monitorKeys(this.mixer) : nothing}
    `;
  }
}
