import { compressor, openMixer } from "postfade";

const context = new AudioContext();
export const mixer = await openMixer(context);
mixer.connect(context.destination);

const mix = mixer.addBus({ name: "Mix Bus" });
export const glue = mix.addInsert(compressor, { thresholdDb: -24, ratio: 2 }); // before the mix bus's fader
const synth = mixer.addTrack({ name: "Synth" });
synth.routeTo(mix);

const oscillator = new OscillatorNode(context, { frequency: 220 });
oscillator.connect(synth.input); // any AudioNode: a microphone, a player, another library
oscillator.start();
mix.fader.value = -6; // dB; the compressor does not notice
export const meter = mix.meter("output");
setTimeout(() => console.log(meter.read().peakDb, glue.readout("reductionDb")), 1000);
