import { compressor, equaliser, gain, latency, type Mixer } from "postfade";

/** Never run: the type check itself is the test. Each of these must not compile, and a line that does fails the check. */
export function refused(mixer: Mixer): void {
  const strip = mixer.strip("kick");
  const bus = mixer.addBus({ name: "Room" });
  const squeeze = strip.addInsert(compressor, { thresholdDb: -20, ratio: "infinite", detector: "rms" });

  // @ts-expect-error a compressor has no threshold without a unit
  squeeze.params.threshold.value = -20;
  // @ts-expect-error values are set through their parameter, which checks them
  squeeze.params.thresholdDb.store;
  // @ts-expect-error a level is a number
  squeeze.params.thresholdDb.value = "-20";
  // @ts-expect-error a ratio ends somewhere or is infinite
  squeeze.params.ratio.value = "endless";
  // @ts-expect-error a make-up has an end
  squeeze.params.makeupDb.value = "infinite";
  // @ts-expect-error a detector there is not
  squeeze.params.detector.value = "peak";
  // @ts-expect-error an option there is not
  strip.addInsert(compressor, { treble: 3 });
  // @ts-expect-error a value of another kind
  strip.addInsert(equaliser, { band1On: 1 });
  // @ts-expect-error a place there is not
  strip.addInsert(gain, {}, { placement: "behind" });
  // @ts-expect-error a key is a strip, not its name
  strip.addInsert(compressor, {}, { sidechain: { from: "bass" } });
  mixer.addTrack({ name: "Snare", output: bus });
  // @ts-expect-error an option of tracks there is not
  mixer.addTrack({ name: "Snare", outptu: bus });
  // @ts-expect-error an option of inserts there is not
  strip.addInsert(gain, {}, { dry: 1 });

  squeeze.readout("reductionDb");
  // @ts-expect-error a readout the plugin does not have
  squeeze.readout("foo");
  // @ts-expect-error a plugin that says nothing
  strip.addInsert(latency).readout("reductionDb");
  // @ts-expect-error what takes the compressor's place says nothing either
  squeeze.replace(gain).readout("reductionDb");
  // @ts-expect-error and has its own parameters
  squeeze.replace(gain).params.ratio;
  // @ts-expect-error a switch is on or off
  squeeze.bypassed.value = 1;
  // @ts-expect-error a share is a number
  squeeze.wet.value = true;

  // @ts-expect-error a tap there is not
  strip.addSend(bus, { tap: "pre" });
  // @ts-expect-error an option of sends there is not
  strip.addSend(bus, { gainDb: 0 });
  // @ts-expect-error a send goes to a strip, not to its name
  strip.addSend("room");
  // @ts-expect-error a tap there is not
  strip.sends[0]!.tap = "post";
  // @ts-expect-error neither mono nor stereo
  strip.channels = 3;
  // @ts-expect-error its id stays for good
  strip.id = "snare";
  // @ts-expect-error a pan law there is not
  strip.panLaw.value = "-9dB";
  // @ts-expect-error what is nowhere is null
  strip.routeTo(undefined);
  // @ts-expect-error a standard without its type
  strip.needle("ppm");
  // @ts-expect-error the monitor has one point, and no name for it
  mixer.monitor.needle("vu", "output");
  // @ts-expect-error sides are a and b
  mixer.compare.hear("c");
  // @ts-expect-error what is compared are scenes or what is now, and no strips
  mixer.compare.begin({ a: strip });
  // @ts-expect-error a side is heard by being told to
  mixer.state.compare!.heard = "a";
  // @ts-expect-error a point there is not
  strip.meter("pre");
  // @ts-expect-error a setting there is not
  mixer.settings.soloLevel;
  // @ts-expect-error a mode there is not
  mixer.settings.soloMode.value = "solo";
  // @ts-expect-error an event there is not
  mixer.on("shapes", () => {});
  // @ts-expect-error an event says what it says
  mixer.on("value", ({ strip }) => strip);
  // @ts-expect-error a report is read, not written
  mixer.latency.totalFrames = 0;
}
