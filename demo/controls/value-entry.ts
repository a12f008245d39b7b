import { html, LitElement } from "lit";
import type { NumberSpec, Param } from "postfade";
import { ParamFollower } from "./param-follower.ts";
import { typedValue } from "./typed-value.ts";

/** How typing ended: by Enter or Escape (the keyboard wants to go on where it was), or by going elsewhere. */
export interface TypedDetail {
  byKey: boolean;
}

/** A field that shows a value and takes one by typing. A value that cannot be is said so, in the field's own bubble, and not taken. */
export class ValueEntry extends LitElement {
  static override properties = { param: { attribute: false }, label: { type: String }, once: { attribute: false } };
  declare param: Param;
  declare label: string;
  /** Takes the focus as it appears, and says by a `typed` event when it is done. */
  declare once: boolean;

  constructor() {
    super();
    this.once = false;
    new ParamFollower(this, () => [this.param]);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    if (this.once) this.#field.focus();
  }

  protected override updated(): void {
    if (document.activeElement !== this.#field) this.#show();
  }

  protected override render() {
    return html`<input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      aria-label=${this.label}
      @focus=${this.#open}
      @input=${() => this.#field.setCustomValidity("")}
      @keydown=${this.#pressed}
      @blur=${this.#left}
    />`;
  }

  get #field(): HTMLInputElement {
    return this.querySelector("input")!;
  }

  #show(): void {
    this.#field.setCustomValidity("");
    this.#field.value = this.param.text;
  }

  #open = () => {
    this.#show();
    this.#field.select();
  };

  #pressed = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#done(true);
    if (event.key === "Enter" && this.#take()) this.#done(true);
  };

  #left = () => {
    if (!this.#take()) this.#show();
    this.#done(false);
  };

  #done(byKey: boolean): void {
    this.#show();
    if (this.once) this.dispatchEvent(new CustomEvent<TypedDetail>("typed", { bubbles: true, detail: { byKey } }));
  }

  /** @returns whether the text was a value the parameter can hold */
  #take(): boolean {
    const typed = this.#field.value;
    if (typed === this.param.text) return true;
    const spec = this.param.spec as NumberSpec;
    const value = typedValue(spec, typed);
    try {
      if (value === undefined) throw new RangeError(`"${typed}" is not a number in ${spec.unit}`);
      this.param.value = value;
      return true;
    } catch (error) {
      this.#field.setCustomValidity(
        `${this.label}: ${error instanceof Error ? error.message : error}. Escape puts the old value back.`,
      );
      this.#field.reportValidity();
      return false;
    }
  }
}
