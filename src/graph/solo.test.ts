import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { loadSession } from "../session/load.ts";
import { closedBySolo } from "./solo.ts";

/** vocal and drums into mix; vocal sends to room; room into mix; a click beside, keyed to by the drums. */
const { graph } = loadSession(
  session([
    track("vocal", { output: "mix", sends: [{ id: "s", to: "room" }] }),
    track("drums", { output: "mix", inserts: [{ id: "comp", plugin: "compressor", sidechain: { from: "click" } }] }),
    track("click"),
    bus("room", { output: "mix" }),
    bus("mix"),
  ]),
);
const closed = (soloed: string[], safe: string[] = []) => [...closedBySolo(graph, new Set(soloed), new Set(safe))].sort();

describe("solo closes every way but those to and from the soloed", () => {
  test("nobody soloed: nothing is closed, whoever is safe", () => {
    expect(closed([])).toEqual([]);
    expect(closed([], ["room"])).toEqual([]);
  });

  test("a strip's way to the master stays open, and so does its room", () => {
    expect(closed(["vocal"])).toEqual(["click", "drums"]);
  });

  test("a soloed room is heard wet: what sends to it is open, the dry way is not", () => {
    expect(closed(["room"])).toEqual(["click", "drums", "vocal"]);
  });

  test("a soloed bus hears everything that leads to it", () => {
    expect(closed(["mix"])).toEqual(["click"]);
  });

  test("a safe strip stays open", () => {
    expect(closed(["vocal"], ["click"])).toEqual(["drums"]);
  });

  test("two soloed are both heard", () => {
    expect(closed(["drums", "click"])).toEqual(["room", "vocal", "vocal>s"]);
  });

  test("a key is never closed", () => {
    for (const soloed of ["vocal", "drums", "click", "room", "mix", "master"])
      expect(closed([soloed])).not.toContain("drums/comp");
  });
});
