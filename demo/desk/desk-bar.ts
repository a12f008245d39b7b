import { html, LitElement } from "lit";
import type { Mixer } from "postfade";

/** Over the strips: what can be taken back, the scenes, and a VCA more. */
export class DeskBar extends LitElement {
  static override properties = { mixer: { attribute: false }, shape: { attribute: false } };
  declare mixer: Mixer;
  /** Counts the desk's changes of shape; a new number redraws. */
  declare shape: number;
  #stopListening = () => {};

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
    this.#stopListening = this.mixer.on("state", ({ change }) => change === "history" && this.requestUpdate());
  }

  protected override render() {
    const { mixer } = this;
    const { undoLabel, redoLabel } = mixer.state;
    return html`
      <div class="history" role="group" aria-label="History">
        ${step("Undo", undoLabel, () => mixer.undo())} ${step("Redo", redoLabel, () => mixer.redo())}
      </div>
      <scene-keys .mixer=${mixer} .shape=${this.shape}></scene-keys>
      <button type="button" class="add" @click=${() => mixer.addVca({ name: `VCA ${mixer.vcas.length + 1}` })}>Add a VCA</button>
    `;
  }
}

/** A button that says what it would do; one that has nothing to do keeps the focus that it has. */
const step = (verb: string, label: string | null, go: () => void) => html`<button
  type="button"
  aria-disabled=${label === null ? "true" : "false"}
  title=${label === null ? `Nothing to ${verb.toLowerCase()}` : `${verb} ${label}`}
  @click=${go}
>${verb} <span class="what">${label ?? ""}</span></button>`;
