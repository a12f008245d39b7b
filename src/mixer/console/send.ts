import type { Born, Send, Tap } from "../../graph/graph.ts";
import { sendNow } from "../../graph/presence.ts";
import { sendControls } from "../../plugins/desk.ts";
import { checkedSide } from "../calls/checked.ts";
import type { Handle } from "./handles.ts";
import { OwnValues } from "./own-values.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import type { MixerStrip } from "./strip.ts";

/** A copy of a strip's signal on its way to a bus. */
export class MixerSend implements Handle {
  readonly id: string;
  /** Id of the strip it belongs to. */
  readonly strip: string;
  readonly level: Param<(typeof sendControls)["levelDb"]>;
  readonly pan: Param<(typeof sendControls)["pan"]>;
  readonly mute: Param<(typeof sendControls)["mute"]>;
  readonly #parts: MixerParts;
  readonly #strip: Born;
  readonly #born: Born;
  readonly #values: OwnValues;

  constructor(parts: MixerParts, strip: Born, born: Born) {
    this.id = born.id;
    this.strip = strip.id;
    this.#parts = parts;
    this.#strip = strip;
    this.#born = born;
    this.#values = new OwnValues(parts.store, () => this.#send);
    const { levelDb, pan, mute } = paramsOf(sendControls, `${strip.id}>${born.id}`, this.#values);
    this.level = levelDb;
    this.pan = pan;
    this.mute = mute;
    Object.freeze(this);
  }

  get #send(): Send {
    return sendNow(this.#parts.desk.graph, this.#strip, this.#born);
  }

  /** The bus it goes to. */
  get to(): MixerStrip {
    return this.#parts.stripNamed(this.#send.to);
  }

  /** Level, pan and mute stay. @throws GraphError `cycle` or `bad-route` (a send goes to a bus), and nothing changed. */
  set to(bus: MixerStrip) {
    this.#change({ to: this.#parts.idOf(bus) });
  }

  /** Where on its strip it begins. */
  get tap(): Tap {
    return this.#send.tap;
  }

  set tap(tap: Tap) {
    this.#change({ tap: checkedSide(`${this.strip}>${this.id}.tap`, tap) });
  }

  remove(): void {
    this.#parts.edits.removeSend(this.strip, this.#send.id);
  }

  /** @internal */
  rest(): void {
    this.#values.rest();
  }

  /** @internal */
  wake(): void {
    this.#values.wake();
  }

  #change(change: Partial<Omit<Send, "id">>): void {
    this.#parts.edits.changeSend(this.strip, this.#send.id, change);
  }
}
