import { html, LitElement } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { MixerInsert, MixerStrip } from "postfade";

/** What a console prints where a whole name has no room. */
const SHORT: Readonly<Record<string, string>> = { compressor: "Comp", equaliser: "EQ" };

/** Which insert's parameters should be shown; bubbles from the list to the page. */
export class OpenInsert extends Event {
  constructor(
    readonly strip: MixerStrip,
    readonly insert: MixerInsert,
  ) {
    super("open-insert", { bubbles: true });
  }
}

/** A strip's plugins in the order the sound meets them, each with its bypass; pressing a name opens its panel. */
export class InsertList extends LitElement {
  static override properties = {
    strip: { attribute: false },
    opened: { attribute: false },
    wide: { attribute: false },
    shape: { attribute: false },
  };
  declare strip: MixerStrip;
  declare opened: MixerInsert | null;
  /** There is room for whole names. */
  declare wide: boolean;
  declare shape: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    return html`${repeat(
      this.strip.inserts,
      ({ id }) => id,
      (insert) => {
        const { id, label } = insert.plugin;
        const written = this.wide ? label : (SHORT[id] ?? label);
        return html`<div class="insert ${insert.faulted ? "faulted" : ""}">
          <param-switch class="bypass" .param=${insert.bypassed} .label="Bypass ${label} on ${this.strip.name}"></param-switch>
          <button
            type="button"
            class="name"
            aria-label="${written} on ${this.strip.name}${insert.faulted ? ", faulted" : ""}"
            aria-pressed=${insert === this.opened ? "true" : "false"}
            @click=${() => this.dispatchEvent(new OpenInsert(this.strip, insert))}
          >${written}</button>
        </div>`;
      },
    )}`;
  }
}
