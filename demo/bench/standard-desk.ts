import { openMixer, type WebMixer } from "postfade";
import { CLIP_FRAMES } from "../../bench/session/clips.ts";
import { standardAudio, standardDocument } from "../../bench/session/document.ts";
import { standardSession } from "../../bench/session/standard.ts";

/** Clips that the tracks share: memory is not what is measured here. */
const CLIPS = 16;
const MEGABYTES = 128;
/** A large desk arrives at once. */
const RING_BYTES = 2 ** 22;
/** All but silent: the work is the same. */
const MASTER_DB = -60;

/** The standard desk of so many tracks on a context, rolling. */
export async function openStandardDesk(context: BaseAudioContext, strips: number): Promise<WebMixer> {
  const document = standardDocument(standardSession(strips), CLIPS);
  document.strips.find(({ role }) => role === "master")!.faderDb = MASTER_DB;
  const audio = standardAudio(CLIPS);
  const mixer = await openMixer(context, {
    session: document,
    audio: async (file) => audio(file),
    memoryMegabytes: MEGABYTES,
    inputs: 1,
    ringBytes: RING_BYTES,
  });
  mixer.connect(context.destination);
  mixer.transport.loop = { from: 0, to: CLIP_FRAMES };
  mixer.transport.play();
  await mixer.arrived();
  return mixer;
}
