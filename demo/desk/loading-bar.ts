import { html, LitElement, nothing } from "lit";
import type { Loading, Mixer } from "postfade";

/** How many tracks are in the engine of a desk that was there before them; gone when all are. */
export class LoadingBar extends LitElement {
  static override properties = { mixer: { attribute: false }, loading: { state: true } };
  declare mixer: Mixer | null;
  declare loading: Loading | null;
  #stopListening = () => {};

  constructor() {
    super();
    this.mixer = null;
    this.loading = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("mixer")) return;
    this.#stopListening();
    this.loading = this.mixer?.state.loading ?? null;
    const stop = this.mixer?.on("state", ({ change, state }) => {
      if (change === "loading") this.loading = state.loading;
    });
    this.#stopListening = () => stop?.();
  }

  protected override render() {
    if (!this.loading) return nothing;
    const { ready, asked } = this.loading;
    return html`<progress max=${asked} value=${ready} aria-label="Tracks that are there"></progress>
      <span role="status">Loading tracks: ${ready} of ${asked}</span>`;
  }
}
