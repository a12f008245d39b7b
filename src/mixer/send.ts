import { GraphError } from "../graph/errors.ts";
import type { Send, Tap } from "../graph/graph.ts";
import { sendControls } from "../plugins/desk.ts";
import { type Param, paramsOf } from "./param.ts";
import type { MixerParts } from "./parts.ts";
import type { MixerStrip } from "./strip.ts";

/** A copy of a strip's signal on its way to a bus. */
export class MixerSend {
  readonly level: Param<(typeof sendControls)["levelDb"]>;
  readonly pan: Param<(typeof sendControls)["pan"]>;
  readonly mute: Param<(typeof sendControls)["mute"]>;
  readonly #parts: MixerParts;

  constructor(
    parts: MixerParts,
    readonly strip: string,
    readonly id: string,
  ) {
    this.#parts = parts;
    const { levelDb, pan, mute } = paramsOf(sendControls, `${strip}>${id}`, parts.store);
    this.level = levelDb;
    this.pan = pan;
    this.mute = mute;
  }

  get #send(): Send {
    const send = this.#parts.desk.graph.strips.get(this.strip)?.sends.find(({ id }) => id === this.id);
    if (!send) throw new GraphError("removed", [this.strip, this.id], `send "${this.strip}>${this.id}" was removed`);
    return send;
  }

  get to(): MixerStrip {
    return this.#parts.stripNamed(this.#send.to);
  }

  get tap(): Tap {
    return this.#send.tap;
  }

  remove(): void {
    this.#parts.edits.removeSend(this.strip, this.id);
  }
}
