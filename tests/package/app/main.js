import { openMixer } from "postfade";

const SAMPLE_RATE = 48000;

/** The largest sample of the last half second of a second of 440 Hz through a desk, arranged by `arrange`. */
async function peakWhen(arrange) {
  const context = new OfflineAudioContext({ numberOfChannels: 2, length: SAMPLE_RATE, sampleRate: SAMPLE_RATE });
  const mixer = await openMixer(context);
  const track = mixer.addTrack({ name: "Tone" });
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(track.input);
  tone.start();
  arrange(track);
  mixer.connect(context.destination);
  await mixer.arrived();
  const sound = await context.startRendering();
  return Math.max(...sound.getChannelData(0).subarray(SAMPLE_RATE / 2), ...sound.getChannelData(1).subarray(SAMPLE_RATE / 2));
}

try {
  const levels = [
    await peakWhen(() => {}),
    await peakWhen((track) => {
      track.fader.value = -20;
    }),
    await peakWhen((track) => {
      track.mute.value = true;
    }),
  ];
  globalThis.heard = { levels, isolated: crossOriginIsolated };
} catch (error) {
  globalThis.heard = { failure: String(error) };
}
