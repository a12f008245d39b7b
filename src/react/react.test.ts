import { createElement, useEffect } from "react";
import { act, create, type ReactTestRenderer } from "react-test-renderer";
import { expect, test, vi } from "vitest";
import { session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { sine } from "../../tests/desk/signals.ts";
import type { LoudnessMeter } from "../mixer/meters/loudness-meter.ts";
import type { Meter } from "../mixer/meters/meter.ts";
import { compressor } from "../plugins/compressor.ts";
import { useGroups, useHistory, useMeter, useMixerState, useParam, useScenes, useStrips, useVcas } from "./index.ts";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

test("what is drawn follows values, strips, the state and meters, and lets go of them when it is gone", async () => {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: new Float32Array(48000).fill(0.5) } });
  const { mixer } = live;
  const strip = mixer.strip("a");
  const meter = strip.meter("post-fader");
  let drawings = 0;
  function View() {
    drawings++;
    const [levelDb] = useParam(strip.fader);
    const { undoLabel, playing } = useMixerState(mixer);
    const ids = useStrips(mixer).map(({ id }) => id);
    return JSON.stringify([levelDb, undoLabel, playing, ids, Math.round(useMeter(mixer, meter).peakDb[0])]);
  }
  let view!: ReactTestRenderer;
  await act(async () => {
    view = create(createElement(View));
  });
  const drawn = () => JSON.parse(String(view.toJSON()));
  expect(drawn()).toEqual([0, null, false, ["a", "master"], null]);
  await act(async () => {
    strip.fader.value = -6;
  });
  expect(drawn()).toEqual([-6, "a: Fader", false, ["a", "master"], null]);
  await act(async () => void mixer.addBus({ id: "mix" }));
  expect(drawn()).toEqual([-6, "Add mix", false, ["a", "master", "mix"], null]);
  await act(async () => {
    mixer.transport.play();
    await live.render(4096);
  });
  expect(drawn()).toEqual([-6, "Add mix", true, ["a", "master", "mix"], -12]);
  await act(async () => view.unmount());
  const before = drawings;
  strip.fader.value = -9;
  await live.render(1024);
  expect(drawings).toBe(before);
});

test("a mixer that was closed is drawn as it was, and what draws it can go", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  const meter = mixer.strip("a").meter();
  let set: (levelDb: number) => void = () => {};
  function View() {
    const [levelDb, setLevelDb] = useParam(mixer.strip("a").fader);
    set = setLevelDb as typeof set;
    const { playing } = useMixerState(mixer);
    const { undoLabel } = useHistory(mixer);
    useEffect(() => () => meter.close(), []);
    return JSON.stringify([
      levelDb,
      playing,
      undoLabel,
      useStrips(mixer).length,
      useMeter(mixer, meter).peakDb[0],
      useVcas(mixer).length,
    ]);
  }
  let view!: ReactTestRenderer;
  await act(async () => {
    view = create(createElement(View));
  });
  const drawn = view.toJSON();
  mixer.close();
  await act(async () => view.update(createElement(View)));
  expect(view.toJSON()).toEqual(drawn);
  expect(() => set(-6)).toThrow("closed: a.faderDb: ");
  await act(async () => view.unmount());
});

test("VCAs, groups, scenes and what can be taken back are drawn again whenever they are others", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  let undoes: () => string | null = () => null;
  function View() {
    const { undoLabel, redoLabel, undo } = useHistory(mixer);
    undoes = undo;
    const names = [useVcas(mixer), useGroups(mixer), useScenes(mixer)].map((list) => list.map(({ name }) => name));
    return JSON.stringify([...names, undoLabel, redoLabel]);
  }
  let view!: ReactTestRenderer;
  await act(async () => {
    view = create(createElement(View));
  });
  const drawn = () => JSON.parse(String(view.toJSON()));
  expect(drawn()).toEqual([[], [], [], null, null]);
  await act(async () => void mixer.addVca({ name: "Drums" }));
  expect(drawn()).toEqual([["Drums"], [], [], "VCAs", null]);
  await act(async () => {
    mixer.vca("drums").name = "Kit";
  });
  expect(drawn()).toEqual([["Kit"], [], [], "VCAs", null]);
  await act(async () => void mixer.addGroup({ name: "Pair", members: [mixer.strip("a")] }));
  expect(drawn()).toEqual([["Kit"], ["Pair"], [], "Groups", null]);
  await act(async () => void mixer.storeScene({ name: "Verse" }));
  expect(drawn()).toEqual([["Kit"], ["Pair"], ["Verse"], "Scenes", null]);
  await act(async () => void undoes());
  expect(drawn()).toEqual([["Kit"], ["Pair"], [], "Groups", "Scenes"]);
});

test("a meter whose strip has left shows what it read last, also where it is drawn for the first time then", async () => {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: new Float32Array(48000).fill(0.5) } });
  const { mixer } = live;
  const [meter, unread] = [mixer.strip("a").meter("post-fader"), mixer.strip("a").meter("input")];
  const Peak = ({ of }: { of: Meter }) => String(Math.round(useMeter(mixer, of).peakDb[0]));
  let view!: ReactTestRenderer;
  await act(async () => {
    view = create(createElement(Peak, { of: meter }));
    mixer.transport.play();
  });
  await act(() => live.render(4096));
  await act(async () => mixer.strip("a").remove());
  await act(() => live.render(4096));
  expect(view.toJSON()).toBe("-6");
  await act(async () => view.update(createElement(Peak, { of: unread })));
  expect(view.toJSON()).toBe("-Infinity");
});

test("any meter is drawn: loudness, and how far a compressor turns down; nothing of one whose strip left before it was read", async () => {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: sine(48000, 1000, 0.5) } });
  const { mixer } = live;
  const insert = mixer.strip("a").addInsert(compressor, { thresholdDb: -40, ratio: "infinite" });
  const [loudness, reduction, late] = [mixer.strip("a").loudness("input"), insert.reductionMeter(), mixer.strip("a").loudness()];
  const Figure = ({ of }: { of: LoudnessMeter }) => String(useMeter(mixer, of)?.momentaryLufs);
  function Both() {
    const [lufs, down] = [useMeter(mixer, loudness)?.momentaryLufs, useMeter(mixer, reduction)?.reductionDb];
    return JSON.stringify([lufs, down]);
  }
  let view!: ReactTestRenderer;
  await act(async () => {
    view = create(createElement(Both));
    mixer.transport.play();
  });
  const drawn = () => JSON.parse(String(view.toJSON()));
  expect(drawn()).toEqual([null, 0]);
  await act(() => live.render(40000));
  const before = drawn();
  // A tone of 1 kHz reads its level in LUFS where both sides have it; its peaks are 34 dB above the threshold.
  expect(before[0]).toBeCloseTo(-6, 0);
  expect(before[1]).toBeGreaterThan(30);
  await act(async () => mixer.strip("a").remove());
  await act(() => live.render(4096));
  expect(drawn()).toEqual(before);
  await act(async () => {
    view = create(createElement(Figure, { of: late }));
  });
  expect(view.toJSON()).toBe("undefined");
});
