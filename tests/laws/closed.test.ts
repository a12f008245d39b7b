import { expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { convolver } from "../../src/plugins/convolver.ts";
import { gain } from "../../src/plugins/gain.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";

/**
 * Everything that a mixer's objects can do, by what it is. Setters are changes; a method is one unless it stands in `asks`, and what it is told stands
 * in `changes`. So nothing new is forgotten.
 */
interface Kind {
  readonly of: object;
  readonly changes: Readonly<Record<string, () => unknown>>;
  /** What is only asked, and what ends something that was begun. */
  readonly asks: readonly string[];
}

const audio = { sampleRate: 48000, channels: [new Float32Array(64).fill(0.5)] };

async function kindsOf(mixer: Mixer): Promise<Record<string, Kind>> {
  const strip = mixer.strip("a");
  const room = mixer.strip("room");
  const insert = strip.addInsert(compressor);
  const hall = strip.addInsert(convolver);
  const send = strip.addSend(room);
  const vca = mixer.addVca({ name: "Vca", members: [strip] });
  const group = mixer.addGroup({ name: "Group", members: [strip] });
  const scene = mixer.storeScene({ name: "Scene" });
  const clip = await strip.addClip({ file: "x", audio });
  strip.trim.automation.points = [{ frame: 0, value: -3 }];
  mixer.compare.begin({ a: scene });
  return {
    mixer: {
      of: mixer,
      changes: {
        ready: () => mixer.ready(),
        addTrack: () => mixer.addTrack(),
        addBus: () => mixer.addBus(),
        addVca: () => mixer.addVca(),
        addGroup: () => mixer.addGroup(),
        storeScene: () => mixer.storeScene(),
        edit: () => mixer.edit(() => {}),
        gesture: () => mixer.gesture(() => {}),
        beginGesture: () => mixer.beginGesture(),
        undo: () => mixer.undo(),
        redo: () => mixer.redo(),
      },
      asks: ["arrived", "automate", "strip", "vca", "group", "scene", "explain", "toSession", "on", "close"],
    },
    strip: {
      of: strip,
      changes: {
        routeTo: () => strip.routeTo(room),
        addInsert: () => strip.addInsert(gain),
        addSend: () => strip.addSend(room),
        addClip: () => strip.addClip({ file: "y", audio }),
        removeClip: () => strip.removeClip(clip),
        meter: () => strip.meter(),
        loudness: () => strip.loudness(),
        truePeak: () => strip.truePeak(),
        needle: () => strip.needle("vu"),
        analyser: () => strip.analyser(),
        input: () => strip.input,
        remove: () => strip.remove(),
      },
      asks: [],
    },
    insert: {
      of: insert,
      changes: {
        place: () => insert.place("post-fader"),
        moveTo: () => insert.moveTo(0),
        usePreset: () => insert.usePreset("Voice, even"),
        setImpulse: () => hall.setImpulse({ file: "z", audio }),
        analyser: () => insert.analyser(),
        revive: () => insert.revive(),
        replace: () => hall.replace(gain),
        remove: () => insert.remove(),
      },
      asks: ["readout", "reductionMeter"],
    },
    send: { of: send, changes: { remove: () => send.remove() }, asks: [] },
    vca: {
      of: vca,
      changes: {
        addMember: () => vca.addMember(room),
        removeMember: () => vca.removeMember(strip),
        remove: () => vca.remove(),
      },
      asks: [],
    },
    group: {
      of: group,
      changes: {
        addMember: () => group.addMember(room),
        removeMember: () => group.removeMember(strip),
        remove: () => group.remove(),
      },
      asks: [],
    },
    scene: {
      of: scene,
      changes: { update: () => scene.update(), recall: () => scene.recall(), remove: () => scene.remove() },
      asks: [],
    },
    monitor: {
      of: mixer.monitor,
      changes: {
        meter: () => mixer.monitor.meter(),
        loudness: () => mixer.monitor.loudness(),
        truePeak: () => mixer.monitor.truePeak(),
        needle: () => mixer.monitor.needle("vu"),
      },
      asks: [],
    },
    compare: {
      of: mixer.compare,
      changes: {
        begin: () => mixer.compare.begin(),
        hear: () => mixer.compare.hear("a"),
        toggle: () => mixer.compare.toggle(),
      },
      asks: ["read", "end"],
    },
    transport: {
      of: mixer.transport,
      changes: { play: () => mixer.transport.play(), locate: () => mixer.transport.locate(100) },
      asks: ["stop"],
    },
    param: {
      of: strip.fader,
      changes: {
        rampTo: () => strip.fader.rampTo(-6, { overMs: 100 }),
        cancelAndHold: () => strip.fader.cancelAndHold(),
        touch: () => strip.fader.touch(),
        reset: () => strip.fader.reset(),
      },
      asks: ["release", "on"],
    },
    setting: { of: mixer.settings.panLaw, changes: paramChanges(() => mixer.settings.panLaw.reset()), asks: ["release", "on"] },
    level: { of: mixer.monitor.level, changes: paramChanges(() => mixer.monitor.level.reset()), asks: ["release", "on"] },
    vcaFader: { of: vca.fader, changes: paramChanges(() => vca.fader.reset()), asks: ["release", "on"] },
    knob: { of: insert.params.ratio, changes: paramChanges(() => insert.params.ratio.reset()), asks: ["release", "on"] },
    lane: {
      of: strip.trim.automation,
      changes: {
        add: () => strip.trim.automation.add({ frame: 100, value: 0 }),
        remove: () => strip.trim.automation.remove(0),
        clear: () => strip.trim.automation.clear(),
      },
      asks: [],
    },
  };
}

/** Of a parameter whose other ways to be changed stand for themselves in `param`. */
const paramChanges = (reset: () => unknown) => ({ rampTo: reset, cancelAndHold: reset, touch: reset, reset });

/** Methods and properties that a page may use. */
function membersOf(object: object): [string, PropertyDescriptor][] {
  const internal = ["constructor", "settle", "rest", "wake", "company", "roll", "isHeard", "stepped", "follow"];
  const found = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)));
  return found.filter(([name]) => !internal.includes(name));
}

