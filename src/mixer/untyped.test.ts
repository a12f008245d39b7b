import { expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { constant } from "../../tests/desk/signals.ts";
import { compressor } from "../plugins/compressor.ts";
import { convolver } from "../plugins/convolver.ts";
import { gain } from "../plugins/gain.ts";

/** What the compiler refuses is refused by the mixer too, for callers without one; then nothing has changed. */
test.each<[what: string, code: RegExp, act: (mixer: never) => unknown]>([
  [
    "a send's tap",
    /^out-of-range: a>aux\.tap: "pre"/,
    (mixer: Untyped) => mixer.strip("a").addSend(mixer.strip("aux"), { tap: "pre" }),
  ],
  [
    "an insert's placement",
    /^out-of-range: a\/gain\.placement: "mid"/,
    (mixer: Untyped) => mixer.strip("a").addInsert(gain, {}, { placement: "mid" }),
  ],
  ["a meter's point", /^out-of-range: a meter of "a" stands at one of/, (mixer: Untyped) => mixer.strip("a").meter("nowhere")],
  ["a loudness meter's point", /^out-of-range: a meter of "a" stands/, (mixer: Untyped) => mixer.strip("a").loudness("nowhere")],
  ["a needle's point", /^out-of-range: a meter of "a" stands/, (mixer: Untyped) => mixer.strip("a").needle("vu", "nowhere")],
  [
    "an edit that goes on later",
    /^async-edit: /,
    (mixer: Untyped) => mixer.edit(async () => (mixer.strip("a").fader.value = -6)),
  ],
  ["a track's name", /^bad-type: new track\.name: 5 is not a text/, (mixer: Untyped) => mixer.addTrack({ name: 5 })],
  ["a bus's name", /^bad-type: mix\.name: null is not a text/, (mixer: Untyped) => mixer.addBus({ id: "mix", name: null })],
  ["a VCA's name", /^bad-type: new vca\.name: an object/, (mixer: Untyped) => mixer.addVca({ name: {} })],
  ["a group's name", /^bad-type: g\.name: 5 is not a text/, (mixer: Untyped) => mixer.addGroup({ id: "g", name: 5 })],
  ["a scene's name", /^bad-type: new scene\.name: true/, (mixer: Untyped) => mixer.storeScene({ name: true })],
  [
    "a track's channels",
    /^out-of-range: a-3\.channels: 3 is not 1/,
    (mixer: Untyped) => mixer.addTrack({ id: "a-3", channels: 3 }),
  ],
  [
    "a plugin's name for a plugin",
    /^bad-id: "compressor" is not a plugin of this engine; give its description: pluginById\.get\("compressor"\)/,
    (mixer: Untyped) => mixer.strip("a").addInsert("compressor"),
  ],
  [
    "a strip by its name, with what was meant",
    /^unknown-strip: no strip named "Aux" \(did you mean "aux"\?\); mixer\.strips has those there are/,
    (mixer: Untyped) => mixer.strip("Aux"),
  ],
  ["a VCA", /^unknown-vca: no VCA named "drums"; mixer\.vcas has/, (mixer: Untyped) => mixer.vca("drums")],
  ["a group", /^unknown-group: no group named "drums"; mixer\.groups has/, (mixer: Untyped) => mixer.group("drums")],
  ["a scene", /^unknown-scene: no scene named "verse"; mixer\.scenes has/, (mixer: Untyped) => mixer.scene("verse")],
  [
    "a value where its control is",
    /read only property 'fader' of object '#<MixerStrip>'/,
    (mixer: Untyped) => Object.assign(mixer.strip("a"), { fader: -6 }),
  ],
  [
    "a value where a plugin's parameter is",
    /read only property 'gainDb'/,
    (mixer: Untyped) =>
      mixer.edit(() => Object.assign((mixer.strip("a").addInsert(gain) as { params: object }).params, { gainDb: 3 })),
  ],
  [
    "a value where a control of the monitor is",
    /read only property 'dim' of object '#<Monitor>'/,
    (mixer: Untyped) => Object.assign(mixer.monitor, { dim: true }),
  ],
  [
    "a value where a send's level is",
    /read only property 'level' of object '#<MixerSend>'/,
    (mixer: Untyped) => mixer.edit(() => Object.assign(mixer.strip("a").addSend(mixer.strip("aux")) as object, { level: -6 })),
  ],
  [
    "a value where a setting is",
    /read only property 'panLaw'/,
    (mixer: Untyped) => Object.assign(mixer.settings, { panLaw: "-6dB" }),
  ],
  ["a plugin", /^bad-id: "nothing" is not a plugin/, (mixer: Untyped) => mixer.strip("a").addInsert(undefined)],
  [
    "a parameter that every object has",
    /^unknown-param: a\/gain: Gain has no parameter "toString"/,
    (mixer: Untyped) => mixer.strip("a").addInsert(gain, { toString: 1 }),
  ],
  ["a send's way", /^bad-type: nothing is not a strip/, (mixer: Untyped) => mixer.strip("a").addSend(undefined)],
  ["a way by name", /^bad-type: "aux" is not a strip of a mixer/, (mixer: Untyped) => mixer.strip("a").routeTo("aux")],
  ["a VCA's member", /^bad-type: 5 is not a strip/, (mixer: Untyped) => mixer.addVca({ members: [5] })],
  ["a scene's scope", /^bad-type: only: "a" is not a list/, (mixer: Untyped) => mixer.storeScene({ only: "a" })],
  [
    "a track's option, with what was meant",
    /^unknown-option: new track: there is no "outptu" \(did you mean "output"\?\); it takes id, name, channels, output$/,
    (mixer: Untyped) => mixer.addTrack({ outptu: "aux" }),
  ],
  ["a bus's option", /^unknown-option: new bus: there is no "faderDb"/, (mixer: Untyped) => mixer.addBus({ faderDb: -6 })],
  ["a VCA's option", /^unknown-option: new vca: there is no "mode"/, (mixer: Untyped) => mixer.addVca({ mode: "relative" })],
  ["a group's option", /^unknown-option: new group: there is no "link"/, (mixer: Untyped) => mixer.addGroup({ link: ["fader"] })],
  ["a scene's option", /^unknown-option: new scene: there is no "of"/, (mixer: Untyped) => mixer.storeScene({ of: ["a"] })],
  [
    "an insert's option",
    /^unknown-option: a: addInsert's options: there is no "bypassed"/,
    (mixer: Untyped) => mixer.strip("a").addInsert(gain, {}, { bypassed: true }),
  ],
  [
    "a key's option",
    /^unknown-option: a\/compressor\.sidechain: there is no "of"/,
    (mixer: Untyped) => mixer.strip("a").addInsert(compressor, {}, { sidechain: { of: "aux" } }),
  ],
  [
    "a send's option",
    /^unknown-option: a: addSend's options: there is no "level" \(did you mean "levelDb"\?\)/,
    (mixer: Untyped) => mixer.strip("a").addSend(mixer.strip("aux"), { level: -6 }),
  ],
  [
    "a meter's option",
    /^unknown-option: meter a:output: options: there is no "hold" \(did you mean "holdMs"\?\)/,
    (mixer: Untyped) => mixer.strip("a").meter("output", { hold: 100 }),
  ],
  [
    "a needle's option",
    /^unknown-option: needle of "a": options: there is no "holdMs"/,
    (mixer: Untyped) => mixer.strip("a").needle("vu", "output", { holdMs: 100 }),
  ],
  [
    "an analyser's option",
    /^unknown-option: analyser: options: there is no "bins"/,
    (mixer: Untyped) => mixer.strip("a").analyser("output", { bins: 512 }),
  ],
  [
    "a ramp's option",
    /^unknown-option: a\.faderDb: rampTo's options: there is no "ms"/,
    (mixer: Untyped) => mixer.strip("a").fader.rampTo(-6, { ms: 100 }),
  ],
  [
    "a point's field",
    /^unknown-option: a\.faderDb: points\[0\]: there is no "valueDb" \(did you mean "value"\?\)/,
    (mixer: Untyped) => mixer.strip("a").fader.automation.add({ frame: 0, valueDb: -6 }),
  ],
  [
    "a point's tension",
    /^out-of-range: .*tension "0.5" is/,
    (mixer: Untyped) => mixer.strip("a").fader.automation.add({ frame: 0, value: 0, tension: "0.5" }),
  ],
  [
    "points",
    /^bad-type: a\.faderDb: points: "all" is not a list of points/,
    (mixer: Untyped) => {
      mixer.strip("a").fader.automation.points = "all";
    },
  ],
  [
    "a comparison's side",
    /^unknown-option: compare\.begin: there is no "c"/,
    (mixer: Untyped) => mixer.compare.begin({ c: "now" }),
  ],
  [
    "options that are none",
    /^bad-type: new track: "drums" says nothing by name, as an object like \{ id \} does/,
    (mixer: Untyped) => mixer.addTrack("drums"),
  ],
  ["where a track goes", /^unknown-strip: no strip named "drums"/, (mixer: Untyped) => mixer.addTrack({ output: "drums" })],
  ["where a track may go", /^bad-route: /, (mixer: Untyped) => mixer.addTrack({ output: "a" })],
  ["an output of another kind", /^bad-type: 0 is not a strip/, (mixer: Untyped) => mixer.addTrack({ output: 0 })],
  ["a track's id", /^bad-id: /, (mixer: Untyped) => mixer.addTrack({ id: 5 })],
])("%s that there is not", async (_, code, act) => {
  const { mixer } = await openLive(session([track("a"), bus("aux")]), { sounds: { a: constant(100, 0.5) } });
  const before = mixer.toSession();
  expect(() => act(mixer as never)).toThrow(code);
  expect(mixer.toSession()).toEqual(before);
  expect(mixer.canUndo).toBe(false);
});

type Untyped = {
  strip(id: string): Record<
    "addSend" | "addInsert" | "meter" | "loudness" | "needle" | "analyser" | "routeTo",
    (...said: unknown[]) => unknown
  > & {
    fader: { value: number; rampTo(...said: unknown[]): void; automation: { add(point: object): void; points: unknown } };
  };
  edit(change: () => unknown): unknown;
  compare: { begin(said: object): void };
  monitor: object;
  settings: object;
} & Record<"addTrack" | "addBus" | "addVca" | "addGroup" | "storeScene" | "vca" | "group" | "scene", (said: unknown) => unknown>;

test("what is brought along is no option either, and is refused before it is brought", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  const audio = { sampleRate: 48000, channels: [constant(100, 0.5)] };
  const clip = { file: "take", audio, at: 100 };
  await expect(mixer.strip("a").addClip(clip)).rejects.toThrow(
    'unknown-option: a: new clip: there is no "at"; it takes file, audio',
  );
  const hall = mixer.strip("a").addInsert(convolver);
  const room = { file: "hall", audio, gainDb: -6 };
  await expect(hall.setImpulse(room)).rejects.toThrow('unknown-option: a/convolver: new impulse response: there is no "gainDb"');
  const scene = mixer.storeScene({ name: "s" });
  expect(() => scene.recall({ ms: 100 } as object)).toThrow('unknown-option: scene "s": recall\'s options: there is no "ms"');
  expect(() => scene.update({ of: [] } as object)).toThrow('unknown-option: scene "s": update\'s options: there is no "of"');
});

test("a strip goes at once where it is said to go: to a strip, by itself or by id, or nowhere", async () => {
  const { mixer } = await openLive(session([bus("drums")]));
  const drums = mixer.strip("drums");
  const outputs = [mixer.addTrack({ output: "drums" }), mixer.addBus({ output: drums }), mixer.addTrack({ output: null })];
  expect([...outputs, mixer.addTrack()].map(({ output }) => output)).toEqual([drums, drums, null, mixer.master]);
  expect(mixer.explain("track")).toContain("to drums");
});
