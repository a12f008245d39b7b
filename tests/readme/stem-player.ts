import { compressor, openMixer } from "postfade";

/** Four stems through a mix bus with a compressor: play with `mixer.transport.play()`, move `mix.fader.value`, draw `levels()`. */
export async function stemPlayer(context: AudioContext, stems: readonly string[]) {
  const mixer = await openMixer(context);
  mixer.connect(context.destination);
  const mix = mixer.addBus({ name: "Mix" });
  const glue = mix.addInsert(compressor, { thresholdDb: -18, ratio: 3, attackMs: 20 });
  const tracks = await Promise.all(
    stems.map(async (file) => {
      const track = mixer.addTrack({ name: file, output: mix });
      const found = await fetch(file);
      if (!found.ok) throw new Error(`${file}: the server answers ${found.status}`);
      const audio = await context.decodeAudioData(await found.arrayBuffer());
      await track.addClip({ file, audio }); // from frame 0; startFrame says another
      return track;
    }),
  );
  mixer.on("end", () => {
    mixer.transport.stop();
    mixer.transport.locate(0);
  });
  const meters = [...tracks, mix].map((strip) => strip.meter("output"));
  const reduction = glue.reductionMeter();
  const levels = () => ({ peaksDb: meters.map((meter) => meter.read().peakDb), reductionDb: reduction.read() });
  return { mixer, tracks, mix, levels };
}
