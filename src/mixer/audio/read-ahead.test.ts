import { expect, test } from "vitest";
import { loadSession } from "../../session/load.ts";
import { type AudioUse, readAhead } from "./read-ahead.ts";

/** A session of so many tracks, each with a file of its own, the first file twice. */
const session = loadSession({
  format: "postfade-session",
  version: 1,
  strips: [
    ...["a", "b", "c", "d", "e", "a"].map((file, i) => ({ id: `t${i}`, role: "track", clips: [{ file }] })),
    { id: "room", role: "bus", inserts: [{ plugin: "convolver", impulse: "a" }] },
    { id: "master", role: "master" },
  ],
});

/** A reader in the test's hand: who was asked for what, and how each file comes. */
function desk() {
  const asked: string[] = [];
  const come = new Map<string, (audio: string) => void>();
  const fail = new Map<string, (why: Error) => void>();
  const read = (file: string, use: AudioUse) => {
    asked.push(`${use} ${file}`);
    return new Promise<string>((resolve, reject) => {
      come.set(file, resolve);
      fail.set(file, reject);
    });
  };
  return { asked, come, fail, read: readAhead(session, read) };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test("three files are on their way at once, the next when one of them was handed over, each once", async () => {
  const { asked, come, read } = desk();
  const first = read("a", "clip");
  await turn();
  expect(asked).toEqual(["clip a", "clip b", "clip c"]);
  come.get("b")!("B");
  await turn();
  expect(asked).toHaveLength(3);
  come.get("a")!("A");
  expect(await first).toBe("A");
  expect(await read("b", "clip")).toBe("B");
  await turn();
  expect(asked).toEqual(["clip a", "clip b", "clip c", "clip d", "clip e"]);
  const room = read("a", "impulse");
  await turn();
  come.get("a")!("A as an impulse response");
  expect(await room).toBe("A as an impulse response");
});

test("what cannot be read is told to who asks for it, and not before", async () => {
  const { come, fail, read } = desk();
  const first = read("a", "clip");
  await turn();
  fail.get("b")!(new Error("gone"));
  await turn();
  come.get("a")!("A");
  expect(await first).toBe("A");
  await expect(read("b", "clip")).rejects.toThrow("gone");
});

test("what is asked for again is read again", async () => {
  const { asked, come, read } = desk();
  for (const _ of [1, 2]) {
    const found = read("a", "clip");
    await turn();
    come.get("a")!("A");
    await found;
  }
  expect(asked.filter((file) => file === "clip a")).toHaveLength(2);
});
