import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import type { MixerGroup } from "../mixer/console/group.ts";
import type { Param } from "../mixer/console/param.ts";
import type { MixerScene } from "../mixer/console/scene.ts";
import type { MixerStrip } from "../mixer/console/strip.ts";
import type { MixerVca } from "../mixer/console/vca.ts";
import { Meter, type MeterReading, SILENT } from "../mixer/meters/meter.ts";
import type { Mixer } from "../mixer/mixer.ts";
import type { MixerState } from "../mixer/news/state.ts";
import type { ParamSpec, ValueOf } from "../params/spec.ts";

/** A parameter's value, and what sets it: `const [levelDb, setLevelDb] = useParam(strip.fader)`. Draws again when the value changes. */
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

/** What would be taken back, or done once more, as a person would call it, and what does so: for two buttons. */
export function useHistory(mixer: Mixer): {
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly undo: () => string | null;
  readonly redo: () => string | null;
} {
  const { undoLabel, redoLabel } = useMixerState(mixer);
  const undo = useCallback(() => mixer.undo(), [mixer]);
  const redo = useCallback(() => mixer.redo(), [mixer]);
  return { undoLabel, redoLabel, undo, redo };
}

/** The desk's strips; draws again when one comes, leaves or has other inserts, sends or routes. */
export function useStrips(mixer: Mixer): readonly MixerStrip[] {
  useShape(mixer);
  return mixer.strips;
}

/** The desk's VCAs; draws again when one comes, leaves, or has another name or other members. */
export function useVcas(mixer: Mixer): readonly MixerVca[] {
  useShape(mixer);
  return mixer.vcas;
}

/** The desk's groups; draws again when one comes, leaves, or links otherwise. */
export function useGroups(mixer: Mixer): readonly MixerGroup[] {
  useShape(mixer);
  return mixer.groups;
}

/** The desk's scenes; draws again when one is stored, named, taken anew or removed. */
export function useScenes(mixer: Mixer): readonly MixerScene[] {
  useShape(mixer);
  return mixer.scenes;
}

/** Draws again when the desk has another shape, whatever of it. */
function useShape(mixer: Mixer): void {
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
}

/** Whatever of the desk is read again and again: levels, loudness, true peaks, needles, gain reduction, an analyser. */
export interface MeterOf<R> {
  read(): R;
}

/**
 * What a meter reads, about 30 times a second. Whoever opened the meter closes it. Once its strip is gone, this is what it read last: where it has
 * read nothing, silence of a `Meter`, and `null` of any other.
 */
export function useMeter(mixer: Mixer, meter: Meter): MeterReading;
export function useMeter<R>(mixer: Mixer, meter: MeterOf<R>): R | null;
export function useMeter(mixer: Mixer, meter: MeterOf<unknown>): unknown {
  const reading = useMemo(() => ({ now: readingOf(meter, meter instanceof Meter ? SILENT : null) }), [meter]);
  return useSyncExternalStore(
    useCallback(
      (changed) =>
        mixer.on("meters", () => {
          reading.now = readingOf(meter, reading.now);
          changed();
        }),
      [mixer, meter, reading],
    ),
    () => reading.now,
    () => reading.now,
  );
}

/** A strip may leave before what draws its meter does. */
function readingOf(meter: MeterOf<unknown>, last: unknown): unknown {
  try {
    return meter.read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "removed") return last;
    throw error;
  }
}
