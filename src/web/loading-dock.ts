import type { EngineLayout } from "../protocol/engine-layout.ts";
import { PIECE_BYTES } from "../protocol/post.ts";
import type { Postbox } from "./postbox.ts";

/**
 * Clip audio into engine memory: one load after the other and one piece at a time, so that no quantum has to swallow much. One buffer
 * goes to and fro; where both threads share memory it stays where it is, and is only spoken of.
 */
export function loadingDock(postbox: Postbox, layout: EngineLayout, shared: boolean) {
  let buffer: Float32Array<ArrayBufferLike> | null = null;
  let before: Promise<void> = Promise.resolve();

  postbox.on("piece-there", ({ id, data }) => {
    if (data) buffer = data;
    postbox.answer(id);
  });

  const send = (address: number, piece: Float32Array): Promise<void> => {
    buffer ??= new Float32Array(shared ? new SharedArrayBuffer(PIECE_BYTES) : new ArrayBuffer(PIECE_BYTES));
    const data = buffer;
    data.set(piece);
    const transfer = data.buffer instanceof ArrayBuffer ? [data.buffer] : [];
    return postbox.ask((id) => postbox.post({ kind: "piece", id, address, data, samples: piece.length }, transfer));
  };

  const sendAll = async (address: number, data: Float32Array): Promise<void> => {
    const samples = PIECE_BYTES / 4;
    for (let at = 0; at < data.length; at += samples) await send(address + at * 4, data.subarray(at, at + samples));
  };

  return (address: number, data: Float32Array): Promise<void> => {
    const end = address + data.length * 4;
    if (address % 4 !== 0 || address < layout.heap || end > layout.memoryBytes)
      return Promise.reject(
        new RangeError(
          `bytes ${address} to ${end} are not in the page's part of engine memory, ${layout.heap} to ${layout.memoryBytes}`,
        ),
      );
    const loaded = before.then(() => sendAll(address, data));
    before = loaded.catch(() => {});
    return loaded;
  };
}
