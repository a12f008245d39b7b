import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { constant } from "../../../tests/desk/signals.ts";
import { loadSession } from "../../session/load.ts";
import type { Mixer } from "../mixer.ts";

const desk = () =>
  session([...["kick", "snare", "vocal"].map((id) => track(id, { channels: 1, pan: -1 })), bus("room")], {
    vcas: [{ id: "drums", name: "Drums", faderDb: -6, members: ["kick", "snare"] }],
  });
const sounds = { kick: constant(40000, 0.5), snare: constant(40000, 0.25), vocal: constant(40000, 0.125) };
const open = () => openLive(desk(), { sounds });
const gain = (db: number) => 10 ** (db / 20);

/** What is heard on the left once everything has settled. */
async function heardAfter(act: (mixer: Mixer) => void): Promise<number> {
  const live = await open();
  live.mixer.transport.play();
  await live.render(1000);
  act(live.mixer);
  await live.render(2000);
  return live.heard().left[2900]!;
}

describe("a VCA", () => {
  test("has a fader, a mute, a name and members; its object is always the same", async () => {
    const { mixer } = await open();
    const [drums] = mixer.vcas;
    expect(mixer.vca("drums")).toBe(drums);
    expect([drums!.name, drums!.fader.value, drums!.mute.value]).toEqual(["Drums", -6, false]);
    expect(drums!.members).toEqual([mixer.strip("kick"), mixer.strip("snare")]);
    expect(() => mixer.vca("drum")).toThrow('unknown-vca: no VCA named "drum"');
  });

  test("moves its members, adds up over others, and mutes", async () => {
    const level = (kick: number, snare: number, vocal = 0) => 0.5 * gain(kick) + 0.25 * gain(snare) + 0.125 * gain(vocal);
    const cases: [act: (mixer: Mixer) => void, expected: number][] = [
      [() => {}, level(-6, -6)],
      [
        (mixer) => {
          mixer.vca("drums").fader.value = -12;
        },
        level(-12, -12),
      ],
      [
        (mixer) => {
          mixer.vca("drums").mute.value = true;
        },
        0.125,
      ],
      [(mixer) => mixer.vca("drums").removeMember(mixer.strip("snare")), level(-6, 0)],
      [(mixer) => mixer.vca("drums").addMember(mixer.strip("vocal")), level(-6, -6, -6)],
      [(mixer) => mixer.vca("drums").remove(), level(0, 0)],
      [(mixer) => mixer.strip("kick").remove(), 0.25 * gain(-6) + 0.125],
      [
        (mixer) => {
          const all = mixer.addVca({ name: "All", members: [mixer.vca("drums"), mixer.strip("vocal")] });
          all.fader.value = -3;
        },
        level(-9, -9, -3),
      ],
      [
        (mixer) =>
          mixer.edit(() => {
            mixer.vca("drums").fader.value = -1;
            mixer.addVca({ members: [mixer.strip("kick"), mixer.vca("drums")] }).fader.value = -2;
          }),
        level(-5, -3),
      ],
    ];
    for (const [i, [act, expected]] of cases.entries())
      expect([i, await heardAfter(act)]).toEqual([i, expect.closeTo(expected, 6)]);
  });

  test("refuses what cannot be, and then nothing has changed", async () => {
    const { mixer } = await open();
    const drums = mixer.vca("drums");
    const all = mixer.addVca({ name: "All Of Them", members: [drums] });
    const top = mixer.addVca({ members: [all] });
    const before = JSON.stringify(mixer.toSession());
    expect(() => drums.addMember(top)).toThrow(
      "cycle: a VCA would move itself: drums -> vca -> all-of-them -> drums; take one of these members out first",
    );
    expect(() => drums.addMember(drums)).toThrow("cycle: a VCA would move itself: drums -> drums");
    expect(() => drums.addMember(mixer.strip("kick"))).toThrow('duplicate-id: VCA "drums" has "kick" as a member already');
    expect(() => mixer.addVca({ id: "kick" })).toThrow('duplicate-id: there is a strip named "kick" already');
    expect(() => mixer.addVca({ id: "a/b" })).toThrow("bad-id");
    expect(() => mixer.addTrack({ id: "drums" })).toThrow('duplicate-id: there is a VCA named "drums" already');
    expect(JSON.stringify(mixer.toSession())).toBe(before);
    expect(mixer.addTrack({ name: "Drums" }).id).toBe("drums-2");
  });

  test("that was removed throws, and leaves nothing in the session", async () => {
    const { mixer } = await open();
    const drums = mixer.vca("drums");
    const all = mixer.addVca({ id: "all", members: [drums] });
    drums.remove();
    expect(() => drums.name).toThrow('removed: VCA "drums" was removed');
    expect(() => drums.fader.value).toThrow('removed: VCA "drums" was removed');
    expect(() => all.addMember(drums)).toThrow('removed: VCA "drums" was removed');
    expect(all.members).toEqual([]);
    expect(mixer.toSession().vcas).toEqual([{ id: "all", members: [] }]);
    expect(mixer.addVca({ id: "drums" })).not.toBe(drums);
    expect(() => drums.fader.value).toThrow('removed: VCA "drums" was removed');
  });

  test("edits that fail leave it as it was, and those that do not are told once", async () => {
    const { mixer } = await open();
    let told = 0;
    mixer.on("shape", () => told++);
    const before = JSON.stringify(mixer.toSession());
    expect(() =>
      mixer.edit(() => {
        mixer.vca("drums").remove();
        mixer.addVca({ id: "other" }).fader.value = -9;
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(JSON.stringify(mixer.toSession())).toBe(before);
    expect(told).toBe(0);
    mixer.edit(() => {
      mixer.vca("drums").name = "Kit";
      mixer.vca("drums").removeMember(mixer.strip("kick"));
    });
    expect(told).toBe(1);
  });

  test("and all that was done to it by hand come back from a session", async () => {
    const { mixer } = await open();
    mixer.addVca({ name: "All", members: [mixer.vca("drums"), mixer.strip("vocal")] }).mute.value = true;
    mixer.vca("drums").removeMember(mixer.strip("kick"));
    mixer.vca("drums").name = "Kit";
    mixer.strip("snare").remove();
    const saved = mixer.toSession();
    expect(saved.vcas).toEqual([
      { id: "drums", name: "Kit", faderDb: -6, members: [] },
      { id: "all", name: "All", mute: true, members: ["drums", "vocal"] },
    ]);
    expect(() => loadSession(saved)).not.toThrow();
  });
});

test("a VCA that moves costs its members, however large the desk: only their ramps are told", async () => {
  const strips = Array.from({ length: 300 }, (_, i) => track(`t${i}`, { clips: [] }));
  let records = 0;
  const { mixer } = await openLive(session(strips, { vcas: [{ id: "v", members: ["t7", "t8"] }] }), {
    wire: (transport) => ({
      ...transport,
      send: (record) => {
        records++;
        return transport.send(record);
      },
    }),
  });
  records = 0;
  mixer.vca("v").fader.value = -3;
  await mixer.arrived();
  expect(records).toBe(2);
});
