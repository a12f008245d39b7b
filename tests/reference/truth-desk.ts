import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { readJson } from "./reference.ts";

export type Variant = "default" | "soloOverridesMute" | "T4 solo-safe" | "R solo-safe";

/** For each mask of soloed strips, for each mask of muted ones: 16 times what is heard dry, plus 256 times what comes through R: a bit for each. */
export const { strips: names, tables } = readJson<{ strips: string[]; tables: Record<Variant, number[][]> }>(
  "truth-mute-solo.json",
);

/** Six strips; each track's constant has a bit of its own, so that one number says who is heard, and which way. */
export const WEIGHTS: Readonly<Record<string, number>> = { T1: 1, T2: 2, T3: 4, T4: 8 };

const mono = (id: string, said: Partial<StripDocument> = {}) => track(id, { channels: 1, pan: -1, ...said });
const send = (tap: "pre-fader" | "post-fader") => ({ sends: [{ id: "s", to: "R", tap, pan: 1 }] });

export function soloDesk(): SessionDocument {
  return session([
    mono("T1"),
    mono("T2", { output: "A" }),
    mono("T3", send("pre-fader")),
    mono("T4", send("post-fader")),
    bus("A"),
    bus("R"),
  ]);
}

/** The strip that is solo-safe in a variant. */
export const safeStrip = (variant: Variant) => (variant.endsWith("solo-safe") ? variant.slice(0, 2).trim() : null);

/** What is heard on the left and on the right, as the tables write it. */
export const heardAs = ([left, right]: readonly number[]) => left! * 16 + 16 * (right! * 16);
