import { compressor, openMixer } from "postfade";

/** Music that makes room while somebody speaks: a compressor on the music, keyed by the voice. */
export async function ducker(context: AudioContext, voice: AudioNode, music: AudioNode) {
  const mixer = await openMixer(context);
  mixer.connect(context.destination);
  const speaker = mixer.addTrack({ name: "Voice", channels: 1 });
  const bed = mixer.addTrack({ name: "Music" });
  voice.connect(speaker.input);
  music.connect(bed.input);
  const duck = bed.addInsert(
    compressor,
    { thresholdDb: -40, ratio: "infinite", rangeDb: 12, attackMs: 50, releaseMs: 600, keyLowCutHz: 120 },
    { sidechain: { from: speaker } }, // after the speaker's fader; tap: "pre-fader" listens before it
  );
  return { mixer, duck }; // duck.readout("reductionDb") is how far the music is down
}
