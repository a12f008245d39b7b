import type { Clips } from "./clips.ts";
import type { Desk } from "./desk.ts";
import type { Edits } from "./edits.ts";
import type { Impulses } from "./impulses.ts";
import type { ValueStore } from "./param.ts";
import type { Readings } from "./readings.ts";
import type { MixerStrip } from "./strip.ts";
import type { Taps } from "./taps.ts";

/** What a strip, insert or send needs of the mixer it belongs to. */
export interface MixerParts {
  readonly desk: Desk;
  readonly edits: Edits;
  readonly store: ValueStore;
  readonly readings: Readings;
  readonly taps: Taps;
  readonly clips: Clips;
  readonly impulses: Impulses;
  stripNamed(id: string): MixerStrip;
  /** @throws GraphError `removed` for a strip that is gone, `unknown-strip` for one of another mixer */
  idOf(strip: MixerStrip): string;
  revive(target: string): void;
}
