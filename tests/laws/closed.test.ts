import { expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { audio, type Kind, kindsOf } from "./every-change.ts";

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
