import { expect, test } from "vitest";
import type { Tap } from "../../src/graph/graph.ts";
import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";
import { staticMixOf } from "../desk/static-mix.ts";
import { readJson } from "./reference.ts";

interface Row {
  readonly tap: Tap;
  readonly faderDb: number;
  readonly pan: number;
  readonly sendPan: number;
  readonly mute: boolean;
  readonly sendMute: boolean;
  readonly levelDb: number;
  readonly aux: readonly [number, number];
  readonly main: readonly [number, number];
}

const { rows } = readJson<{ rows: Row[] }>("truth-sends.json");

/** A mono track of 0.5, heard through its send or through its output only. */
function desk({ tap, faderDb, pan, sendPan, mute, sendMute, levelDb }: Row, way: "aux" | "main"): SessionDocument {
  const sends = [{ id: "s", to: "x", tap, levelDb, pan: sendPan, mute: sendMute }];
  const ways = way === "aux" ? { sends, output: null } : {};
  return session([track("t", { channels: 1, faderDb, pan, mute, ...ways }), bus("x")], { panLaw: "-6dB" });
}

function staticMix(document: SessionDocument): readonly [number, number] {
  const loaded = loadSession(document);
  return staticMixOf(loaded.graph)(loaded, { t: 0.5 });
}

const WAYS = ["aux", "main"] as const;

test.each(WAYS)("192 taps, faders, pans, mutes and levels: what goes to %s", (way) => {
  expect(rows).toHaveLength(192);
  for (const row of rows) {
    const heard = staticMix(desk(row, way));
    for (const side of [0, 1]) expect(Math.abs(heard[side]! - row[way][side]!)).toBeLessThanOrEqual(1e-12);
  }
});

test("...and by the sound itself: all of them as one desk", async () => {
  const strips = rows.flatMap((row, i) =>
    WAYS.flatMap((way) => {
      const [strip, aux] = desk(row, way).strips as [StripDocument, StripDocument];
      const to = `x${way}${i}`;
      const sends = strip.sends?.map((send) => ({ ...send, to }));
      return [
        { ...strip, id: `${way}${i}`, ...(sends && { sends }) },
        { ...aux, id: to },
      ];
    }),
  );
  const { stems } = await renderDocument(session(strips, { panLaw: "-6dB" }), { t: constant(64, 0.5) }, { stems: true });
  for (const [i, row] of rows.entries())
    for (const [name, wanted] of [
      [`xaux${i}`, row.aux],
      [`main${i}`, row.main],
    ] as const) {
      const { left, right } = stems.get(name)!;
      expect(Math.abs(left[40]! - wanted[0])).toBeLessThanOrEqual(1e-6);
      expect(Math.abs(right[40]! - wanted[1])).toBeLessThanOrEqual(1e-6);
    }
});

test("...and of a live desk on which a hand sets them", async () => {
  const EACH = 1600;
  for (const way of WAYS) {
    const live = await openLive(desk(rows[0]!, way), { sounds: { t: constant(EACH * (rows.length + 1), 0.5) } });
    const strip = live.mixer.strip("t");
    live.mixer.transport.play();
    for (const { tap, faderDb, pan, sendPan, mute, sendMute, levelDb } of rows) {
      const send = strip.sends[0];
      if (send) send.tap = tap;
      for (const [control, value] of [
        [strip.fader, faderDb],
        [strip.pan, pan],
        [send?.level, levelDb],
        [send?.pan, sendPan],
      ] as const)
        if (control) control.value = value;
      strip.mute.value = mute;
      if (send) send.mute.value = sendMute;
      await live.render(EACH);
    }
    const { left, right } = live.heard();
    for (const [i, row] of rows.entries()) {
      const at = (i + 1) * EACH - 1;
      expect(Math.abs(left[at]! - row[way][0])).toBeLessThanOrEqual(1e-6);
      expect(Math.abs(right[at]! - row[way][1])).toBeLessThanOrEqual(1e-6);
    }
  }
});

test("...and with the other tap most rows of a fader that is down are wrong", () => {
  const turned = rows.filter((row) => row.faderDb < 0 && !row.sendMute && row.levelDb === 0);
  const other = (tap: Tap): Tap => (tap === "pre-fader" ? "post-fader" : "pre-fader");
  const wrong = turned.filter((row) => {
    const heard = staticMix(desk({ ...row, tap: other(row.tap) }, "aux"));
    return heard.some((x, side) => Math.abs(x - row.aux[side]!) > 1e-3);
  });
  expect(wrong.length).toBeGreaterThan(turned.length / 2);
});
