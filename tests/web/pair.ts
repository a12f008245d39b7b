import type { EngineLayout } from "../../src/protocol/engine-layout.ts";
import { Ring } from "../../src/protocol/ring.ts";
import type { Transport } from "../../src/protocol/transport.ts";
import { portWire } from "../../src/web/port-wire.ts";
import { Postbox } from "../../src/web/postbox.ts";
import { sharedWire } from "../../src/web/shared-wire.ts";
import { Postman } from "../../src/worklet/postman.ts";
import { type FakeOptions, fakeEngine } from "./fake-engine.ts";

export const WIRES = ["shared", "port"] as const;

/** Page and postman with a wire between them, both in this thread, and a pretended engine: the clock is `render`. */
export async function connect(wire: (typeof WIRES)[number], ringBytes: number, options: FakeOptions = {}) {
  const fake = fakeEngine(options);
  const { port1, port2 } = new MessageChannel();
  const buffer = Ring.allocate(ringBytes, wire === "shared");
  const postbox = new Postbox(port1);
  const ready = new Promise<EngineLayout>((resolve) => postbox.on("ready", ({ layout }) => resolve(layout)));
  const postman = new Postman(fake.engine(), port2, new Ring(buffer), wire, 48_000);
  const layout = await ready;
  const transport: Transport =
    wire === "shared" ? sharedWire(postbox, layout, new Ring(buffer)) : portWire(postbox, layout, ringBytes);
  await transport.flushed();
  const left = new Float32Array(128);
  const right = new Float32Array(128);
  return {
    ...fake,
    layout,
    postbox,
    transport,
    left,
    right,
    /** One quantum; true while there will be another. */
    render: (inputs: Float32Array[][] = []) => postman.process(inputs, [[left, right]]),
    close: () => {
      postbox.close();
      port2.close();
    },
  };
}

/** Until messages have gone both ways. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
