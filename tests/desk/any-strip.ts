import fc from "fast-check";
import type { Tap } from "../../src/graph/graph.ts";
import type { ClipDocument, SendDocument, StripDocument } from "../../src/session/document.ts";
import { anyInsert, anyTap, type InsertWish, type PluginName, seldom, tenths } from "./any-insert.ts";
import { noise, sine } from "./signals.ts";

/** What tracks of a random desk play. */
export const anySounds = {
  hiss: noise(900, 1, 0.3),
  wide: [noise(1200, 2, 0.25), noise(1200, 3, 0.25)],
  left: [noise(500, 4, 0.4), new Float32Array(500)],
  tone: sine(800, 440, 0.4),
};

/** A strip of a random desk: what it is, and numbers that become its ways once it is known who else is there. */
export interface StripWish {
  /** Begins its name, so that names do not stand in the order of the signal's way. */
  readonly letter: string;
  /** Where in the document it stands. */
  readonly place: number;
  readonly role: "track" | "bus";
  readonly said: Partial<StripDocument>;
  readonly clips: readonly ClipDocument[];
  readonly inserts: readonly InsertWish[];
  readonly sends: readonly (Omit<SendDocument, "to"> & { readonly to: number })[];
  readonly output: number | null;
}

/** Mostly at unity or somewhere below, sometimes at the ends. */
export const anyLevelDb = fc.oneof({ weight: 6, arbitrary: tenths(-40, 6) }, fc.constant(-144), fc.constant(0));

const clip = fc.record(
  {
    file: fc.constantFrom(...Object.keys(anySounds)),
    startFrame: fc.nat(400),
    offsetFrames: fc.nat(100),
    lengthFrames: fc.nat(900),
    gainDb: tenths(-20, 6),
    fadeInFrames: fc.nat(200),
    fadeOutFrames: fc.nat(200),
  },
  { requiredKeys: ["file"] },
);

const send = fc.record(
  {
    to: fc.nat(39),
    levelDb: anyLevelDb,
    tap: anyTap,
    pan: tenths(-1, 1),
    mute: seldom(8),
    id: fc.constantFrom("fx", "cue"),
  },
  { requiredKeys: ["to"] },
);

/** What any strip has, the master too. */
export const anyValues = fc.record(
  {
    trimDb: fc.oneof(tenths(-12, 6), fc.constant(-144)),
    polarity: fc.constantFrom("normal" as const, "inverted" as const),
    faderDb: anyLevelDb,
    pan: tenths(-1, 1),
    panLeft: tenths(-1, 1),
    panRight: tenths(-1, 1),
    panMode: fc.constantFrom("balance" as const, "stereo-pan" as const, "dual" as const),
    panLaw: fc.constantFrom("session" as const, "0dB" as const, "-3dB" as const, "-4.5dB" as const, "-6dB" as const),
    width: tenths(0, 2),
    mute: seldom(5),
    mutePoints: fc.uniqueArray(fc.constantFrom<Tap>("pre-fader", "post-fader")),
    solo: seldom(5),
    soloSafe: seldom(5),
    channels: fc.constantFrom(1 as const, 2 as const),
  },
  { requiredKeys: [] },
);

export function anyInserts(plugins: readonly PluginName[]): fc.Arbitrary<InsertWish[]> {
  return plugins.length === 0 ? fc.constant([]) : fc.array(anyInsert(plugins), { maxLength: 4 });
}

export function anyStrip(plugins: readonly PluginName[], values: fc.Arbitrary<Partial<StripDocument>>): fc.Arbitrary<StripWish> {
  return fc.record({
    letter: fc.constantFrom(..."abcdefgh"),
    place: fc.nat(99),
    role: fc.constantFrom("track" as const, "bus" as const),
    said: values,
    clips: fc.array(clip, { minLength: 1, maxLength: 3 }),
    inserts: anyInserts(plugins),
    sends: fc.array(send, { maxLength: 4 }),
    output: fc.option(fc.nat(39), { freq: 8, nil: null }),
  });
}
