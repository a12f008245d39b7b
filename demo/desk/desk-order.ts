import type { Mixer, MixerStrip } from "postfade";

/** The strips as they stand: the rack from left to right, and on the right the ones where the mix comes together. */
export interface DeskOrder {
  rack: readonly MixerStrip[];
  /** The mix bus, when there is one, and the master. */
  sums: readonly MixerStrip[];
}

/** Tracks, then the buses that strips go out to, then the auxes that are fed by sends; mix bus and master apart. */
export function deskOrder({ strips, master }: Mixer): DeskOrder {
  const mixBus = mixBusOf(strips, master);
  const sums = mixBus ? [mixBus, master] : [master];
  const placeOf = (strip: MixerStrip) => (strip.role === "track" ? 0 : isAux(strip, strips) ? 2 : 1);
  const rack = strips.filter((strip) => !sums.includes(strip)).sort((a, b) => placeOf(a) - placeOf(b));
  return { rack, sums };
}

/** A bus is the mix bus when nothing else goes to the master. */
function mixBusOf(strips: readonly MixerStrip[], master: MixerStrip): MixerStrip | undefined {
  const last = strips.filter((strip) => strip.output === master);
  return last.length === 1 && last[0]!.role === "bus" ? last[0] : undefined;
}

function isAux(strip: MixerStrip, strips: readonly MixerStrip[]): boolean {
  return strips.some((other) => other.sends.some((send) => send.to === strip)) && !strips.some((other) => other.output === strip);
}
