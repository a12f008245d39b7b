import { bootWords, PROTOCOL_VERSION } from "./layout.ts";

type BootWord = Exclude<(typeof bootWords)[number], "bankFields" | "pluginCount" | "version">;

/** Where things are in an engine's memory: byte addresses, and counts. Plain data, so that it can be posted. */
export type EngineLayout = { readonly [W in BootWord]: number } & {
  /** Everything from `heap` to here is the page's to hand out. */
  readonly memoryBytes: number;
  /** v128 fields of state per bank, by plugin number. */
  readonly bankFields: readonly number[];
};

/**
 * Reads the words that `boot` left at `address`.
 * @throws {Error} when the engine is of another protocol version, or has no memory left for the page
 */
export function readLayout(memory: ArrayBufferLike, address: number): EngineLayout {
  const view = new DataView(memory);
  const words = Object.fromEntries(bootWords.map((name, i) => [name, view.getUint32(address + i * 4, true)])) as Record<
    (typeof bootWords)[number],
    number
  >;
  const { version, pluginCount, bankFields: fieldsAt, ...regions } = words;
  if (version !== PROTOCOL_VERSION)
    throw new Error(
      `engine.wasm speaks protocol ${version}, this code ${PROTOCOL_VERSION}: they come from two releases of postfade. Serve the engine.wasm of this one.`,
    );
  if (regions.heap >= memory.byteLength)
    throw new Error(
      `the engine needs ${regions.heap} bytes for itself and was given ${memory.byteLength}; raise memoryMegabytes.`,
    );
  const bankFields = Array.from({ length: pluginCount }, (_, i) => view.getUint32(fieldsAt + i * 4, true));
  return { ...regions, memoryBytes: memory.byteLength, bankFields };
}
