import type { Mixer } from "../../src/mixer/mixer.ts";
import { type Deed, oneOf, type Pick } from "./deeds.ts";

/** Several steps back and forth at once: of all that the engine hears where it ends. */
function walk(mixer: Mixer, pick: Pick): void {
  for (let turns = pick(1, 3); turns > 0; turns--) {
    for (let n = pick(1, 6); n > 0; n--) mixer.undo();
    for (let n = pick(0, 6); n > 0; n--) mixer.redo();
  }
}

/** Faders, sends' levels, pans and wets: what a ramp can move. */
function rampable(mixer: Mixer, strip: Parameters<Deed>[1], pick: Pick) {
  const [send, insert, vca] = [oneOf(strip.sends, pick), oneOf(strip.inserts, pick), oneOf(mixer.vcas, pick)];
  const all = [strip.fader, strip.trim, strip.pan, send?.level, send?.pan, insert?.wet, vca?.fader];
  return oneOf(
    all.filter((param) => param !== undefined),
    pick,
  )!;
}

/** What a user does while the desk plays, beside editing it: ramps, the transport, time travel, comparisons, solos that a lane moves. */
export const playDeeds: readonly Deed[] = [
  (mixer, _, pick) => walk(mixer, pick),
  (mixer, _, pick) => walk(mixer, pick),
  (mixer, strip, pick) => {
    const { spec, ...param } = { spec: rampable(mixer, strip, pick), at: mixer.frame + pick(0, 2000), overMs: pick(0, 60) };
    spec.rampTo(spec.spec.min + (pick(0, 10) / 10) * (Math.min(spec.spec.max, 6) - spec.spec.min), param);
  },
  (mixer, strip, pick) => rampable(mixer, strip, pick).cancelAndHold(mixer.frame + pick(0, 1) * pick(0, 2000)),
  (_, strip, pick) => {
    const frames = [0, pick(1, 1500), pick(1501, 3000)];
    strip.solo.automation.points = frames.map((frame) => ({ frame, value: pick(0, 1) === 1 }));
  },
  (_, strip) => strip.solo.automation.clear(),
  (mixer, strip, pick) => {
    mixer.settings.soloMode.value = oneOf(["in-place", "afl", "pfl"] as const, pick)!;
    strip.solo.value = pick(0, 1) === 1;
    strip.soloSafe.value = pick(0, 3) === 0;
  },
  (mixer, _, pick) => oneOf(mixer.scenes, pick)?.recall({ overMs: pick(0, 80) }),
  (mixer, strip, pick) => {
    mixer.edit(() => {
      oneOf(mixer.scenes, pick)?.recall({ overMs: pick(0, 80) });
      strip.fader.value = -pick(0, 20);
    });
  },
  (mixer, _, pick) => mixer.compare.begin({ ...(pick(0, 1) && { a: oneOf(mixer.scenes, pick) ?? "now" }), match: false }),
  ({ compare }, _, pick) => {
    if (compare.state) compare.hear(oneOf(["a", "b"] as const, pick)!);
  },
  ({ compare }, _, pick) => {
    if (compare.state) for (let n = pick(1, 3); n > 0; n--) compare.hear(oneOf(["a", "b"] as const, pick)!);
  },
  ({ compare }) => compare.end(),
  ({ transport }) => transport.play(),
  ({ transport }) => transport.stop(),
  ({ transport }, _, pick) => transport.locate(pick(0, 3000)),
  ({ transport }, _, pick) => {
    transport.loop = pick(0, 2) ? { from: pick(0, 500), to: pick(600, 3000) } : null;
  },
  (_, strip, pick) => {
    const param = oneOf([strip.fader, strip.pan, strip.mute, strip.solo], pick)!;
    if (param.isTouched) return param.release();
    param.touch();
    param.travel = pick(0, 10) / 10;
  },
];
