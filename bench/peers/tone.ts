import * as Tone from "tone";
import type { Contestant } from "../contestant.ts";
import { clips, SAMPLE_RATE } from "../session/clips.ts";
import type { Band, Compression, StandardSession } from "../session/standard.ts";

const SHAPES = { "low-shelf": "lowshelf", bell: "peaking", "high-shelf": "highshelf" } as const;

/**
 * Tone.js in its own offline context, with the lightest of its classes for each stage. They stand on the browser's nodes, so filters and
 * panner are the definition's and the compressor is the browser's.
 */
export const toneDesk: Contestant = {
  prepare: async (session, frames) => {
    const context = new Tone.OfflineContext(2, frames / SAMPLE_RATE, SAMPLE_RATE);
    Tone.setContext(context);
    connectDesk(session);
    return async () => {
      const heard = await context.render(false);
      return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
    };
  },
};

function connectDesk(session: StandardSession): void {
  const dynamics = (compression: Compression) => (session.compressors ? [compressor(compression)] : []);
  const mixBus = gain(0);
  const { bands, compression, faderDb } = session.mixBus;
  mixBus.chain(
    ...bands.map(filter),
    ...dynamics(compression),
    gain(faderDb),
    gain(session.master.faderDb),
    Tone.getDestination(),
  );
  const aux = gain(session.aux.faderDb).connect(mixBus);
  const buses = session.buses.map((bus) => {
    const sum = gain(0);
    sum.chain(...dynamics(bus.compression), gain(bus.faderDb), mixBus);
    return sum;
  });
  const sounds = clips(session.tracks.length);
  for (const [t, track] of session.tracks.entries()) {
    const fader = gain(track.faderDb);
    const source = new Tone.ToneBufferSource({ url: Tone.ToneAudioBuffer.fromArray([...sounds[t]!]), loop: true });
    source.chain(gain(track.trimDb), ...track.bands.map(filter), ...dynamics(track.compression), fader);
    fader.chain(new Tone.Panner({ pan: track.pan, channelCount: 2 }), buses[track.bus]!);
    fader.chain(gain(track.sendDb), aux);
    source.start(0);
  }
}

const gain = (db: number) => new Tone.Gain({ gain: db, units: "decibels" });

const filter = ({ shape, frequencyHz, q, gainDb }: Band) =>
  new Tone.BiquadFilter({ type: SHAPES[shape], frequency: frequencyHz, Q: q, gain: gainDb });

const compressor = ({ thresholdDb, kneeDb, ratio, attackMs, releaseMs }: Compression) =>
  new Tone.Compressor({ threshold: thresholdDb, knee: kneeDb, ratio, attack: attackMs / 1000, release: releaseMs / 1000 });
