import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { STEM_NAMES } from "../../demo/music/recording.ts";
import { loadSession } from "../../src/session/load.ts";
import type { Session } from "../../src/session/session.ts";

const load = async (name: string) => loadSession(await readFile(`demo/sessions/${name}.json`, "utf8"));
const stemsOf = ({ clips }: Session) => [...clips.values()].flat().map(({ file }) => file);

test.each(["mix-bus", "straight-to-master"])("%s plays every stem once", async (name) => {
  expect(stemsOf(await load(name)).sort()).toEqual(STEM_NAMES.map((stem) => `stems/${stem}.wav`).sort());
});

test("the two differ in the way to the master alone: every track is set alike", async () => {
  const [mixed, straight] = [await load("mix-bus"), await load("straight-to-master")];
  for (const name of STEM_NAMES) {
    const ofTrack = (session: Session) =>
      [...session.values].filter(([target]) => target.startsWith(`${name}.`) || target.startsWith(`${name}/`));
    expect(ofTrack(mixed).length).toBeGreaterThan(10);
    expect(ofTrack(mixed)).toEqual(ofTrack(straight));
    expect(straight.graph.strips.get(name)!.output).toBe("master");
  }
});

test("only the mix bus goes to the master; its plugins come before its fader, the master's after", async () => {
  const { strips } = (await load("mix-bus")).graph;
  expect([...strips.values()].filter(({ output }) => output === "master").map(({ id }) => id)).toEqual(["mix"]);
  expect(strips.get("mix")!.inserts.map(({ placement }) => placement)).toEqual(["pre-fader", "pre-fader"]);
  expect(strips.get("master")!.inserts.map(({ placement }) => placement)).toEqual(["post-fader"]);
});
