import { type Contestant, roomFor } from "../contestant.ts";
import { coefficients } from "../float64.ts";
import { clips, SAMPLE_RATE } from "../session/clips.ts";
import type { Band, Compression, StandardSession } from "../session/standard.ts";
import { importPeer } from "./install.ts";

/** What is used of Elementary: expressions, and the renderer that plays them without a clock. */
interface Core {
  readonly el: Record<"add" | "mul" | "max", (...signals: readonly Signal[]) => Signal> &
    Record<"biquad" | "skcompress", (...settingsAndSignal: readonly Signal[]) => Signal> & {
      abs(x: Signal): Signal;
      sample(props: { path: string; mode: "loop"; key: string }, trigger: Signal, rate: Signal): Signal;
    };
}
type Signal = number | object;
interface OfflineRenderer {
  initialize(options: object): Promise<void>;
  render(left: Signal, right: Signal): Promise<object>;
  process(inputs: readonly Float32Array[], outputs: readonly Float32Array[]): void;
}
type Pair = readonly [left: Signal, right: Signal];

const BLOCK_FRAMES = 512;
/** Everything it plays fades in over 50 ms, and every sample over half a second. */
const SETTLE_FRAMES = 38400;
const gainOf = (db: number) => 10 ** (db / 20);

/**
 * Elementary's offline renderer, in blocks of the length it begins with. Its `biquad` with the definition's coefficients: its own shelves
 * are others, and cost more. Its compressor has a soft knee, and smooths the level instead of the gain.
 */
export async function elementary(): Promise<Contestant> {
  const core = await importPeer<Core>("@elemaudio/core");
  const { default: Renderer } = await importPeer<{ default: new () => OfflineRenderer }>("@elemaudio/offline-renderer");
  return {
    settleFrames: SETTLE_FRAMES,
    prepare: async (session, frames) => {
      // Its glue code replaces globalThis.crypto by its own, which Node 20 forbids unless the property says it may.
      Object.defineProperty(globalThis, "crypto", { value: globalThis.crypto, writable: true, configurable: true });
      const renderer = new Renderer();
      const sounds = clips(session.tracks.length).flatMap((clip, t) => clip.map((samples, side) => [pathOf(t, side), samples]));
      await renderer.initialize({
        numInputChannels: 0,
        numOutputChannels: 2,
        sampleRate: SAMPLE_RATE,
        blockSize: BLOCK_FRAMES,
        virtualFileSystem: Object.fromEntries(sounds),
      });
      await renderer.render(...deskOf(core, session));
      const heard = roomFor(frames);
      return () => {
        renderer.process([], [heard.left, heard.right]);
        return heard;
      };
    },
  };
}

const pathOf = (track: number, side: number) => `clip-${track}-${side}`;

function deskOf({ el }: Core, session: StandardSession): Pair {
  const each = (pair: Pair, change: (x: Signal) => Signal): Pair => [change(pair[0]), change(pair[1])];
  const gain = (pair: Pair, db: number) => each(pair, (x) => el.mul(gainOf(db), x));
  const sum = (pairs: readonly Pair[]): Pair => [el.add(...pairs.map(([l]) => l)), el.add(...pairs.map(([, r]) => r))];
  const filter = (pair: Pair, band: Band) => each(pair, (x) => el.biquad(...coefficients(band), x));
  const dynamics = (pair: Pair, { attackMs, releaseMs, thresholdDb, ratio, kneeDb }: Compression): Pair => {
    if (!session.compressors) return pair;
    const key = el.max(el.abs(pair[0]), el.abs(pair[1]));
    return each(pair, (x) => el.skcompress(attackMs, releaseMs, thresholdDb, ratio, kneeDb, key, x));
  };
  const pan = ([left, right]: Pair, position: number): Pair => {
    const angle = ((position <= 0 ? position + 1 : position) * Math.PI) / 2;
    const [near, far] = [Math.cos(angle), Math.sin(angle)];
    return position <= 0
      ? [el.add(left, el.mul(near, right)), el.mul(far, right)]
      : [el.mul(near, left), el.add(right, el.mul(far, left))];
  };

  const faders = session.tracks.map((track, t) => {
    const clip = each([0, 1], (side) => el.sample({ path: pathOf(t, Number(side)), mode: "loop", key: `${t}-${side}` }, 1, 1));
    return gain(dynamics(track.bands.reduce(filter, gain(clip, track.trimDb)), track.compression), track.faderDb);
  });
  const aux = sum(session.tracks.map(({ sendDb }, t) => gain(faders[t]!, sendDb)));
  const buses = session.buses.map(({ compression, faderDb }, b) => {
    const tracks = session.tracks.flatMap((track, t) => (track.bus === b ? [pan(faders[t]!, track.pan)] : []));
    return gain(dynamics(sum(tracks), compression), faderDb);
  });
  const { bands, compression, faderDb } = session.mixBus;
  const mix = sum([...buses, gain(aux, session.aux.faderDb)]);
  return gain(gain(dynamics(bands.reduce(filter, mix), compression), faderDb), session.master.faderDb);
}
