import fc from "fast-check";
import { expect, test } from "vitest";
import { loadSession } from "../../src/session/load.ts";
import { saveSession, sessionText } from "../../src/session/save.ts";
import { fullDocument } from "./desk.ts";

test("what is left unsaid is said once loaded", () => {
  const session = loadSession(fullDocument());
  const at = (target: string) => session.values.get(target);
  expect([at("bass.faderDb"), at("bass.panMode"), at("bass.mutePoints"), at("kick.mutePoints"), at("kick.panLaw")]).toEqual([
    0,
    "dual",
    "post-fader",
    "pre-fader+post-fader",
    "session",
  ]);
  expect([
    at("kick/eq.band1On"),
    at("kick/eq.band2On"),
    at("kick/eq.band3On"),
    at("kick/eq.bypassed"),
    at("kick/i1.ratio"),
  ]).toEqual([true, false, false, true, "infinite"]);
  expect([at("kick>s1.levelDb"), at("drums.mute"), at("band.faderDb")]).toEqual([0, true, 0]);
  const { strips, master } = session.graph;
  expect(master).toBe("master");
  expect(strips.get("kick")!.inserts.map(({ id, placement, latencyFrames }) => [id, placement, latencyFrames])).toEqual([
    ["eq", "post-fader", 40],
    ["i1", "pre-fader", 0],
    ["i2", "pre-fader", 64],
  ]);
  expect(strips.get("master")!.inserts[0]!.placement).toBe("post-fader");
  expect([strips.get("room")!.output, strips.get("bass")!.output, strips.get("master")!.output]).toEqual(["master", null, null]);
  expect(session.clips.get("kick")![1]).toEqual({
    file: "stems/kick.wav",
    startFrame: 20000,
    offsetFrames: 0,
    lengthFrames: null,
    gainDb: 0,
    fadeInFrames: 0,
    fadeOutFrames: 0,
  });
});

test("a track has the channels of its widest clip unless it says otherwise; buses are stereo", () => {
  const track = (id: string, channels?: 1 | 2) => ({
    id,
    role: "track",
    ...(channels ? { channels } : {}),
    clips: [{ file: `${id}.wav` }],
  });
  const document = {
    format: "postfade-session",
    version: 1,
    strips: [track("mono"), track("stereo"), track("said", 1), { id: "out", role: "master" }],
  };
  const session = loadSession(document, { channelsOf: (file) => (file === "mono.wav" ? 1 : 2) });
  expect([...session.graph.strips.values()].map(({ channels }) => channels)).toEqual([1, 2, 1, 2]);
  expect(sessionText(session)).toBe(sessionText(loadSession(document)));
  expect(session.graph.strips.get("mono")!.output).toBe("out");
});

test("load, save, load, save gives the same session and the same text", () => {
  const first = loadSession(fullDocument());
  const text = sessionText(first);
  const second = loadSession(text);
  expect(second).toEqual(first);
  expect(sessionText(second)).toBe(text);
  expect(loadSession(saveSession(second))).toEqual(first);
});

test("what equals its default is not written, and what only seems to is", () => {
  const strips = [
    {
      id: "m",
      role: "master",
      faderDb: 0,
      pan: 0,
      inserts: [
        { plugin: "equaliser", params: { band1GainDb: 3, band1On: false } },
        { plugin: "equaliser", params: { band4GainDb: 0 } },
        { id: "i2", plugin: "gain", placement: "post-fader", bypassed: false, params: { gainDb: 0 } },
      ],
    },
  ];
  const document = saveSession(
    loadSession({ format: "postfade-session", version: 1, sampleRate: 48000, strips, vcas: [], automation: [] }),
  );
  expect(document).toEqual({
    format: "postfade-session",
    version: 1,
    strips: [
      {
        id: "m",
        role: "master",
        inserts: [
          { plugin: "equaliser", params: { band1On: false, band1GainDb: 3 } },
          { plugin: "equaliser", params: { band4On: true } },
          { plugin: "gain" },
        ],
      },
    ],
  });
});

test("keys stand in the order of the schema, whatever the order they came in", () => {
  const shuffled = JSON.parse(JSON.stringify(fullDocument()), (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(Object.keys(saveSession(loadSession(shuffled)).strips[0]!).slice(0, 5)).toEqual([
    "id",
    "name",
    "role",
    "channels",
    "clips",
  ]);
  expect(sessionText(loadSession(shuffled))).toBe(sessionText(loadSession(fullDocument())));
});

test("any band said and any switch keep their meaning through a file", () => {
  const params = fc
    .dictionary(fc.constantFrom("band1On", "band1GainDb", "band5On", "band5Q"), fc.constant(0))
    .map((said) => Object.fromEntries(Object.keys(said).map((name, i) => [name, name.endsWith("On") ? i % 2 === 0 : 2])));
  fc.assert(
    fc.property(params, (said) => {
      const session = loadSession({
        format: "postfade-session",
        version: 1,
        strips: [{ id: "m", role: "master", inserts: [{ plugin: "equaliser", params: said }] }],
      });
      expect(loadSession(sessionText(session)).values).toEqual(session.values);
    }),
  );
});
