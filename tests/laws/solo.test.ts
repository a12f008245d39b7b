import { describe, expect, test } from "vitest";
import type { StripDocument } from "../../src/session/document.ts";
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
