import { type GaugeKind, gaugeSlotBytes } from "../protocol/gauges.ts";
import { METER_BYTES, READOUT_BYTES } from "../protocol/layout.ts";

const SLOTS: Readonly<Record<string, number>> = {
  meter: METER_BYTES,
  readout: READOUT_BYTES,
  ...(gaugeSlotBytes satisfies Record<GaugeKind, number>),
};

/** What a thing by its name in a linked plan (`meter vocal:output`, `edge ...`) occupies of the status region: 0 for all that is not there. */
export function slotBytes(name: string): number {
  return SLOTS[name.slice(0, name.indexOf(" "))] ?? 0;
}
