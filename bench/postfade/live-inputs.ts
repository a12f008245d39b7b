import { openMixer } from "../../src/web/open-mixer.ts";
import type { Contestant } from "../contestant.ts";
import { clips, SAMPLE_RATE } from "../session/clips.ts";
import { fadersOnly, standardDocument } from "../session/document.ts";
import type { StandardSession } from "../session/standard.ts";

/** The standard desk without inserts, in a worklet, every track fed by a node of the page instead of a clip. */
export const liveInputs: Contestant = {
  prepare: async (session, frames) => {
    const context = new OfflineAudioContext(2, frames, SAMPLE_RATE);
    const document = fadersOnly(standardDocument(session));
    const strips = document.strips.map(({ clips: _, ...strip }) => strip);
    const mixer = await openMixer(context, { session: { ...document, strips }, inputs: session.tracks.length });
    mixer.connect(context.destination);
    const tracks = mixer.strips.filter(({ role }) => role === "track");
    mixer.edit(() => {
      for (const [i, source] of sources(context, session).entries()) source.connect(tracks[i]!.input);
    });
    await mixer.arrived();
    return async () => {
      const heard = await context.startRendering();
      mixer.close();
      return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
    };
  },
};

/** The same nodes, straight to the destination: what they cost by themselves. */
export const sourcesAlone: Contestant = {
  prepare: async (session, frames) => {
    const context = new OfflineAudioContext(2, frames, SAMPLE_RATE);
    for (const source of sources(context, session)) source.connect(context.destination);
    return async () => {
      const heard = await context.startRendering();
      return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
    };
  },
};

function sources(context: BaseAudioContext, { tracks }: StandardSession): AudioBufferSourceNode[] {
  return clips(tracks.length).map((channels) => {
    const buffer = new AudioBuffer({ length: channels[0].length, numberOfChannels: 2, sampleRate: SAMPLE_RATE });
    for (const [channel, samples] of channels.entries()) buffer.copyToChannel(samples, channel);
    const source = new AudioBufferSourceNode(context, { buffer, loop: true });
    source.start();
    return source;
  });
}
