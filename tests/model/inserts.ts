import type { InsertDocument } from "../../src/session/document.ts";
import { compress } from "./compressor.ts";
import { filter, sectionsOf } from "./equaliser.ts";
import { gainOfDb } from "./gains.ts";
import { late, type Signal, scaled } from "./signal.ts";
import type { Values } from "./values.ts";
import { latencyOf } from "./ways.ts";

/** What comes out of an insert: a share of the plugin's sound, the rest what went in, as late as the plugin is. A bypassed plugin runs on unheard. */
export function throughInsert(
  insert: InsertDocument,
  name: string,
  input: Signal,
  key: Signal,
  values: Values,
  sampleRate: number,
): Signal {
  const plugin = played(insert, name, input, key, values, sampleRate);
  const dry = late(input, latencyOf(insert));
  const isBypassed = values.isOn(`${name}.bypassed`);
  const share = values.number(`${name}.wet`);
  const wet = (n: number) => (isBypassed(n) ? 0 : share(n));
  return plugin.map((channel, c) => channel.map((x, n) => wet(n) * x + (1 - wet(n)) * dry[c]![n]!));
}

function played(
  { plugin, params = {} }: InsertDocument,
  name: string,
  input: Signal,
  key: Signal,
  values: Values,
  sampleRate: number,
): Signal {
  const param = (own: string) => values.control(`${name}.${own}`);
  switch (plugin) {
    case "gain": {
      const gainDb = values.number(`${name}.gainDb`);
      return scaled(input, (n) => gainOfDb(gainDb(n)));
    }
    case "latency":
      return late(input, Number(params.frames ?? 0));
    case "equaliser":
      return input.map((channel) => sectionsOf(param, sampleRate).reduce(filter, channel));
    case "compressor":
      return compress(input, key, param, sampleRate);
    default:
      throw new Error(`the model does not know a plugin "${plugin}"`);
  }
}
