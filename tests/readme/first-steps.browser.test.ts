import { wavOf } from "postfade";
import { expect, test } from "vitest";
import { ducker } from "./ducker.ts";
import { stemPlayer } from "./stem-player.ts";

const RATE = 48000;
const patience = { timeout: 10_000, interval: 100 };

test("the stem player on the page plays its stems through the mix bus, whose compressor turns them down and whose fader is after it", async () => {
  const context = new AudioContext({ sampleRate: RATE });
  const stem = (hz: number) => {
    const sine = Float32Array.from({ length: 4 * RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / RATE));
    return URL.createObjectURL(new Blob([wavOf([sine, sine], { sampleRate: RATE })], { type: "audio/wav" }));
  };
  const { mixer, tracks, mix, levels } = await stemPlayer(context, [110, 220, 330, 440].map(stem));
  mixer.transport.loop = { from: 0, to: 4 * RATE };
  mixer.transport.play();
  await expect.poll(() => levels().reductionDb.reductionDb, patience).toBeGreaterThan(6);
  const { peaksDb } = levels();
  expect(peaksDb.length).toBe(5);
  // Half of full scale on each track.
  for (const [left] of peaksDb.slice(0, tracks.length)) expect(left).toBeCloseTo(-6.02, 0);
  mix.fader.value = -60;
  await expect.poll(() => levels().peaksDb[4]![0], patience).toBeLessThan(-50);
  expect(levels().reductionDb.reductionDb).toBeGreaterThan(6);
  mixer.close();
});

test("the ducker on the page turns the music down while the voice speaks, by its range and no more", async () => {
  const context = new AudioContext({ sampleRate: RATE });
  const voice = new GainNode(context, { gain: 0 });
  const music = new GainNode(context, { gain: 0.3 });
  for (const [node, frequency] of [
    [voice, 440],
    [music, 220],
  ] as const) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(node);
    tone.start();
  }
  const { mixer, duck } = await ducker(context, voice, music);
  const bed = mixer.strip("music").meter("output");
  await expect.poll(() => bed.read().peakDb[0], patience).toBeGreaterThan(-15);
  expect(duck.readout("reductionDb")).toBeCloseTo(0, 3);
  voice.gain.value = 0.5;
  await expect.poll(() => duck.readout("reductionDb"), patience).toBeCloseTo(12, 1);
  voice.gain.value = 0;
  await expect.poll(() => duck.readout("reductionDb"), patience).toBeLessThan(0.5);
  mixer.close();
});
