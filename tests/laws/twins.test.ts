import { describe, expect, test } from "vitest";
import { changeInsert } from "../../src/graph/edit.ts";
import { renderOffline } from "../../src/offline/render.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { bus, session, track } from "../desk/documents.ts";
import { engine } from "../desk/engine.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { readerOf, renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const sounds = { up: [noise(6000, 3), noise(6000, 4)] };
const late = (id: string, frames: number): InsertDocument => ({ id, plugin: "latency", params: { frames } });
const clips = [{ file: "up" }];

test("a strip and its upside-down twin cancel exactly", async () => {
  const twins = session([track("up"), track("down", { clips, polarity: "inverted" })]);
  const heard = await renderDocument(twins, sounds);
  expect(peak(heard.left)).toBe(0);
  expect(peak(heard.right)).toBe(0);
});

test("...and not when one of them is upright", async () => {
  const heard = await renderDocument(session([track("up"), track("down", { clips })]), sounds);
  expect(peak(heard.left)).toBeGreaterThan(0.9);
});

/** An upright strip through 64 + 200 + 150 late frames on its way, before and after faders, and a twin that nothing delays. */
const lateTwins = () =>
  session([
    track("up", { inserts: [late("a", 64), { ...late("b", 200), placement: "post-fader" }], output: "group" }),
    track("down", { clips, polarity: "inverted" }),
    bus("group", { inserts: [late("c", 150)] }),
  ]);

describe("twins of which one passes plugins that are late", () => {
  test("cancel exactly, and the desk says how late it is", async () => {
    const heard = await renderDocument(lateTwins(), sounds);
    expect(heard.latencyFrames).toBe(414);
    expect(peak(heard.left)).toBe(0);
    expect(peak(heard.right)).toBe(0);
  });

  test("cancel when the late plugins are bypassed: bypass keeps the lateness", async () => {
    const document = lateTwins();
    document.strips[0]!.inserts![0]!.bypassed = true;
    document.strips[2]!.inserts![0]!.bypassed = true;
    const heard = await renderDocument(document, sounds);
    expect(heard.latencyFrames).toBe(414);
    expect(peak(heard.left)).toBe(0);
  });

  test("cancel through parallel sends, one of them late", async () => {
    const aux = (id: string, inserts: InsertDocument[], polarity: "normal" | "inverted") => bus(id, { inserts, polarity });
    const document = session([
      track("up", { output: null, sends: [{ to: "wet" }, { to: "dry", tap: "pre-fader" }] }),
      aux("wet", [late("a", 333)], "normal"),
      aux("dry", [], "inverted"),
    ]);
    const heard = await renderDocument(document, sounds);
    expect(peak(heard.left)).toBe(0);
    expect(
      peak(
        (
          await renderDocument(
            {
              ...document,
              strips: document.strips
                .filter(({ id }) => id !== "dry")
                .map((strip) => ({ ...strip, sends: strip.sends?.slice(0, 1) })),
            },
            sounds,
          )
        ).left,
      ),
    ).toBeGreaterThan(0.4);
  });

  test("...and do not cancel when a plugin hides its lateness", async () => {
    const loaded = loadSession(lateTwins());
    const hidden = { ...loaded, graph: changeInsert(loaded.graph, "up", "a", { latencyFrames: 0 }) };
    const heard = await renderOffline(hidden, { engine, audio: readerOf(sounds) });
    expect(heard.latencyFrames).toBe(350);
    expect(peak(heard.left)).toBeGreaterThan(0.9);
  });
});

describe("a live input of a bus, beside a late track of the same sound upside down", () => {
  const [left, right] = sounds.up as [Float32Array, Float32Array];
  const [up, down] = [
    { left, right },
    { left: left.map((x) => -x), right: right.map((x) => -x) },
  ];
  const heard = async (connected: number) => {
    const desk = session([{ id: "in", role: "track", channels: 2, inserts: [late("a", 333)], output: "group" }, bus("group")]);
    const live = await openLive(desk, { inputs: [up, down] });
    for (const id of ["in", "group"].slice(0, connected)) void live.mixer.strip(id).input;
    await live.render(6000);
    return live.heard().left;
  };

  test("waits for it, and cancels exactly", async () => {
    expect(peak(await heard(2))).toBe(0);
  });

  test("...and there was something to cancel", async () => {
    expect(peak(await heard(1))).toBeGreaterThan(0.4);
  });
});
