import { html, LitElement } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Meter, Mixer, MixerInsert, MixerStrip } from "postfade";
import { MeterBridge } from "../meters/bridge.ts";
import { compressorOf } from "./compressor-view.ts";
import { deskOrder } from "./desk-order.ts";
import type { OpenInsert } from "./insert-list.ts";

interface Opened {
  strip: MixerStrip;
  insert: MixerInsert;
}

/** The whole desk: a rack that scrolls, the mix bus and the master that stay in sight, one canvas of meters over both. */
export class DeskView extends LitElement {
  static override properties = { mixer: { attribute: false }, opened: { state: true }, shape: { state: true } };
  declare mixer: Mixer;
  declare opened: Opened | null;
  declare shape: number;
  #bridge = new MeterBridge();
  #meters = new Map<MixerStrip, Meter>();
  #faults = "";
  #stopListening = () => {};

  constructor() {
    super();
    this.opened = null;
    this.shape = 0;
    this.addEventListener("open-insert", (event) => {
      const { strip, insert } = event as OpenInsert;
      this.opened = { strip, insert };
      this.#showPanel();
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
    this.#bridge.close();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("mixer")) return;
    this.#stopListening();
    const redraw = () => {
      this.shape++;
    };
    const stops = [this.mixer.on("shape", redraw), this.mixer.on("status", () => this.#seeFaults())];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
    this.#meters = openMeters(this.mixer);
    this.opened = firstOpened(this.mixer);
  }

  /** On a narrow page the panel lies below everything: whoever presses a plugin's name would see nothing happen. */
  async #showPanel(): Promise<void> {
    await this.updateComplete;
    this.querySelector(".panel")?.scrollIntoView({ block: "nearest" });
  }

  /** Status comes thirty times a second; the desk is drawn again only when a plugin took itself out, or came back. */
  #seeFaults(): void {
    const faults = this.mixer.strips
      .flatMap(({ inserts }) => inserts.filter(({ faulted }) => faulted).map(({ target }) => target))
      .join();
    if (faults === this.#faults) return;
    this.#faults = faults;
    this.shape++;
  }

  protected override updated(): void {
    this.#bridge.remeasure();
  }

  protected override render() {
    const { rack, sums } = deskOrder(this.mixer);
    const rows = (count: (strip: MixerStrip) => number) => Math.max(0, ...this.mixer.strips.map(count));
    return html`
      <div
        class="desk"
        style="--rack: ${rack.length + this.mixer.vcas.length}; --sums: ${sums.length}; --inserts: ${rows((s) => s.inserts.length)}; --sends: ${rows((s) => s.sends.length)}"
      >
        <desk-bar .mixer=${this.mixer} .shape=${this.shape}></desk-bar>
        <section class="panel" id="insert-panel" aria-label="Plugin">${this.#panel()}</section>
        <section class="rack" data-rack aria-label="Tracks and buses" tabindex="0">
          ${this.#strips(rack, false)}
          ${repeat(this.mixer.vcas, same, (vca) => html`<vca-view .vca=${vca} .shape=${this.shape}></vca-view>`)}
        </section>
        <section class="places" aria-label="Where the fader stands">
          ${repeat(sums, same, (strip) => html`<fader-place .mixer=${this.mixer} .strip=${strip} .shape=${this.shape}></fader-place>`)}
        </section>
        <section class="sums" aria-label="Mix bus and master">${this.#strips(sums, true)}</section>
        ${this.#bridge.canvas}
      </div>
    `;
  }

  #panel() {
    const { opened } = this;
    if (!opened) return html`<p class="hint">Press a plugin's name to see its parameters.</p>`;
    return html`<insert-panel .strip=${opened.strip} .insert=${opened.insert} .shape=${this.shape}></insert-panel>`;
  }

  #strips(strips: readonly MixerStrip[], sum: boolean) {
    return repeat(
      strips,
      same,
      (strip) => html`<strip-view
        .mixer=${this.mixer}
        .strip=${strip}
        .meter=${this.#meters.get(strip)}
        .bridge=${this.#bridge}
        .opened=${this.opened?.insert ?? null}
        .shape=${this.shape}
        .sum=${sum}
      ></strip-view>`,
    );
  }
}

/** Strips of two sessions may have the same id; the object itself is what a view belongs to. */
const same = <T>(one: T) => one;

/** In one edit, for each meter is a change of what the engine does. They live as long as their mixer. */
function openMeters(mixer: Mixer): Map<MixerStrip, Meter> {
  return mixer.edit(() => new Map(mixer.strips.map((strip) => [strip, strip.meter("post-fader")])));
}

/** The compressor that the page is about. */
function firstOpened(mixer: Mixer): Opened | null {
  for (const strip of deskOrder(mixer).sums) {
    const insert = compressorOf(strip);
    if (insert) return { strip, insert };
  }
  return null;
}
