import { renderOffline } from "../../src/offline/render.ts";
import { loadSession } from "../../src/session/load.ts";
import { SAMPLE_RATE } from "../desk/signals.ts";
import { wholeDesk, wholeSounds } from "./whole-desk.ts";

/** For a test in a page: a Worker that renders the whole desk when it is told where the fader of `keys` stands. */
const sounds = wholeSounds();
const audio = (file: string) => ({ sampleRate: SAMPLE_RATE, channels: [sounds[file]!].flat() });

self.onmessage = async ({ data }: MessageEvent<{ faderDb: number }>) => {
  const document = wholeDesk();
  document.strips.find(({ id }) => id === "keys")!.faderDb = data.faderDb;
  const { left, right } = await renderOffline(loadSession(document), { audio });
  self.postMessage({ left, right });
};
