import type { Desk } from "../desk/desk.ts";
import type { Clips } from "../edits/clips.ts";
import type { Edits } from "../edits/edits.ts";
import type { Impulses } from "../edits/impulses.ts";
import type { ValueStore } from "../edits/value-store.ts";
import type { Taps } from "../meters/taps.ts";
import type { Readings } from "../stage/readings.ts";
import type { MixerStrip } from "./strip.ts";

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
