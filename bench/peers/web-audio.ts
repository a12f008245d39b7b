import type { Contestant } from "../contestant.ts";
import { CLIP_FRAMES, clips, SAMPLE_RATE } from "../session/clips.ts";
import type { Band, Compression, StandardSession } from "../session/standard.ts";

const gainOf = (db: number) => 10 ** (db / 20);
const SHAPES = { "low-shelf": "lowshelf", bell: "peaking", "high-shelf": "highshelf" } as const;

/**
 * Web Audio's own nodes in an OfflineAudioContext: what a mixer on the web is built of when nobody brings an engine.
 * @param Context the browser's, or one that imitates it
 */
export function offlineNodes(Context: typeof OfflineAudioContext): Contestant {
  return {
    prepare: async (session, frames) => {
      const context = new Context(2, frames, SAMPLE_RATE);
      connectDesk(context, session);
      return async () => {
        const heard = await context.startRendering();
        return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
      };
    },
  };
}

/**
 * The standard session out of Web Audio's own nodes, one for each stage: buffer source, gain, biquads, dynamics compressor, panner.
 * Its biquads and its panner are the definition's; its compressor is another and costlier one, with a look-ahead and make-up of its own.
 */
function connectDesk(context: BaseAudioContext, session: StandardSession): void {
  const dynamics = (compression: Compression) => (session.compressors ? [compressor(context, compression)] : []);
  const mixBus = gain(context, 0);
  const { bands, compression, faderDb } = session.mixBus;
  const stages = [...bands.map((band) => biquad(context, band)), ...dynamics(compression), gain(context, faderDb)];
  chain(mixBus, ...stages, gain(context, session.master.faderDb), context.destination);
  const aux = gain(context, session.aux.faderDb);
  aux.connect(mixBus);
  const buses = session.buses.map((bus) => {
    const sum = gain(context, 0);
    chain(sum, ...dynamics(bus.compression), gain(context, bus.faderDb), mixBus);
    return sum;
  });
  const sounds = clips(session.tracks.length);
  for (const [t, track] of session.tracks.entries()) {
    const fader = gain(context, track.faderDb);
    const strip = [
      gain(context, track.trimDb),
      ...track.bands.map((band) => biquad(context, band)),
      ...dynamics(track.compression),
    ];
    const panner = context.createStereoPanner();
    panner.pan.value = track.pan;
    chain(looped(context, sounds[t]!), ...strip, fader, panner, buses[track.bus]!);
    chain(fader, gain(context, track.sendDb), aux);
  }
}

function chain(...nodes: readonly AudioNode[]): void {
  for (const [i, node] of nodes.slice(0, -1).entries()) node.connect(nodes[i + 1]!);
}

function looped(context: BaseAudioContext, channels: readonly Float32Array<ArrayBuffer>[]): AudioNode {
  const buffer = context.createBuffer(2, CLIP_FRAMES, SAMPLE_RATE);
  for (const [channel, samples] of channels.entries()) buffer.copyToChannel(samples, channel);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.start();
  return source;
}

function gain(context: BaseAudioContext, db: number): AudioNode {
  const node = context.createGain();
  node.gain.value = gainOf(db);
  return node;
}

function biquad(context: BaseAudioContext, { shape, frequencyHz, q, gainDb }: Band): AudioNode {
  const node = context.createBiquadFilter();
  node.type = SHAPES[shape];
  node.frequency.value = frequencyHz;
  node.Q.value = q;
  node.gain.value = gainDb;
  return node;
}

function compressor(context: BaseAudioContext, { thresholdDb, kneeDb, ratio, attackMs, releaseMs }: Compression): AudioNode {
  const node = context.createDynamicsCompressor();
  node.threshold.value = thresholdDb;
  node.knee.value = kneeDb;
  node.ratio.value = ratio;
  node.attack.value = attackMs / 1000;
  node.release.value = releaseMs / 1000;
  return node;
}
