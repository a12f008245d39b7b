import type { SessionDocument } from "../../src/session/document.ts";
import { openMixer } from "../../src/web/open-mixer.ts";
import type { Contestant } from "../contestant.ts";
import { CLIP_FRAMES, SAMPLE_RATE } from "../session/clips.ts";
import { fadersOnly, standardAudio, standardDocument } from "../session/document.ts";
import type { StandardSession } from "../session/standard.ts";

/** For everything but clips. */
const DESK_MEGABYTES = 48;
const CLIP_MEGABYTES = (2 * (CLIP_FRAMES + 16) * 4) / 2 ** 20;

/** Postfade as a page has it: `openMixer` on an OfflineAudioContext, the engine in its AudioWorklet. */
export const postfadeWorklet: Contestant = worklet(standardDocument);

/** The same desk without inserts. */
export const clipInputs: Contestant = worklet((session) => fadersOnly(standardDocument(session)));

function worklet(documentOf: (session: StandardSession) => SessionDocument): Contestant {
  return {
    prepare: async (session, frames) => {
      const context = new OfflineAudioContext(2, frames, SAMPLE_RATE);
      const audio = standardAudio(session.tracks.length);
      const memoryMegabytes = Math.ceil(DESK_MEGABYTES + session.tracks.length * CLIP_MEGABYTES);
      const document = documentOf(session);
      const mixer = await openMixer(context, {
        session: document,
        audio: async (file) => audio(file),
        memoryMegabytes,
        inputs: 1,
      });
      mixer.connect(context.destination);
      mixer.transport.loop = { from: 0, to: CLIP_FRAMES };
      mixer.transport.play();
      await mixer.arrived();
      return async () => {
        const heard = await context.startRendering();
        mixer.close();
        return { left: heard.getChannelData(0), right: heard.getChannelData(1) };
      };
    },
  };
}
