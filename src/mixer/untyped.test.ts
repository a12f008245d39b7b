import { expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { constant } from "../../tests/desk/signals.ts";
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
    "addSend" | "addInsert" | "meter" | "loudness" | "needle" | "routeTo",
    (...said: unknown[]) => unknown
  > & {
    fader: { value: number };
  };
  edit(change: () => unknown): unknown;
} & Record<"addTrack" | "addBus" | "addVca" | "addGroup" | "storeScene", (said: object) => unknown>;
