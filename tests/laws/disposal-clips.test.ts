import { describe, expect, test } from "vitest";
import { MemoryFullError } from "../../src/plan/arena.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

describe("the audio of clips", () => {
  const MEGABYTE = 2 ** 18;
  const clip = (file: string) => ({ file, audio: { sampleRate: 48000, channels: [constant(MEGABYTE, 0.5)] } });
  const open = () => openLive(session([track("a", { clips: [] }), track("b", { clips: [] })]), { memoryPages: 160 });

  test("that no clip plays any more makes room for others", async () => {
    const live = await open();
    for (let i = 0; i < 30; i++) {
      const strip = live.mixer.strip(i % 2 ? "a" : "b");
      const id = await strip.addClip(clip(`take ${i}`));
      await live.render(1024);
      strip.removeClip(id);
      await live.render(1024);
    }
  });

  test("...and that one plays does not, until the track goes with it", async () => {
    const live = await open();
    const fill = async () => {
      for (let i = 0; ; i++) await live.mixer.strip("a").addClip(clip(`take ${i}`));
    };
    await expect(fill()).rejects.toThrow(MemoryFullError);
    await live.render(1024);
    live.mixer.strip("a").remove();
    await live.render(2048);
    await live.mixer.strip("b").addClip(clip("another"));
  });

  test("that two clips share stays for the second", async () => {
    const live = await open();
    const first = await live.mixer.strip("a").addClip(clip("take"));
    await live.mixer.strip("b").addClip({ ...clip("take"), startFrame: 0 });
    live.mixer.transport.play();
    await live.render(1024);
    live.mixer.strip("a").removeClip(first);
    await live.render(2048);
    await live.mixer.strip("a").addClip({ ...clip("other"), gainDb: -144 });
    await live.render(2048);
    expect(live.heard().left.at(-1)).toBe(0.5);
  });

  test("that a step back would play again is kept, until there is no room for what is to be played now", async () => {
    const live = await open();
    const { mixer } = live;
    const id = await mixer.strip("a").addClip(clip("take"));
    mixer.transport.play();
    await live.render(1024);
    mixer.strip("a").removeClip(id);
    await live.render(2048);
    await mixer.strip("b").addClip({ ...clip("other"), gainDb: -144 });
    mixer.undo();
    mixer.undo();
    await live.render(2048);
    expect(live.heard().left.at(-1)).toBe(0.5);
    mixer.strip("a").removeClip(id);
    await live.render(2048);
    expect(mixer.state.undoLabel).not.toBeNull();
    for (let i = 0; i < 8; i++) {
      const next = await mixer.strip("a").addClip(clip(`next ${i}`));
      await live.render(1024);
      mixer.strip("a").removeClip(next);
      await live.render(1024);
    }
  });

  test("is not given to another strip that has the track's id by the time it is there", async () => {
    const { mixer } = await open();
    const coming = mixer.strip("a").addClip(clip("take"));
    mixer.strip("a").remove();
    mixer.addTrack({ id: "a" });
    await expect(coming).rejects.toThrow('removed: strip "a" was removed');
    expect(mixer.toSession().strips.flatMap(({ clips = [] }) => clips)).toEqual([]);
  });
});
