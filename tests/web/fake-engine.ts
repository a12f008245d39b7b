import { type EngineExports, EngineInstance } from "../../src/engine/instance.ts";
import { bootWords, PROTOCOL_VERSION } from "../../src/protocol/layout.ts";

export interface FakeOptions {
  readonly version?: number;
  readonly inboxBytes?: number;
  readonly statusBytes?: number;
  readonly inputs?: number;
  /** How many records one `receive` takes. */
  readonly appetite?: () => number;
  /** What a block does to its input 0, besides counting. */
  readonly onRender?: (engine: { frames: number; memory: DataView }) => void;
}

const STATUS_AT = 1024;
const INBOX_AT = 4096;

/** What an engine looks like from outside, in JavaScript: counts frames, remembers the marks of records, passes input 0 through. */
export function fakeEngine({
  version = PROTOCOL_VERSION,
  inboxBytes = 1024,
  statusBytes = 256,
  inputs = 2,
  appetite = () => Infinity,
  onRender,
}: FakeOptions = {}) {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 16 });
  const view = new DataView(memory.buffer);
  const inputsAt = INBOX_AT + inboxBytes;
  const outputsAt = inputsAt + inputs * 1024;
  const heap = outputsAt + 1024;
  const words: Record<string, number> = {
    version,
    inbox: INBOX_AT,
    inboxBytes,
    inputs: inputsAt,
    inputCount: inputs,
    outputCount: 1,
    outputs: outputsAt,
    status: STATUS_AT,
    statusBytes,
    heap,
    pluginCount: 3,
    bankFields: 512,
  };
  /** The second half of each record's frame stamp: whatever the test wrote there. */
  const marks: number[] = [];
  const blocks: number[] = [];
  const exports: EngineExports = {
    boot: () => {
      for (const [i, name] of bootWords.entries()) view.setUint32(64 + 4 * i, words[name] ?? 0, true);
      for (const [i, fields] of [5, 6, 7].entries()) view.setUint32(512 + 4 * i, fields, true);
      return 64;
    },
    receive: (bytes) => {
      let at = 0;
      for (let left = appetite(); left > 0 && at < bytes; left--) {
        marks.push(view.getUint32(INBOX_AT + at + 8, true));
        at += view.getUint32(INBOX_AT + at, true);
      }
      return at;
    },
    render: (frames) => {
      blocks.push(frames);
      view.setFloat64(STATUS_AT, view.getFloat64(STATUS_AT, true) + frames, true);
      for (const side of [0, 512])
        for (let i = 0; i < frames * 4; i += 4)
          view.setFloat32(outputsAt + side + i, view.getFloat32(inputsAt + side + i, true), true);
      onRender?.({ frames, memory: view });
    },
  };
  return { engine: () => new EngineInstance(exports, memory, 48_000, inputs), marks, blocks, memory: view, heap };
}

/** A record of `bytes` that can be told from others. */
export function marked(mark: number, bytes = 16): Uint8Array {
  const record = new Uint8Array(bytes);
  const view = new DataView(record.buffer);
  view.setUint32(0, bytes, true);
  view.setUint32(8, mark, true);
  return record;
}
