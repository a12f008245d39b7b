import type { Mixer } from "../../src/mixer/mixer.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { convolver } from "../../src/plugins/convolver.ts";
import { gain } from "../../src/plugins/gain.ts";

/**
 * Everything that a mixer's objects can do, by what it is. Setters are changes; a method is one unless it stands in `asks`, and what it is told stands
 * in `changes`. So nothing new is forgotten.
 */
export interface Kind {
  readonly of: object;
  readonly changes: Readonly<Record<string, () => unknown>>;
  /** What is only asked, and what ends something that was begun. */
  readonly asks: readonly string[];
}

export const audio = { sampleRate: 48000, channels: [new Float32Array(64).fill(0.5)] };

export async function kindsOf(mixer: Mixer): Promise<Record<string, Kind>> {
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
      asks: ["arrived", "loaded", "automate", "strip", "vca", "group", "scene", "explain", "toSession", "on", "close"],
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
