import { Fft } from "../../spectrum/fft.ts";

/** An impulse response as the engine reads it (`assembly/plugins/partitions.ts`): its spectra are worked out here, where nobody waits for sound. */

/** Frames that are convolved directly, and of each partition behind them. */
export const HEAD_FRAMES = 1024;
export const PARTITION_FRAMES = 512;
const SIZE = 2 * PARTITION_FRAMES;
const HEADER_FLOATS = 16;
const fourier = new Fft(SIZE);

/** How many floats the engine keeps of a response. @param paths of how many answers it is made */
export function impulseFloats(frames: number, paths: number): number {
  return HEADER_FLOATS + paths * (HEAD_FRAMES + partitionsOf(frames) * SIZE);
}

/** Engine memory for a response, and for the insert that is heard through it: its line is as long, to the next power of two, on both sides. */
export function impulseBytes({ channels }: { readonly channels: readonly Float32Array[] }): number {
  const frames = channels[0]?.length ?? 0;
  return 4 * (impulseFloats(frames, channels.length) + 4 * (partitionsOf(frames) * SIZE + 4 * SIZE));
}

const partitionsOf = (frames: number) => Math.max(0, Math.ceil((frames - HEAD_FRAMES) / PARTITION_FRAMES));

/** Of all its answers the heads, then by partitions their spectra: real parts, then imaginary ones, where that of 0 Hz is half the sample rate's. */
export function packedImpulse(paths: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const frames = paths[0]!.length;
  const partitions = partitionsOf(frames);
  const packed = new Float32Array(impulseFloats(frames, paths.length));
  packed.set([paths.length, partitions]);
  let at = HEADER_FLOATS;
  for (const path of paths) {
    packed.set(path.subarray(0, HEAD_FRAMES), at);
    at += HEAD_FRAMES;
  }
  const [re, im] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  for (let from = HEAD_FRAMES; from < frames; from += PARTITION_FRAMES)
    for (const path of paths) {
      re.fill(0);
      im.fill(0);
      re.set(path.subarray(from, from + PARTITION_FRAMES));
      fourier.transform(re, im);
      // The way back multiplies by as much.
      for (let k = 0; k < PARTITION_FRAMES; k++) {
        packed[at + k] = re[k]! / SIZE;
        packed[at + PARTITION_FRAMES + k] = (k === 0 ? re[PARTITION_FRAMES]! : im[k]!) / SIZE;
      }
      at += SIZE;
    }
  return packed;
}
