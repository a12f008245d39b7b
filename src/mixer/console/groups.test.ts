import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import type { SessionDocument } from "../../session/document.ts";
import type { Mixer } from "../mixer.ts";

const ids = ["a", "b", "c", "d"] as const;
type Groups = NonNullable<SessionDocument["groups"]>;

async function open(groups: Groups, said: Partial<SessionDocument> = {}): Promise<Mixer> {
  const strips = ids.map((id, i) => track(id, { clips: [], faderDb: -3 * i }));
  return (await openLive(session(strips, { ...said, groups }))).mixer;
}
const faders = (mixer: Mixer) => ids.map((id) => mixer.strip(id).fader.value);
const solos = (mixer: Mixer) => ids.filter((id) => mixer.strip(id).solo.value);

describe("a group", () => {
  test("moves what it links by as much, and nothing else", async () => {
    const mixer = await open([{ id: "g", members: ["a", "c"], controls: ["fader"] }]);
    mixer.strip("a").fader.value = -10;
    expect(faders(mixer)).toEqual([-10, -3, -16, -9]);
    mixer.strip("c").mute.value = true;
    mixer.strip("a").pan.value = 1;
    mixer.strip("b").fader.value = 0;
    expect([mixer.strip("a").mute.value, mixer.strip("c").pan.value, ...faders(mixer)]).toEqual([false, 0, -10, 0, -16, -9]);
  });

  test("keeps distances past the ends of a range, whoever comes back", async () => {
    const mixer = await open([{ id: "g", members: ["a", "b"] }]);
    mixer.strip("b").fader.value = 12;
    expect(faders(mixer).slice(0, 2)).toEqual([12, 12]);
    mixer.strip("b").fader.value = 6;
    expect(faders(mixer).slice(0, 2)).toEqual([9, 6]);
    mixer.strip("b").fader.value = 12;
    mixer.strip("a").fader.value = 2;
    expect(faders(mixer).slice(0, 2)).toEqual([2, -1]);
    mixer.strip("a").fader.value = -144;
    mixer.strip("b").fader.value = -20.3;
    expect(faders(mixer).slice(0, 2)).toEqual([-17.3, -20.3]);
  });

  test("has distances as they are when it begins to link: what moved alone meanwhile has another", async () => {
    const mixer = await open([{ id: "g", members: ["a", "b"] }]);
    const group = mixer.group("g");
    mixer.strip("b").fader.value = 12;
    group.active = false;
    mixer.strip("b").fader.value = 8;
    group.active = true;
    mixer.strip("b").fader.value = 6;
    expect(faders(mixer).slice(0, 2)).toEqual([10, 6]);
  });

  test("that is absolute gives all of them the value; switches always do", async () => {
    const mixer = await open([
      { id: "g", members: ["a", "b"], mode: "absolute", controls: ["fader"] },
      { id: "h", members: ["b", "c"], controls: ["mute"] },
    ]);
    mixer.strip("b").fader.value = -7;
    mixer.strip("c").mute.value = true;
    expect(faders(mixer)).toEqual([-7, -7, -6, -9]);
    expect(ids.map((id) => mixer.strip(id).mute.value)).toEqual([false, true, true, false]);
  });

  test("shares a strip with another: both move, each strip once", async () => {
    const mixer = await open([
      { id: "g", members: ["a", "b"] },
      { id: "h", members: ["b", "c"] },
      { id: "i", members: ["c", "a"] },
    ]);
    mixer.strip("a").fader.value = -1;
    expect(faders(mixer)).toEqual([-1, -4, -7, -9]);
  });

  test("is one change: one event for each value that changed, and all are set before the first is told", async () => {
    const mixer = await open([{ id: "g", members: ["a", "b", "c"] }]);
    const told: [string, number[]][] = [];
    mixer.on("value", ({ target }) => told.push([target, faders(mixer)]));
    mixer.strip("b").fader.value = -6;
    const after = [-3, -6, -9, -9];
    expect(told).toEqual([
      ["b.faderDb", after],
      ["a.faderDb", after],
      ["c.faderDb", after],
    ]);
  });

  test("is made, changed and taken away by hand, and comes back from a session", async () => {
    const mixer = await open([]);
    const group = mixer.addGroup({ name: "Drums", members: [mixer.strip("a"), mixer.strip("b")] });
    expect([group.id, group.name, group.controls, group.mode, group.active]).toEqual([
      "drums",
      "Drums",
      ["fader", "mute", "solo"],
      "relative",
      true,
    ]);
    group.addMember(mixer.strip("c"));
    group.removeMember(mixer.strip("a"));
    group.controls = ["pan", "fader"];
    group.mode = "absolute";
    group.active = false;
    mixer.strip("c").remove();
    expect(mixer.group("drums")).toBe(group);
    expect(mixer.toSession().groups).toEqual([
      { id: "drums", name: "Drums", members: ["b"], controls: ["fader", "pan"], mode: "absolute", active: false },
    ]);
    group.remove();
    expect([mixer.groups, mixer.toSession().groups]).toEqual([[], undefined]);
    expect(() => group.name).toThrow('removed: group "drums" was removed');
    expect(() => mixer.group("drums")).toThrow('unknown-group: no group named "drums"');
    const again = mixer.addGroup({ id: "drums" });
    expect(again).not.toBe(group);
    expect(() => group.active).toThrow('removed: group "drums" was removed');
  });

  test("refuses what cannot be, and then nothing has changed", async () => {
    const mixer = await open([{ id: "g", members: ["a"] }]);
    const group = mixer.group("g");
    const before = JSON.stringify(mixer.toSession());
    expect(() => group.addMember(mixer.strip("a"))).toThrow('duplicate-id: group "g" has "a" as a member already');
    expect(() => mixer.addGroup({ id: "g" })).toThrow('duplicate-id: there is a group named "g" already');
    // @ts-expect-error no group links that
    expect(() => mixer.addGroup({ controls: ["fadr"] })).toThrow(
      'out-of-range: group "group" cannot link "fadr"; it links fader, mute',
    );
    // @ts-expect-error no group is that
    expect(() => mixer.addGroup({ mode: "loose" })).toThrow('cannot be "loose"; it is relative or absolute');
    expect(() =>
      mixer.edit(() => {
        group.remove();
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(JSON.stringify(mixer.toSession())).toBe(before);
  });
});

test("whatever hands do to the members of a group, distances in the middle of the range are what they were", async () => {
  const mixer = await open([{ id: "g", members: ["a", "b", "c"] }]);
  const moves = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -1440, max: 120 })), { maxLength: 12 });
  fc.assert(
    fc.property(moves, (list) => {
      for (const [i, tenths] of list) mixer.strip(ids[i]!).fader.value = tenths / 10;
      mixer.strip("b").fader.value = -3;
      expect(faders(mixer)).toEqual([0, -3, -6, -9]);
    }),
  );
});

