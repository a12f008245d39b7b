import type { Contestant } from "../contestant.ts";
import { importPeer } from "./install.ts";
import { offlineNodes } from "./web-audio.ts";

interface NodeWebAudio {
  readonly OfflineAudioContext: typeof OfflineAudioContext;
}

/** Web Audio in Node, written in Rust: the same graph as in the browser. */
export async function nodeWebAudio(): Promise<Contestant> {
  const { OfflineAudioContext } = await importPeer<NodeWebAudio>("node-web-audio-api");
  return offlineNodes(OfflineAudioContext);
}
