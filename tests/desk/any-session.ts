import fc from "fast-check";
import type { InsertDocument, SessionDocument, StripDocument, VcaDocument } from "../../src/session/document.ts";
import type { InsertWish, PluginName } from "./any-insert.ts";
import { seldom } from "./any-insert.ts";
import { anyLanes, lanesOf } from "./any-lane.ts";
import { anyInserts, anyLevelDb, anyStrip, anyValues, type StripWish } from "./any-strip.ts";

export { anySounds } from "./any-strip.ts";

export interface AnySessionOptions {
  readonly maxStrips?: number;
  readonly plugins?: readonly PluginName[];
  readonly automated?: boolean;
  /** False: no strip is soloed. */
  readonly solos?: boolean;
  readonly vcas?: boolean;
  /** What strips say of themselves. */
  readonly values?: fc.Arbitrary<Partial<StripDocument>>;
  readonly lengthFrames?: number;
}

export const ALL_PLUGINS: readonly PluginName[] = ["gain", "latency", "equaliser", "compressor"];
/** Rooms too, whose bits depend on where in the engine's time they are heard. */
export const WITH_ROOMS: readonly PluginName[] = [...ALL_PLUGINS, "convolver"];
export const MOST_STRIPS = 40;

/**
 * A desk of up to {@link MOST_STRIPS} strips that is always valid: every way leads forward in a list of wishes, whose numbers become strips
 * only when all of them are known. Less of any wish is a smaller desk, so that whatever fails shrinks to something that can be read.
 */
export function anySession(options: AnySessionOptions = {}): fc.Arbitrary<SessionDocument> {
  const { maxStrips = MOST_STRIPS, plugins = ALL_PLUGINS, automated = true, solos = true, vcas = true } = options;
  const values = options.values ?? anyValues;
  const vca = fc.record({ faderDb: anyLevelDb, mute: seldom(8), members: fc.array(fc.nat(99), { maxLength: 6 }) });
  return fc
    .record({
      strips: fc.array(anyStrip(plugins, values), { maxLength: maxStrips - 1, size: "max" }),
      master: fc.record({ said: values, inserts: anyInserts(plugins) }),
      vcas: vcas ? fc.array(vca, { maxLength: 4 }) : fc.constant([]),
      lanes: automated ? anyLanes : fc.constant([]),
      panLaw: fc.constantFrom("-3dB" as const, "0dB" as const, "-4.5dB" as const, "-6dB" as const),
      soloed: solos ? seldom(3) : fc.constant(false),
      soloOverridesMute: fc.boolean(),
      exclusiveSolo: fc.boolean(),
      delayCompensation: seldom(5).map((off) => !off),
      soloMode: fc.constantFrom("in-place" as const, "in-place" as const, "afl" as const, "pfl" as const),
      monitor: fc.constantFrom({}, { levelDb: -20, mono: true }, { cut: true, swap: true, polarityLeft: "inverted" as const }),
    })
    .map(({ strips: wishes, master, vcas, lanes, soloed, ...settings }) => {
      const named = wishes.map((wish, i) => ({ wish, id: `${wish.letter}${i}` }));
      const strips = named.map(({ wish, id }, i) => ({
        place: wish.place,
        strip: stripOf(wish, id, named.slice(i + 1), named.slice(0, i)),
      }));
      const last = { id: "master", role: "master" as const, ...master.said, inserts: insertsOf(master.inserts, named) };
      const placed = strips.sort((a, b) => a.place - b.place).map(({ strip }) => strip);
      const document: SessionDocument = {
        format: "postfade-session",
        version: 1,
        ...settings,
        lengthFrames: options.lengthFrames ?? 1000,
        strips: [...placed, last].map((strip) => (soloed ? strip : { ...strip, solo: false })),
        vcas: vcasOf(vcas, [...named.map(({ id }) => id), "master"]),
      };
      return { ...document, automation: lanesOf(lanes, document) };
    });
}

type Named = { readonly wish: StripWish; readonly id: string };

function stripOf(
  { role, said, clips, inserts, sends, output }: StripWish,
  id: string,
  later: Named[],
  earlier: Named[],
): StripDocument {
  const buses = later.filter(({ wish }) => wish.role === "bus").map((bus) => bus.id);
  const outputs = ["master", ...buses];
  return {
    id,
    role,
    ...said,
    ...(role === "track" && { clips: [...clips] }),
    inserts: insertsOf(inserts, earlier),
    sends: (buses.length > 0 ? sends : []).map((send, i) => ({
      ...send,
      id: `${send.id ?? "s"}${i}`,
      to: buses[send.to % buses.length]!,
    })),
    output: output === null ? null : outputs[output % outputs.length]!,
  };
}

function insertsOf(wishes: readonly InsertWish[], earlier: readonly Named[]): InsertDocument[] {
  return wishes.map(({ key, id, placement, ...insert }, i) => ({
    ...insert,
    id: `${id ?? "i"}${i}`,
    ...(placement && { placement }),
    ...(key && earlier.length > 0 && { sidechain: { from: earlier[key.from % earlier.length]!.id, tap: key.tap } }),
  }));
}

/** Members are strips, and VCAs that stand before: no circle. */
function vcasOf(
  wishes: readonly { faderDb: number; mute: boolean; members: number[] }[],
  strips: readonly string[],
): VcaDocument[] {
  return wishes.map(({ members, ...said }, i) => {
    const able = [...strips, ...wishes.slice(0, i).map((_, n) => `vca${n}`)];
    return { id: `vca${i}`, ...said, members: [...new Set(members.map((member) => able[member % able.length]!))] };
  });
}
