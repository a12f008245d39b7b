import type { Transport } from "../protocol/transport.ts";
import type { EngineInstance } from "./instance.ts";

/** The wire of a mixer whose engine is at hand: sending is receiving, and nothing is ever on its way. */
export function directTransport(engine: EngineInstance): Transport {
  let isClosed = false;
  return {
    // Once nobody renders any more, what a full queue refused would be offered again at once and for ever.
    send: (record) => isClosed || engine.receive(record) === record.length,
    flushed: async () => {},
    status: () => {
      engine.resetLatches();
      return engine.status;
    },
    load: async (address, data) => engine.load(address, data),
    onStatus: () => () => {},
    close: () => {
      isClosed = true;
    },
  };
}
