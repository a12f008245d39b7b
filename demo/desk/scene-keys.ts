import { html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Mixer, MixerScene } from "postfade";

/** How long a recall may take, in seconds. */
const TIMES = [0, 1, 3, 8] as const;

/** Stores the desk as it stands, and comes back to it, at once or in a while. */
export class SceneKeys extends LitElement {
  static override properties = {
    mixer: { attribute: false },
    shape: { attribute: false },
    chosen: { state: true },
    seconds: { state: true },
  };
  declare mixer: Mixer;
  declare shape: number;
  declare chosen: MixerScene | null;
  declare seconds: number;

  constructor() {
    super();
    this.chosen = null;
    this.seconds = TIMES[1];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The scene that is chosen may be gone, or back, by an undo. */
  protected override willUpdate(): void {
    const { scenes } = this.mixer;
    if (!this.chosen || !scenes.includes(this.chosen)) this.chosen = scenes.at(-1) ?? null;
  }

  #store = () => {
    this.chosen = this.mixer.storeScene({ name: `Scene ${this.mixer.scenes.length + 1}` });
  };

  protected override render() {
    return html`<div class="scenes" role="group" aria-label="Scenes">
      ${this.chosen ? this.#keys(this.chosen) : nothing}
      <button type="button" title="Keeps every value of the desk, to come back to" @click=${this.#store}>Store a scene</button>
    </div>`;
  }

  #keys(scene: MixerScene) {
    const { name } = scene;
    return html`
      <select
        aria-label="Scene"
        @change=${(event: Event) => {
          this.chosen = this.mixer.scenes[(event.target as HTMLSelectElement).selectedIndex]!;
        }}
      >
        ${this.mixer.scenes.map((one) => html`<option .selected=${live(one === scene)}>${one.name}</option>`)}
      </select>
      <button type="button" aria-label="Recall ${name}" @click=${() => scene.recall({ overMs: this.seconds * 1000 })}>Recall</button>
      <select
        aria-label="Time of a recall"
        @change=${(event: Event) => {
          this.seconds = TIMES[(event.target as HTMLSelectElement).selectedIndex]!;
        }}
      >
        ${TIMES.map((time) => html`<option .selected=${live(time === this.seconds)}>${time === 0 ? "at once" : `in ${time} s`}</option>`)}
      </select>
      <button type="button" aria-label="Update ${name}" title="Takes the values as they are now" @click=${() => scene.update()}>Update</button>
      <button type="button" aria-label="Delete ${name}" title="Delete ${name}" @click=${() => scene.remove()}>Delete</button>
    `;
  }
}
