import type { Contestant } from "../contestant.ts";
import { SAMPLE_RATE } from "../session/clips.ts";
import { connectWebAudioDesk } from "./web-audio.ts";

/** The browser's own nodes, in an OfflineAudioContext: what a mixer on the web is built of when nobody brings an engine. */
export const browserNodes: Contestant = {
  prepare: async (session, frames) => {
    const context = new OfflineAudioContext(2, frames, SAMPLE_RATE);
    connectWebAudioDesk(context, session);
    return async () => {
      const heard = await context.startRendering();
      return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
    };
  },
};
