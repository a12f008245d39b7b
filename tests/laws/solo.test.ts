import { describe, expect, test } from "vitest";
import type { StripDocument } from "../../src/session/document.ts";
import type { AutomationMode } from "../../src/session/session.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

const sounds = { kick: constant(4000, 1 / 2), bass: constant(4000, 1 / 4), vocal: constant(4000, 1 / 8) };

/** What is heard on the left of a desk whose strips all go straight through; every sound has a bit of its own. */
async function heard(strips: readonly StripDocument[]): Promise<number> {
  return (await renderDocument(session(strips), sounds)).left[200]!;
}

const stereo = (id: string, said: Partial<StripDocument> = {}) => track(id, { channels: 2, ...said });

describe("a solo in place", () => {
  test("of a track that feeds a bus that feeds a bus is heard, and nobody beside it", async () => {
    const strips = (solo: boolean) => [
      stereo("kick", { output: "drums", solo }),
      stereo("bass", { output: "band" }),
      stereo("vocal"),
      bus("drums", { output: "band" }),
      bus("band", { output: "all" }),
      bus("all"),
    ];
    expect(await heard(strips(true))).toBe(1 / 2);
    expect(await heard(strips(false))).toBe(1 / 2 + 1 / 4 + 1 / 8);
  });

  test("of a bus in the middle brings all that feeds it, from however far above", async () => {
    const strips = [
      stereo("kick", { output: "drums" }),
      stereo("bass", { output: "band" }),
      stereo("vocal"),
      bus("drums", { output: "band" }),
      bus("band", { solo: true }),
    ];
    expect(await heard(strips)).toBe(1 / 2 + 1 / 4);
  });

  test("leaves a solo-safe return: what the soloed strip sends there comes back, what others send does not", async () => {
    const strips = (soloSafe: boolean) => [
      stereo("kick", { solo: true, output: null, sends: [{ id: "s", to: "hall" }] }),
      stereo("bass", { sends: [{ id: "s", to: "hall" }] }),
      bus("hall", { soloSafe }),
    ];
    expect(await heard(strips(true))).toBe(1 / 2);
    expect(await heard(strips(false))).toBe(1 / 2);
  });

  test("leaves a safe return that plays by itself", async () => {
    const strips = (soloSafe: boolean) => [stereo("kick", { solo: true }), stereo("bass", { soloSafe })];
    expect(await heard(strips(true))).toBe(1 / 2 + 1 / 4);
    expect(await heard(strips(false))).toBe(1 / 2);
  });
});

describe("a key", () => {
  const limiter = (tap: "pre-fader" | "post-fader") => ({
    id: "duck",
    plugin: "compressor",
    params: { thresholdDb: -60, ratio: "infinite", attackMs: 0, kneeDb: 0 },
    sidechain: { from: "kick", tap },
  });
  const ducked = (tap: "pre-fader" | "post-fader", said: Partial<StripDocument>) =>
    heard([stereo("kick", { output: null, ...said }), stereo("bass", { inserts: [limiter(tap)] })]);

  test("that is tapped before the fader hears a strip that is muted, or not soloed", async () => {
    const open = await ducked("pre-fader", {});
    expect(open).toBeLessThan(1 / 100);
    expect(await ducked("pre-fader", { mute: true })).toBe(open);
    expect(await heard([stereo("kick", { output: null }), stereo("bass", { solo: true, inserts: [limiter("pre-fader")] })])).toBe(
      open,
    );
  });

  test("...and behind it does not hear a muted one", async () => {
    expect(await ducked("post-fader", {})).toBeLessThan(1 / 100);
    expect(await ducked("post-fader", { mute: true })).toBe(1 / 4);
  });
});

test("an exclusive solo is heard alone, whatever was soloed before", async () => {
  const live = await openLive(
    session([stereo("kick", { solo: true }), stereo("bass"), stereo("vocal")], { exclusiveSolo: true }),
    {
      sounds,
    },
  );
  live.mixer.transport.play();
  await live.render(600);
  live.mixer.strip("vocal").solo.value = true;
  await live.render(1500);
  const { left } = live.heard();
  expect([left[500], left[2000]]).toEqual([1 / 2, 1 / 8]);
});

describe("a hand takes a solo over from its lane where it is heard", () => {
  const soloed = (mode: AutomationMode, lengthFrames: number) =>
    session([stereo("kick"), stereo("bass"), stereo("vocal")], {
      automation: [{ target: "bass.solo", mode, points: [{ frame: 0, value: true }] }],
      lengthFrames,
    });

  test("at once, where it is to be written", async () => {
    const { left } = await renderDocument(soloed("write", 2000), sounds);
    expect([left[0], left[1999]]).toEqual([1 / 4, 1 / 4]);
  });

  test("and when it is touched; lets it go where it was turned off", async () => {
    const live = await openLive(soloed("touch", 4000), { sounds });
    const { solo } = live.mixer.strip("bass");
    live.mixer.transport.play();
    await live.render(512);
    solo.touch();
    await live.render(1024);
    solo.value = false;
    await live.render(1024);
    const { left } = live.heard();
    expect([left[511], left[1535], left[2559]]).toEqual([1 / 4, 1 / 4, 1 / 2 + 1 / 4 + 1 / 8]);
  });

  test("what was set under the lane counts when the lane is gone", async () => {
    const live = await openLive(soloed("off", 4000), { sounds });
    const { solo } = live.mixer.strip("bass");
    live.mixer.transport.play();
    await live.render(512);
    solo.value = true;
    solo.automation.mode = "read";
    await live.render(1024);
    solo.value = false;
    solo.automation.clear();
    await live.render(1024);
    const { left } = live.heard();
    expect([left[511], left[1535], left[2559]]).toEqual([1 / 2 + 1 / 4 + 1 / 8, 1 / 4, 1 / 2 + 1 / 4 + 1 / 8]);
  });
});
