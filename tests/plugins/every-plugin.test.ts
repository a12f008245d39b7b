import { describe, expect, test } from "vitest";
import * as postfade from "../../src/index.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { changesLatency, completeValues, type PluginSpec } from "../../src/plugins/describe.ts";
import { deskControls } from "../../src/plugins/desk.ts";
import { plugins } from "../../src/plugins/index.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import { anyParams } from "../desk/any-params.ts";
import { runs } from "../desk/any-runs.ts";
import { clickDbfs, declaredRamp } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both } from "./through.ts";

/** What a plugin does not say is what it begins with; one that keeps time, or delays, says so much that there is something to hear. */
const deskOf = (plugin: PluginSpec, params: Readonly<Record<string, ParamValue>>, channels: 1 | 2 = 2) =>
  session([track("a", { channels, inserts: [{ id: "it", plugin: plugin.id, params }] })]);

describe.each(plugins)("$id", (plugin) => {
  test("gives finite sound whatever its knobs are thrown at, and however loud it is", async () => {
    const pick = choices(77);
    const frames = 240000 * runs(1).numRuns;
    const sound = noise(frames, 3, 1).map((x, i) => x * [1, 1e-4, 30, 0, 1, 1e-25][Math.floor(i / 5000) % 6]!);
    const plan = new PlanWatch();
    const live = await openLive(deskOf(plugin, {}), { sounds: { a: both(sound) }, wire: plan.wire });
    live.mixer.transport.play();
    const insert = live.mixer.strip("a").inserts[0]!;
    const knobs = Object.keys(plugin.params).filter((name) => !changesLatency(plugin, name, SAMPLE_RATE));
    let marked = 0;
    while (live.frame < frames) {
      for (let n = pick(0, 4); n > 0 && knobs.length > 0; n--)
        insert.params[knobs[pick(0, knobs.length - 1)]!]!.travel = [0, 1, pick(0, 100) / 100][pick(0, 2)]!;
      await live.render(pick(1, [300, 60][Math.floor(live.frame / 60000) % 2]!));
      // The engine's own field comes after the kernel's: one that counts too few FIELDS writes there.
      for (const { state } of plan.banks(live.engine)) if (state.subarray(-4).some((mark) => mark !== 0 && mark !== 1)) marked++;
    }
    expect(marked, "blocks in which the kernel wrote past its FIELDS").toBe(0);
    const { left, right } = live.heard();
    expect(unsound(left) + unsound(right)).toBe(0);
    expect(insert.faulted).toBe(false);
  });

  test("is exported by its name", () => {
    expect(Object.values(postfade), `src/index.ts exports no plugin "${plugin.id}"`).toContain(plugin);
  });

  test("sounds the same to the bit in blocks of any size, mono and stereo", async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const params = anyParams(plugin, choices(seed));
      const sounds = { a: [noise(5000, 4), noise(5000, 5)] };
      for (const channels of [1, 2] as const) {
        const desk = deskOf(plugin, params, channels);
        const cut = choices(seed + 50);
        const whole = await renderDocument(desk, channels === 1 ? { a: sounds.a[0]! } : sounds);
        const pieces = await openLive(desk, {
          sounds: channels === 1 ? { a: sounds.a[0]! } : sounds,
          blockFrames: () => cut(1, 128),
        });
        pieces.mixer.transport.play();
        await pieces.render(5000 + whole.latencyFrames);
        const { left, right } = pieces.heard();
        const [from, to] = [whole.latencyFrames, whole.latencyFrames + 5000];
        const heard = { left: left.subarray(from, to), right: right.subarray(from, to) };
        expect(
          firstStereoDifference(heard, { left: whole.left.subarray(0, 5000), right: whole.right.subarray(0, 5000) }),
        ).toBeNull();
      }
    }
  });

  test("is bypassed, and comes back, without a click", async () => {
    for (const hz of [50, 1000]) {
      // A sound that begins hard goes on saying so in a room.
      const sound = sine(40000, hz, 1).map((x, frame) => x * declaredRamp(0)(frame));
      const live = await openLive(deskOf(plugin, {}), { sounds: { a: both(sound) } });
      live.mixer.transport.play();
      const { bypassed } = live.mixer.strip("a").inserts[0]!;
      await live.render(12000);
      bypassed.value = true;
      await live.render(8000);
      bypassed.value = false;
      await live.render(8000);
      for (const at of [12000, 20000]) expect(clickDbfs(live.heard().left, at)).toBeLessThanOrEqual(-70);
    }
  });

  test("comes to rest when nothing is heard any more, and sounds afterwards as beside one that never rests", async () => {
    const values = completeValues(plugin);
    const tail = plugin.tailFrames?.(values, SAMPLE_RATE, deskControls.tempoBpm.initial) ?? 0;
    // A tail is over at -90 dB, and nothing at some -300; then a line must be blank, whose memory is up to twice as long.
    const frames = 24 * SAMPLE_RATE + 3.5 * tail + 2 * (plugin.lineFrames?.(values, SAMPLE_RATE) ?? 0);
    const again = Math.ceil(frames / BLOCK_FRAMES) * BLOCK_FRAMES;
    const bursts = new Float32Array(again + 3000);
    bursts.set(noise(2000, 9, 0.7));
    bursts.set(noise(3000, 8, 0.7), again);
    const heard = async (hasNeighbour: boolean) => {
      const plan = new PlanWatch();
      const rack = [{ id: "it", plugin: plugin.id }];
      const neighbour = track("b", { channels: 2, inserts: rack, output: null });
      const live = await openLive(session([track("a", { channels: 2, inserts: rack }), ...(hasNeighbour ? [neighbour] : [])]), {
        sounds: { a: both(bursts), b: both(noise(bursts.length, 7)) },
        wire: plan.wire,
        memoryPages: 1024,
      });
      live.mixer.transport.play();
      await live.render(1600);
      const resting = () => plan.banks(live.engine).every(({ state }) => state.subarray(-4).every((mark) => mark === 1));
      expect(resting()).toBe(false);
      await live.render(again - 1600);
      expect(resting(), "whether it rests: its kernel's `rest`, unless its description says `restless`").toBe(
        !hasNeighbour && !plugin.restless,
      );
      await live.render(3000);
      return live.heard();
    };
    expect(firstStereoDifference(await heard(false), await heard(true))).toBeNull();
  });
});