describe("exclusive solo", () => {
  test("ends every other solo, as one change", async () => {
    const mixer = await open([], { exclusiveSolo: true });
    mixer.strip("a").solo.value = true;
    const told: string[] = [];
    mixer.on("value", ({ target }) => told.push(target));
    mixer.strip("b").solo.value = true;
    expect([solos(mixer), told]).toEqual([["b"], ["b.solo", "a.solo"]]);
    mixer.strip("c").mute.value = true;
    mixer.strip("b").solo.value = false;
    expect(solos(mixer)).toEqual([]);
  });

  test("leaves the solos of the group, and what a session said until the next solo", async () => {
    const strips = ids.map((id) => track(id, { clips: [], solo: id > "b" }));
    const groups = [{ id: "g", members: ["a", "b"] }];
    const { mixer } = await openLive(session(strips, { exclusiveSolo: true, groups }));
    expect(solos(mixer)).toEqual(["c", "d"]);
    mixer.strip("b").solo.value = true;
    expect(solos(mixer)).toEqual(["a", "b"]);
  });

  test("...and is off unless said: solos add up", async () => {
    const mixer = await open([]);
    for (const id of ids) mixer.strip(id).solo.value = true;
    expect(solos(mixer)).toEqual([...ids]);
    mixer.settings.exclusiveSolo.value = true;
    expect(solos(mixer)).toEqual([...ids]);
    mixer.strip("a").solo.value = true;
    expect(solos(mixer)).toEqual(["a"]);
  });
});
