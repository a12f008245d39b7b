import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import type { Meter, MeterReading } from "../mixer/meter.ts";
import type { Mixer } from "../mixer/mixer.ts";
import type { Param } from "../mixer/param.ts";
import type { MixerState } from "../mixer/state.ts";
import type { MixerStrip } from "../mixer/strip.ts";
import type { ParamSpec, ValueOf } from "../params/spec.ts";

/** A parameter's value, and what sets it: `const [levelDb, setLevelDb] = useParam(strip.fader)`. Draws again when the value is another. */
export function useParam<S extends ParamSpec>(param: Param<S>): readonly [ValueOf<S>, (value: ValueOf<S>) => void] {
  const value = useSyncExternalStore(
    useCallback((changed) => param.on(changed), [param]),
    () => param.value,
    () => param.value,
  );
  const set = useCallback(
    (next: ValueOf<S>) => {
      param.value = next;
    },
    [param],
  );
  return [value, set];
}

/** Whether it plays, what ran away, what can be taken back. */
export function useMixerState(mixer: Mixer): MixerState {
  return useSyncExternalStore(
    useCallback((changed) => mixer.on("state", changed), [mixer]),
    () => mixer.state,
    () => mixer.state,
  );
}

/** The desk's strips; draws again when one comes, leaves or has other inserts, sends or routes. */
export function useStrips(mixer: Mixer): readonly MixerStrip[] {
  const shape = useRef(0);
  useSyncExternalStore(
    useCallback(
      (changed) =>
        mixer.on("shape", () => {
          shape.current++;
          changed();
        }),
      [mixer],
    ),
    () => shape.current,
    () => shape.current,
  );
  return mixer.strips;
}

/** What a meter reads, about 30 times a second. Whoever opened the meter closes it. */
export function useMeter(mixer: Mixer, meter: Meter): MeterReading {
  const reading = useMemo(() => ({ now: meter.read() }), [meter]);
  return useSyncExternalStore(
    useCallback(
      (changed) =>
        mixer.on("meters", () => {
          reading.now = meter.read();
          changed();
        }),
      [mixer, meter, reading],
    ),
    () => reading.now,
    () => reading.now,
  );
}
