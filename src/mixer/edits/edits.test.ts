import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { GraphError } from "../../graph/errors.ts";
import { compressor } from "../../plugins/compressor.ts";
import type { PluginSpec } from "../../plugins/describe.ts";
import { equaliser } from "../../plugins/equaliser.ts";
import { gain } from "../../plugins/gain.ts";

const desk = () =>
  session([
    track("vocal", { output: "mix", sends: [{ id: "s", to: "room" }] }),
    track("drums", { output: "mix" }),
    bus("room"),
    bus("mix"),
  ]);
const open = async () => (await openLive(desk(), { sounds: { vocal: new Float32Array(8), drums: new Float32Array(8) } })).mixer;

const thrownBy = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe("what was removed", () => {
  test("throws when it is asked for anything, and says what it was", async () => {
    const mixer = await open();
    const strip = mixer.strip("vocal");
    const insert = strip.addInsert(gain);
    const [send] = strip.sends;
    insert.remove();
    send!.remove();
    expect(thrownBy(() => insert.place("post-fader"))).toMatchObject({ code: "removed", ids: ["vocal", "gain"] });
    expect(thrownBy(() => insert.placement)).toMatchObject({
      code: "removed",
      message: 'removed: insert "vocal/gain" was removed',
    });
    expect(thrownBy(() => send!.to)).toMatchObject({ code: "removed", message: 'removed: send "vocal>s" was removed' });
    expect(() => insert.params.gainDb.value).toThrow('removed: insert "vocal/gain" was removed');
    strip.remove();
    expect(() => strip.name).toThrow('removed: strip "vocal" was removed');
    expect(() => {
      strip.fader.value = 0;
    }).toThrow('removed: strip "vocal" was removed');
    expect(() => strip.meter()).toThrow(GraphError);
  });

  test("is forgotten by sessions, and its id can be used again with values as new", async () => {
    const mixer = await open();
    mixer.strip("vocal").fader.value = -20;
    mixer.strip("vocal").remove();
    const again = mixer.addTrack({ id: "vocal" });
    expect(again.fader.value).toBe(0);
    expect(mixer.toSession().strips.map(({ id }) => id)).toEqual(["drums", "room", "mix", "master", "vocal"]);
  });
});

describe("adding", () => {
  test("makes ids from names, and others where they are taken", async () => {
    const mixer = await open();
    const ids = ["Lead Vocal", "Lead Vocal", "a/b>c", undefined, undefined].map(
      (name) => mixer.addTrack(name === undefined ? {} : { name }).id,
    );
    expect(ids).toEqual(["lead-vocal", "lead-vocal-2", "a-b-c", "track", "track-2"]);
    const inserts = [gain, gain, equaliser].map((plugin: PluginSpec) => mixer.strip("drums").addInsert(plugin).id);
    expect(inserts).toEqual(["gain", "gain-2", "equaliser"]);
  });

  test("puts inserts before the fader, on the master behind it", async () => {
    const mixer = await open();
    expect(mixer.strip("mix").addInsert(gain).placement).toBe("pre-fader");
    expect(mixer.master.addInsert(gain).placement).toBe("post-fader");
  });

  test.each([
    [
      "a parameter nobody has",
      { treble: 3 },
      'unknown-param: drums/compressor: Compressor has no parameter "treble"; it has thresholdDb, ratio, kneeDb',
    ],
    [
      "a value out of range",
      { thresholdDb: 40 },
      "out-of-range: drums/compressor.thresholdDb: 40 is not a number from -80 to 12 (dB)",
    ],
    [
      "a value of another kind",
      { detector: "loud" },
      'out-of-range: drums/compressor.detector: "loud" is not one of "decoupled", "branching", "rms"',
    ],
  ])("refuses %s", async (_, said, message) => {
    const mixer = await open();
    expect(() => mixer.strip("drums").addInsert(compressor, said as object)).toThrow(message);
    expect(mixer.strip("drums").inserts).toHaveLength(0);
  });

  test("refuses a plugin that is not one of the engine's, and a key for one that has none", async () => {
    const mixer = await open();
    expect(() => mixer.strip("drums").addInsert({ id: "fuzz", label: "Fuzz", params: {} })).toThrow(
      'bad-id: "fuzz" is not a plugin of this engine',
    );
    const keyed = { sidechain: { from: mixer.strip("vocal") } };
    expect(() => mixer.strip("drums").addInsert(gain, {}, keyed)).toThrow(
      "bad-sidechain: Gain listens to no key; leave sidechain out",
    );
  });
});

test("a value that concerns the whole desk may be set while an edit waits for its plan", async () => {
  const live = await openLive(desk(), { sounds: { vocal: new Float32Array(8000).fill(0.5), drums: new Float32Array(8000) } });
  live.mixer.transport.play();
  await live.render(1024);
  live.mixer.strip("vocal").routeTo(null);
  live.mixer.strip("drums").routeTo(null);
  live.mixer.strip("room").solo.value = true;
  await live.render(4000);
  expect(live.mixer.strip("room").solo.value).toBe(true);
});
