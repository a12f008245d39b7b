import { nodeEngine } from "../../src/cli/engine.ts";
import { type Contestant, roomFor } from "../contestant.ts";
import { standardAudio, standardDocument } from "../session/document.ts";
import { listen, playingDesk } from "./desk.ts";

/** Postfade as the command line has it: the engine through a loader, in Node. */
export const postfadeNode: Contestant = {
  prepare: async (session, frames) => {
    const desk = await playingDesk(standardDocument(session), standardAudio(session.tracks.length), nodeEngine);
    const heard = roomFor(frames);
    return () => listen(desk, heard);
  },
};
