import { expect } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { clickDbfs } from "./clicks.ts";
import { openLive } from "./live.ts";
import { distance } from "./measure.ts";
import { sine } from "./signals.ts";

/** Something done to a desk that plays a sine of 0 dBFS, and what the left side must then sound like. */
export interface ClickCase {
  readonly name: string;
  readonly desk: SessionDocument;
  readonly act: (mixer: Mixer) => void;
  /** The left side at a frame; `x` gives the sine, which is the sound of every track. */
  readonly declared: (frame: number, x: (frame: number) => number) => number;
}

/** The frame at which every case acts; no multiple of anything. */
export const AT = 4001;
const FRAMES = 9000;
const SOUND_FRAMES = 40000;

export interface ClickReport {
  readonly residualDbfs: number;
  readonly declaredResidualDbfs: number;
  readonly distance: number;
}

export async function clickOf({ desk, act, declared }: ClickCase, hz: number): Promise<ClickReport> {
  const sound = sine(SOUND_FRAMES, hz);
  const files = new Set(desk.strips.flatMap(({ clips }) => clips?.map(({ file }) => file) ?? []));
  const live = await openLive(desk, { sounds: Object.fromEntries([...files].map((file) => [file, sound])) });
  live.mixer.transport.play();
  await live.render(AT);
  act(live.mixer);
  await live.render(FRAMES - AT);
  const { left } = live.heard();
  const expected = Float64Array.from({ length: FRAMES }, (_, frame) => declared(frame, (at) => sound[at] ?? 0));
  return {
    residualDbfs: clickDbfs(left, AT),
    declaredResidualDbfs: clickDbfs(expected, AT),
    distance: distance(left, expected),
  };
}

/** No click: at most -70 dBFS above 8 kHz, at most 6 dB above the declared ramp alone, and -120 dBFS from it. */
export async function expectNoClick(clickCase: ClickCase): Promise<void> {
  for (const hz of [50, 1000]) {
    const report = await clickOf(clickCase, hz);
    expect(report.residualDbfs).toBeLessThanOrEqual(-70);
    expect(report.residualDbfs).toBeLessThanOrEqual(report.declaredResidualDbfs + 6);
    expect(report.distance).toBeLessThanOrEqual(1e-6);
  }
}
