import { GraphError } from "../../src/graph/errors.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { type Deed, edits, oneOf } from "./deeds.ts";
import { laneDeeds } from "./lane-deeds.ts";
import { choices } from "./signals.ts";

/** What is no change of shape, nor of lanes: values, VCAs, groups, scenes, names. */
const moves: readonly Deed[] = [
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.bypassed.value = pick(0, 1) === 1;
  },
  (_, strip, pick) => {
    strip.fader.value = -pick(0, 150) + 6;
  },
  (_, strip, pick) => {
    strip.pan.value = pick(-10, 10) / 10;
  },
  (_, strip, pick) => {
    strip.mute.value = pick(0, 3) === 0;
  },
  (_, strip, pick) => {
    strip.solo.value = pick(0, 5) === 0;
  },
  (mixer, _, pick) => {
    mixer.settings.panLaw.value = oneOf(["0dB", "-3dB", "-4.5dB", "-6dB"] as const, pick)!;
    mixer.settings.delayCompensation.value = pick(0, 2) > 0;
  },
  (_, strip, pick) => {
    const send = oneOf(strip.sends, pick);
    if (send) send.level.value = -pick(0, 60);
  },
  (mixer, strip) => void mixer.addVca({ members: [strip] }),
  (mixer, strip, pick) => oneOf(mixer.vcas, pick)?.addMember(strip),
  (mixer, _, pick) => oneOf(mixer.vcas, pick)?.remove(),
  (mixer, _, pick) => {
    const vca = oneOf(mixer.vcas, pick);
    if (vca) vca.fader.value = -pick(0, 20);
  },
  (mixer, strip, pick) => void mixer.addGroup({ members: [...new Set([strip, oneOf(mixer.strips, pick)!])] }),
  (mixer, _, pick) => oneOf(mixer.groups, pick)?.remove(),
  (mixer, strip, pick) => void mixer.storeScene(pick(0, 1) === 0 ? {} : { only: [strip] }),
  (mixer, _, pick) => oneOf(mixer.scenes, pick)?.recall({ overMs: pick(0, 3) * 30 }),
  (mixer, _, pick) => oneOf(mixer.scenes, pick)?.recall({ overMs: pick(0, 3) * 30 }),
  (mixer, _, pick) => oneOf(mixer.scenes, pick)?.[pick(0, 1) === 0 ? "remove" : "update"](),
  (_, strip) => {
    strip.name = `${strip.name}'`;
  },
];

/** Does what a number says, or several things as one edit or one gesture; what is refused says why in words of the graph. */
export function doAny(mixer: Mixer, seed: number): void {
  const pick = choices(seed);
  const one = () => oneOf(oneOf([edits, moves, laneDeeds], pick)!, pick)!(mixer, oneOf(mixer.strips, pick)!, pick);
  const several = () => {
    for (let n = pick(1, 4); n > 0; n--) attempt(one);
  };
  const way = pick(0, 9);
  attempt(way === 0 ? () => mixer.edit(several) : way === 1 ? () => mixer.gesture(several) : one);
}

function attempt(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}