const told: Readonly<Record<string, unknown>> = { loop: { from: 0, to: 100 }, travel: 0.25, sidechain: null };

/** What a change came to, and what it was. */
async function outcomes({ of, changes, asks }: Kind): Promise<[string, unknown][]> {
  const answers: [string, unknown][] = [];
  const ask = async (name: string, act: () => unknown) => {
    try {
      answers.push([name, await act()]);
    } catch (error) {
      answers.push([name, error]);
    }
  };
  for (const [name, { get, set, value }] of membersOf(of)) {
    if (set) await ask(name, () => set.call(of, name in told ? told[name] : get!.call(of)));
    else if (Object.hasOwn(changes, name)) await ask(name, changes[name]!);
    else if (value && !asks.includes(name) && name !== "close") throw new Error(`${name}: is it asked, or is it a change?`);
  }
  return answers;
}

const open = () =>
  openLive(session([track("a", { clips: [], channels: 2 }), bus("room")]), {
    inputs: [{ left: audio.channels[0]!, right: audio.channels[0]! }],
  });

test("whatever would change something of a mixer that was closed is told so, and nothing changed", async () => {
  const { mixer } = await open();
  const kinds = await kindsOf(mixer);
  mixer.transport.play();
  mixer.close();
  const [before, label] = [JSON.stringify(mixer.toSession()), mixer.state.undoLabel];
  for (const [kind, known] of Object.entries(kinds)) {
    const found = await outcomes(known);
    expect(found.length).toBeGreaterThan(0);
    for (const [name, outcome] of found) {
      expect([kind, name, outcome]).toEqual([kind, name, expect.any(GraphError)]);
      expect([name, (outcome as GraphError).code]).toEqual([name, "closed"]);
      expect((outcome as GraphError).message).toMatch(/^closed: .+: the mixer was closed.+openMixer/);
    }
  }
  expect([JSON.stringify(mixer.toSession()), mixer.state.undoLabel]).toEqual([before, label]);
  expect(() => {
    mixer.strip("a").fader.value = -3;
  }).toThrow("closed: a.faderDb: ");
});

test("...which all do something while it is open", async () => {
  const { mixer } = await open();
  const kinds = await kindsOf(mixer);
  for (const { changes } of Object.values(kinds))
    for (const [name, change] of Object.entries(changes)) if (name !== "remove") await change();
});

test("everything can still be asked, and what was begun can be ended, closing among it", async () => {
  const { mixer } = await open();
  const kinds = await kindsOf(mixer);
  const strip = mixer.strip("a");
  const [insert] = strip.inserts;
  const meters = [
    strip.meter(),
    strip.loudness(),
    strip.truePeak(),
    strip.needle("vu"),
    strip.analyser(),
    insert!.reductionMeter(),
  ];
  const stops = [mixer.on("value", () => {}), strip.fader.on(() => {}), mixer.beginGesture("Long")];
  strip.fader.touch();
  strip.fader.value = -6;
  mixer.transport.play();
  mixer.close();
  mixer.close();
  expect(mixer.isClosed).toBe(true);
  for (const { of } of Object.values(kinds))
    for (const [name, { get }] of membersOf(of)) if (get && name !== "input") get.call(of);
  for (const meter of meters) meter.read();
  for (const meter of meters) meter.close();
  for (const stop of stops) stop();
  strip.fader.release();
  mixer.transport.stop();
  mixer.compare.end();
  expect([mixer.explain("a"), mixer.toSession().strips.length, strip.fader.value]).toEqual([expect.any(String), 3, -6]);
  expect(insert!.readout("reductionDb")).toBe(0);
  await mixer.arrived();
});
