import { afterEach, describe, expect, test } from "vitest";
import { Mixer } from "../../src/mixer/mixer.ts";
import type { EngineLayout } from "../../src/protocol/engine-layout.ts";
import { Ring } from "../../src/protocol/ring.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { loadSession } from "../../src/session/load.ts";
import { portWire } from "../../src/web/port-wire.ts";
import { Postbox } from "../../src/web/postbox.ts";
import { sharedWire } from "../../src/web/shared-wire.ts";
import { Postman } from "../../src/worklet/postman.ts";
import { engine } from "../desk/engine.ts";
import { firstDifference } from "../desk/measure.ts";
import { readerOf, renderDocument } from "../desk/render.ts";
import { choices, SAMPLE_RATE } from "../desk/signals.ts";
import { settle, WIRES } from "../web/pair.ts";
import { STARTS_FRAMES, startingDesk, startingSounds } from "./starting-desk.ts";

const RAMP = 480;

let close = () => {};
afterEach(() => close());

/** A mixer and its engine with a wire between them; now and then the audio thread comes between two records. */
async function over(wire: (typeof WIRES)[number], between: () => boolean) {
  const instance = await engine({ sampleRate: SAMPLE_RATE, inputs: 0, outputs: 1, memoryPages: 160 });
  const { port1, port2 } = new MessageChannel();
  const ringBytes = 1 << 17;
  const buffer = Ring.allocate(ringBytes, wire === "shared");
  const postbox = new Postbox(port1);
  const ready = new Promise<EngineLayout>((resolve) => postbox.on("ready", ({ layout }) => resolve(layout)));
  const postman = new Postman(instance, port2, new Ring(buffer), wire, SAMPLE_RATE);
  const layout = await ready;
  const plain = wire === "shared" ? sharedWire(postbox, layout, new Ring(buffer)) : portWire(postbox, layout, ringBytes);
  const heard: number[] = [];
  const quantum = () => {
    const output = [new Float32Array(128), new Float32Array(128)];
    postman.process([], [output]);
    heard.push(...output[0]!);
  };
  let busy = false;
  const transport: Transport = {
    ...plain,
    send: (record) => {
      if (busy && between()) quantum();
      return plain.send(record);
    },
  };
  const session = loadSession(startingDesk());
  const mixer = new Mixer({ transport, layout, sampleRate: SAMPLE_RATE, monitor: true }, session);
  await mixer.ready(readerOf(startingSounds()));
  close = () => {
    mixer.close();
    port2.close();
  };
  const render = async (quanta: number) => {
    for (let i = 0; i < quanta; i++) {
      quantum();
      if (i % 12 === 0) await settle();
    }
  };
  return {
    mixer,
    heard,
    render,
    /** What the audio thread may come into the middle of. */
    during: async (act: () => void) => {
      busy = true;
      act();
      await settle();
      busy = false;
    },
  };
}

const offline = renderDocument(startingDesk(), startingSounds());

/** Where the sound of a render's beginning begins in what was heard. */
const startOf = (heard: readonly number[]) => heard.findIndex((x) => x !== 0);

describe.each(WIRES)("over the %s wire, whenever the audio thread looks", (wire) => {
  test.each([1, 2, 3])(
    "a start with automation is the offline render's from its first frame on, to the bit (%i)",
    async (seed) => {
      const pick = choices(seed);
      const live = await over(wire, () => pick(0, 3) === 0);
      await live.render(pick(0, 60));
      await live.during(() => live.mixer.transport.play());
      await live.render(100);
      const { left } = await offline;
      const whole = left.subarray(left.findIndex((x) => x !== 0));
      const began = Float32Array.from(live.heard).subarray(startOf(live.heard));
      expect(began.length).toBeGreaterThan(10000);
      expect(firstDifference(began, whole.subarray(0, began.length))).toBeNull();
    },
  );

  test("and so it is where it jumps to", async () => {
    const pick = choices(9);
    const live = await over(wire, () => pick(0, 3) === 0);
    await live.during(() => live.mixer.transport.play());
    await live.render(50);
    await live.during(() => live.mixer.transport.locate(STARTS_FRAMES / 2));
    await live.render(100);
    const { left } = await offline;
    const there = left.subarray(STARTS_FRAMES / 2 + RAMP, STARTS_FRAMES / 2 + RAMP + 4000);
    const heard = Float32Array.from(live.heard);
    const at = heard.findIndex((x, i) => x === there[0] && heard[i + 1] === there[1] && heard[i + 2] === there[2]);
    expect(at).toBeGreaterThan(0);
    expect(firstDifference(heard.subarray(at, at + 4000), there)).toBeNull();
    // Right before that it was silent, but for the ramp in.
    expect(Math.max(...heard.subarray(at - RAMP - 100, at - RAMP).map(Math.abs))).toBe(0);
  });
});
