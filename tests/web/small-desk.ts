import { clipBytes } from "../../src/plan/contents.ts";
import { encode } from "../../src/protocol/encode.ts";
import type { EngineLayout } from "../../src/protocol/engine-layout.ts";
import { RAMP_BYTES, stripCells } from "../../src/protocol/layout.ts";
import { gainBits, type StepName, stepHead, stepWords } from "../../src/protocol/steps.ts";

/** As little of a desk as can show a mistake in time: input 0 and one clip, summed, through a gain that moves, to the output. */
export interface SmallDesk {
  readonly records: readonly Uint8Array[];
  /** Where the clip's left channel has to be loaded; the right one follows. */
  readonly audioAt: number;
}

/** @param rolls whether the transport starts at frame 0 */
export function smallDesk(
  { heap, zeros, trash, unity, transportGate }: EngineLayout,
  clipFrames: number,
  rolls = true,
): SmallDesk {
  const [plan, clip, ramp, sum, quad, audioAt] = [0, 1024, 2048, 4096, 8192, 16384].map((at) => heap + at) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const straight = unity + stripCells.indexOf("ll") * RAMP_BYTES;
  const planRecord = write(plan, [
    ...step("clear", sum, 2),
    ...step("input", sum, 2, 0),
    ...step("clip", sum, 2, clip),
    ...step("gather", quad, 2, gainBits.trim, sum, zeros, zeros, zeros, 0, 0, 0, 0, ramp, unity, unity, unity),
    ...step("clear", sum, 2),
    ...step("sum", quad, 2, 0, unity, unity, unity, unity, straight, straight, straight, straight, sum, trash, trash, trash),
    ...step("output", sum, 0),
    ...step("end"),
  ]);
  return {
    audioAt,
    records: [
      planRecord,
      clipRecord(clip, audioAt, clipFrames),
      encode("glide", 0, { address: ramp, frames: 0, target: 1 }),
      encode("glide", 0, { address: transportGate, frames: 0, target: 1 }),
      encode("swap", 0, { plan, serial: 1, moves: 0, moveCount: 0 }),
      encode("roll", 0, { playing: rolls ? 1 : 0, serial: 2, position: 0 }),
      ...[301, 1000, 1001, 2999].map((frame, i) =>
        encode("glide", frame, { address: ramp, frames: 777, target: [0.25, 1, 0.5, 0.75][i]! }),
      ),
    ],
  };
}

function step(name: StepName, ...words: number[]): number[] {
  return [stepHead(name), ...words, ...new Array<number>(stepWords(name) - 1 - words.length).fill(0)];
}

function write(address: number, words: readonly number[]): Uint8Array {
  const payload = new Uint8Array(new Uint32Array(words).buffer);
  return encode("write", 0, { address, length: payload.length }, payload);
}

function clipRecord(address: number, audio: number, lengthFrames: number): Uint8Array {
  const whole = { gain: 1, fadeInFrames: 0, fadeOutFrames: 0, startFrame: 0, lengthFrames };
  const payload = clipBytes({ left: audio, right: audio + lengthFrames * 4, ...whole });
  return encode("write", 0, { address, length: payload.length }, payload);
}
