import type { Transport } from "../protocol/transport.ts";
import type { EngineInstance } from "./instance.ts";

/** The wire of a mixer whose engine is at hand: sending is receiving, and nothing is ever on its way. */
export function directTransport(engine: EngineInstance): Transport {
  return {
    send: (record) => engine.receive(record) === record.length,
    flushed: async () => {},
    status: () => {
      engine.resetLatches();
      return engine.status;
    },
    load: async (address, data) => engine.load(address, data),
    onStatus: () => () => {},
    close: () => {},
  };
}
