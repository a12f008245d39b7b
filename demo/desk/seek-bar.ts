import { html, LitElement } from "lit";
import type { Playback } from "postfade";
import { BEAT_FRAMES, barText } from "./musical-time.ts";

/** Where in the piece the music is, as a thumb to pull: an arrow key goes by a beat. */
export class SeekBar extends LitElement {
  static override properties = { transport: { attribute: false } };
  declare transport: Playback | null;
  #pulled = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Follows the music, unless somebody has the thumb. */
  follow(frame: number): void {
    const bar = this.querySelector("input");
    if (!bar || this.#pulled) return;
    const beat = String(Math.floor(frame / BEAT_FRAMES));
    if (bar.value === beat) return;
    bar.value = beat;
    bar.ariaValueText = `bar ${barText(frame)}`;
  }

  #seek = (event: Event) => {
    this.#pulled = false;
    const frame = Number((event.target as HTMLInputElement).value) * BEAT_FRAMES;
    this.dispatchEvent(new CustomEvent<number>("seek", { detail: frame }));
  };

  protected override render() {
    const beats = Math.max(1, Math.floor((this.transport?.lengthFrames ?? 0) / BEAT_FRAMES));
    return html`<input
      class="seek"
      type="range"
      aria-label="Position"
      min="0"
      .max=${String(beats)}
      step="1"
      value="0"
      ?disabled=${!this.transport}
      @input=${() => {
        this.#pulled = true;
      }}
      @change=${this.#seek}
    />`;
  }
}
