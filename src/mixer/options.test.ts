import { expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { type LiveDesk, openLive } from "../../tests/desk/live.ts";
import { constant } from "../../tests/desk/signals.ts";
import { nodeEngine } from "../cli/engine.ts";
import { renderOffline } from "../offline/render.ts";
import { analyser } from "../plugins/analyser.ts";
import { compressor } from "../plugins/compressor.ts";
import { convolver } from "../plugins/convolver.ts";
import { gain } from "../plugins/gain.ts";
import { loadSession } from "../session/load.ts";
import { openMixer } from "../web/open-mixer.ts";

/** Objects some of them, and yet nothing is said by name in them. */
const NO_OPTIONS = [[], ["drums"], new Map([["id", "drums"]]), new Set(["id"]), new Date(0), () => {}, "drums", 5, true, null];

const document = session([track("a", { clips: [] }), bus("aux")]);

/** Every call of a mixer that takes something by name. */
function calls({ mixer }: LiveDesk): Record<string, (said: never) => unknown> {
  const [a, aux] = [mixer.strip("a"), mixer.strip("aux")];
  const [insert, spectrum, hall] = [a.addInsert(compressor), a.addInsert(analyser), a.addInsert(convolver)];
  const scene = mixer.storeScene({ name: "scene" });
  return {
    addTrack: (said) => mixer.addTrack(said),
    addBus: (said) => mixer.addBus(said),
    addVca: (said) => mixer.addVca(said),
    addGroup: (said) => mixer.addGroup(said),
    storeScene: (said) => mixer.storeScene(said),
    "addInsert's values": (said) => a.addInsert(gain, said),
    "addInsert's options": (said) => a.addInsert(gain, {}, said),
    addSend: (said) => a.addSend(aux, said),
    addClip: (said) => a.addClip(said),
    setImpulse: (said) =>
      said === null ? Promise.reject(new Error("bad-type: there, it is no impulse response")) : hall.setImpulse(said),
    replace: (said) => insert.replace(compressor, said),
    sidechain: (said) => {
      if (said === null) throw new Error("bad-type: there, it is no key");
      insert.sidechain = said;
    },
    meter: (said) => a.meter("output", said),
    needle: (said) => a.needle("vu", "output", said),
    ready: (said) => mixer.ready(undefined, said),
    "the monitor's meter": (said) => mixer.monitor.meter(said),
    "the monitor's needle": (said) => mixer.monitor.needle("vu", said),
    analyser: (said) => a.analyser("output", said),
    "an insert's analyser": (said) => insert.analyser(said),
    "an analyser's analyser": (said) => spectrum.analyser(said),
    reductionMeter: (said) => insert.reductionMeter(said),
    rampTo: (said) => a.fader.rampTo(-6, said),
    "a point": (said) => a.fader.automation.add(said),
    recall: (said) => scene.recall(said),
    update: (said) => scene.update(said),
    "compare.begin": (said) => mixer.compare.begin(said),
    "compare.end": (said) => mixer.compare.end(said),
    loop: (said) => {
      if (said === null) throw new Error("bad-type: there, it is no loop");
      mixer.transport.loop = said;
    },
  };
}

test("what is no object with names in it is no options, wherever options are taken; then nothing has changed", async () => {
  const live = await openLive(document);
  const all = calls(live);
  const before = live.mixer.toSession();
  const { undoLabel } = live.mixer.state;
  for (const [name, call] of Object.entries(all))
    for (const said of NO_OPTIONS) {
      // A promise that is refused, or an error at once: both are.
      const act = async () => call(said as never);
      await expect(act(), `${name}: ${JSON.stringify(said)}`).rejects.toThrow(/^bad-type: /);
    }
  expect(live.mixer.toSession()).toEqual(before);
  expect(live.mixer.state.undoLabel).toBe(undoLabel);
});

test("an object of any make has names in it: with no prototype, or of a class", async () => {
  const { mixer } = await openLive(document);
  const bare = Object.assign(Object.create(null), { name: "Bare" });
  class Said {
    readonly name = "Classy";
  }
  expect([mixer.addTrack(bare), mixer.addBus(new Said())].map(({ name }) => name)).toEqual(["Bare", "Classy"]);
});

test("what opens a desk takes nothing beside what there is, and guesses what was meant", async () => {
  const context = { sampleRate: 48000 } as BaseAudioContext;
  const opened = openMixer(context, { sesion: document } as object);
  await expect(opened).rejects.toThrow(
    'unknown-option: openMixer: there is no "sesion" (did you mean "session"?); it takes session, audio, memoryMegabytes, audioFollows, inputs, wire, ringBytes, processorUrl, wasmUrl',
  );
  await expect(openMixer(context, [] as object)).rejects.toThrow("bad-type: openMixer: a list says nothing by name");
  expect(() => loadSession(document, { channelOf: () => 1 } as object)).toThrow(
    'unknown-option: loadSession: there is no "channelOf" (did you mean "channelsOf"?)',
  );
});

test.each([0, -1, Number.NaN, 4097, "64"])(
  "a mixer with %o MB of memory is refused by that option's name, before anything is fetched",
  async (mb) => {
    const context = { sampleRate: 48000 } as BaseAudioContext;
    await expect(openMixer(context, { memoryMegabytes: mb as number })).rejects.toThrow(
      "out-of-range: openMixer: memoryMegabytes ",
    );
  },
);

test("a render takes nothing beside what there is, and no session that plays what it cannot have", async () => {
  const audio = () => ({ sampleRate: 48000, channels: [constant(100, 0.5)] });
  const render = (options: object) => renderOffline(loadSession(session([track("a")])), options as never);
  await expect(render({ engine: nodeEngine, audio, toFrames: 10 })).rejects.toThrow(
    'unknown-option: renderOffline: there is no "toFrames" (did you mean "toFrame"?)',
  );
  await expect(render({ engine: nodeEngine })).rejects.toThrow("missing-file: the session plays a");
  await expect(render([])).rejects.toThrow("bad-type: renderOffline: a list says nothing by name");
  expect((await render({ engine: nodeEngine, audio, toFrame: 10 })).left).toHaveLength(10);
});
