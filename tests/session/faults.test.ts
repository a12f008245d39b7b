import { expect, test } from "vitest";
import type { SessionDocument } from "../../src/session/document.ts";
import { SessionError } from "../../src/session/fault.ts";
import { loadSession } from "../../src/session/load.ts";
import { complaints, EVERY_PLUGIN, set, strip } from "./complaints.ts";
import { fullDocument } from "./desk.ts";

test.each<[string, (document: SessionDocument) => void, string[]]>([
  ["format", (d) => set(d, "format", "other"), ['bad-format: format: found "other", expected "postfade-session"']],
  ["version", (d) => set(d, "version", 2), ["bad-version: version: found 2, expected 1"]],
  ["wrong type", (d) => set(strip(d, "mix"), "mute", 1), ["bad-type: strips[3].mute: found 1, expected true or false"]],
  [
    "missing",
    (d) => set(strip(d, "mix"), "role", undefined),
    ['bad-type: strips[3].role: is missing; expected one of "track", "bus", "master"'],
  ],
  [
    "range",
    (d) => set(strip(d, "mix"), "faderDb", 20),
    ["out-of-range: strips[3].faderDb: found 20, expected a number from -144 to 12 (dB)"],
  ],
  [
    "key",
    (d) => set(strip(d, "mix"), "fader", 0),
    ['unknown-key: strips[3].fader: there is no key "fader" (did you mean "faderDb"?)'],
  ],
  ["odd key", (d) => set(d, "a b", 0), ['unknown-key: ["a b"]: there is no key "a b"']],
  [
    "plugin",
    (d) => set(strip(d, "master").inserts![0]!, "plugin", "gian"),
    [`unknown-plugin: strips[4].inserts[0].plugin: found "gian", expected one of ${EVERY_PLUGIN} (did you mean "gain"?)`],
  ],
  [
    "parameter",
    (d) => set(strip(d, "kick").inserts![1]!.params!, "tresholdDb", -3),
    ['unknown-param: strips[0].inserts[1].params.tresholdDb: there is no parameter "tresholdDb" (did you mean "thresholdDb"?)'],
  ],
  [
    "strip",
    (d) => set(strip(d, "kick").sends![0]!, "to", "rom"),
    ['unknown-strip: strips[0].sends[0].to: no strip named "rom" (did you mean "room"?)'],
  ],
  [
    "output",
    (d) => set(strip(d, "kick"), "output", "mux"),
    ['unknown-strip: strips[0].output: no strip named "mux" (did you mean "mix"?)'],
  ],
  [
    "key strip",
    (d) => set(strip(d, "kick").inserts![1]!.sidechain!, "from", "bas"),
    ['unknown-strip: strips[0].inserts[1].sidechain.from: no strip named "bas" (did you mean "bass"?)'],
  ],
  [
    "same strip",
    (d) => void d.strips.push({ id: "room", role: "bus" }),
    ['duplicate-id: strips[5].id: "room" is the name of strips[2] already; choose another'],
  ],
  [
    "strip and VCA",
    (d) => set(d.vcas![1]!, "id", "mix"),
    ['duplicate-id: vcas[1].id: "mix" is the name of strips[3] already; choose another'],
  ],
  [
    "same insert",
    (d) => set(strip(d, "kick").inserts![0]!, "id", "i2"),
    [
      'duplicate-id: strips[0].inserts[2].id: "i2" is the name of strips[0].inserts[0] already; choose another',
      'unknown-strip: automation[2].target: nothing is named "kick/eq" (did you mean "kick/i2"?); a target is written like mix.faderDb, kick/comp.ratio or kick>room.levelDb',
    ],
  ],
  ["a send that closes none", (d) => set(strip(d, "room"), "sends", [{ to: "mix" }]), []],
  [
    "circle",
    (d) => {
      set(strip(d, "room"), "output", "mix");
      set(strip(d, "mix"), "sends", [{ to: "room" }]);
    },
    ["cycle: strips[2].output: this closes a circle: mix -> room -> mix; open it somewhere"],
  ],
  [
    "itself",
    (d) => set(strip(d, "room"), "output", "room"),
    ["cycle: strips[2].output: this closes a circle: room -> room; open it somewhere"],
  ],
  [
    "key circle",
    (d) => set(strip(d, "kick").inserts![1]!.sidechain!, "from", "mix"),
    ["cycle: strips[0].inserts[1].sidechain.from: this closes a circle: kick -> mix -> kick; open it somewhere"],
  ],
  [
    "no master",
    (d) => set(strip(d, "master"), "role", "bus"),
    ['no-master: strips: no strip has the role "master"; a desk needs one, for everything to end in'],
  ],
  [
    "two masters",
    (d) => set(strip(d, "mix"), "role", "master"),
    ["many-masters: strips[4].role: strips[3] is the master already; make this one a bus"],
  ],
  [
    "to a track",
    (d) => set(strip(d, "kick"), "output", "bass"),
    ['bad-route: strips[0].output: "bass" is a track; an output goes to a bus, to the master, or nowhere (null)'],
  ],
  [
    "send to a track",
    (d) => set(strip(d, "kick").sends![0]!, "to", "bass"),
    ['bad-route: strips[0].sends[0].to: "bass" is a track; a send goes to a bus'],
  ],
  [
    "master's output",
    (d) => set(strip(d, "master"), "output", "mix"),
    ["bad-route: strips[4].output: the master goes to the outputs of the desk; leave output out"],
  ],
  [
    "bus with clips",
    (d) => set(strip(d, "mix"), "clips", [{ file: "a.wav" }]),
    ["bad-route: strips[3].clips: a bus plays no clips; give them to a track that goes to it"],
  ],
  [
    "keyed gain",
    (d) => set(strip(d, "master").inserts![0]!, "sidechain", { from: "bass" }),
    ["bad-route: strips[4].inserts[0].sidechain: i0 is a gain, which listens to no key; leave sidechain out"],
  ],
  [
    "member",
    (d) => set(d.vcas![0]!, "members", ["kik"]),
    ['unknown-strip: vcas[0].members[0]: no strip or VCA named "kik" (did you mean "kick"?)'],
  ],
  [
    "VCA of itself",
    (d) => void d.vcas![0]!.members!.push("band"),
    ["cycle: vcas[1].members[0]: a VCA would move itself: drums -> band -> drums; take one member out"],
  ],
  [
    "twice a member",
    (d) => set(d.vcas![0]!, "members", ["kick", "kick"]),
    ['duplicate-id: vcas[0].members[1]: "kick" stands at [0] already; name it once'],
  ],

  [
    "group's member",
    (d) => set(d.groups![0]!, "members", ["kik", "drums"]),
    [
      'unknown-strip: groups[0].members[0]: no strip named "kik" (did you mean "kick"?)',
      'bad-route: groups[0].members[1]: "drums" is a VCA; a group links strips, and a VCA is moved by itself or by a VCA above it',
    ],
  ],
  [
    "group's control",
    (d) => set(d.groups![0]!, "controls", ["fadr"]),
    [
      'out-of-range: groups[0].controls[0]: found "fadr", expected one of "fader", "mute", "solo", "trim", "polarity", "pan", "width", "soloSafe" (did you mean "fader"?)',
    ],
  ],
  [
    "group's name",
    (d) => set(d.groups![1]!, "id", "rhythm"),
    ['duplicate-id: groups[1].id: "rhythm" is the name of groups[0] already; choose another'],
  ],
  [
    "target",
    (d) => set(d.automation![0]!, "target", "mix.fader"),
    ['unknown-param: automation[0].target: "mix" has no "fader" (did you mean "faderDb"?)'],
  ],
  [
    "order",
    (d) => set(d.automation![0]!.points![1]!, "frame", 99999),
    ["out-of-range: automation[0].points[2].frame: found 9600 after 99999; points stand in the order of their frames"],
  ],
  [
    "point value",
    (d) => set(d.automation![0]!.points![1]!, "value", 13),
    ["out-of-range: automation[0].points[1].value: found 13, expected a number from -144 to 12 (dB)"],
  ],
  [
    "point type",
    (d) => set(d.automation![2]!.points![0]!, "value", 1),
    ["bad-type: automation[2].points[0].value: found 1, expected true or false"],
  ],
  [
    "through 0",
    (d) => set(d.automation![0]!.points![2]!, "value", 1),
    [
      'out-of-range: automation[0].points[1].curve: found "exponential" from -2 to 1, expected "linear", "curve" or "hold": it cannot touch or cross 0',
    ],
  ],
  [
    "to infinite",
    (d) =>
      set(d.automation![1]!, "points", [
        { frame: 0, value: 2, curve: "linear" },
        { frame: 9, value: "infinite" },
      ]),
    [
      'bad-type: automation[1].points[0].curve: found "linear" from 2 to "infinite", expected "hold": only numbers have values between',
    ],
  ],
  [
    "latency",
    (d) => void d.automation!.push({ target: "kick/i2.frames", points: [{ frame: 0, value: 65 }] }),
    [
      "out-of-range: automation[4].points[0].value: 65 would change how late the plugin is, and a render cannot; leave frames as it is",
    ],
  ],
  [
    "twice",
    (d) => void d.automation!.push({ target: "mix.faderDb" }),
    ['duplicate-id: automation[4].target: "mix.faderDb" is automated by automation[0] already; join the two'],
  ],
  [
    "scenes of one name",
    (d) => set(d.scenes![1]!, "id", "verse"),
    ['duplicate-id: scenes[1].id: "verse" is the name of scenes[0] already; choose another'],
  ],
  [
    "scene's target",
    (d) => set(d.scenes![0]!, "values", { "mux.faderDb": 0, "mix.fader": 0, ">monitor.dim": true }),
    [
      'unknown-strip: scenes[0].values["mux.faderDb"]: nothing is named "mux" (did you mean "mix"?); a target is written like mix.faderDb, kick/comp.ratio or kick>room.levelDb',
      'unknown-param: scenes[0].values["mix.fader"]: "mix" has no "fader" (did you mean "faderDb"?)',
      'unknown-strip: scenes[0].values[">monitor.dim"]: nothing is named ">monitor"; a target is written like mix.faderDb, kick/comp.ratio or kick>room.levelDb',
    ],
  ],
  [
    "scene's value",
    (d) => set(d.scenes![0]!, "values", { "mix.faderDb": 13, "mix.mute": 1, "mix.pan": [] }),
    [
      'bad-type: scenes[0].values["mix.pan"]: found a list, expected a number, a text, or true or false',
      'out-of-range: scenes[0].values["mix.faderDb"]: found 13, expected a number from -144 to 12 (dB)',
      'bad-type: scenes[0].values["mix.mute"]: found 1, expected true or false',
    ],
  ],
  [
    "scene's values",
    (d) => set(d.scenes![0]!, "values", ["mix.faderDb"]),
    ["bad-type: scenes[0].values: found a list, expected values by target (an object)"],
  ],
])("%s", (_, spoil, expected) => {
  expect(complaints(spoil)).toEqual(expected);
});

test("every fault is told, not only the first", () => {
  const told = complaints((document) => {
    set(strip(document, "mix"), "faderDb", "loud");
    set(strip(document, "kick").sends![1]!, "to", "rom");
    set(strip(document, "kick"), "colour", "red");
    set(document.vcas![0]!, "members", ["snare"]);
  });
  expect(told.map((line) => line.split(":")[0])).toEqual(["unknown-key", "bad-type", "unknown-strip", "unknown-strip"]);
});

test("loading refuses with all of them, and says where text stops being JSON", () => {
  expect(() => loadSession({ ...fullDocument(), version: 2, sampleRate: 1 })).toThrow(
    expect.objectContaining({
      faults: [expect.objectContaining({ code: "bad-version" }), expect.objectContaining({ code: "out-of-range" })],
    }),
  );
  let refused: unknown;
  try {
    loadSession('{\n  "format": "postfade-session",\n  "version": 1,,\n}');
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(SessionError);
  expect((refused as SessionError).faults).toMatchObject([{ code: "bad-json", path: "" }]);
  expect((refused as SessionError).message).toContain('line 3, column 16: found ",", expected a key in quotes');
});
