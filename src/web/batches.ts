import type { Postbox } from "./postbox.ts";

const BATCH_BYTES = 1 << 14;
const SPARE_BATCHES = 8;

/**
 * Records of one turn of the page travel in one message. Never more is under way than the ring at the other end holds, so that it always
 * has room for what arrives.
 */
export function batches(postbox: Postbox, ringBytes: number) {
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let batch: Uint8Array<ArrayBuffer> | null = null;
  let filled = 0;
  /** Both count bytes for ever, as i32s that wrap. */
  let sent = 0;
  let read = 0;

  postbox.on("read", (message) => {
    read = message.read;
  });
  postbox.on("records-back", ({ buffer, read: now }) => {
    read = now;
    if (buffer.byteLength === BATCH_BYTES && spare.length < SPARE_BATCHES) spare.push(new Uint8Array(buffer));
  });

  const post = () => {
    if (!batch) return;
    const { buffer } = batch;
    batch = null;
    postbox.post({ kind: "records", buffer, bytes: filled }, [buffer]);
  };
  /** A batch with room for `bytes`; a record larger than a batch gets one of its own size. */
  const roomFor = (bytes: number) => {
    if (batch && filled + bytes <= batch.length) return batch;
    post();
    queueMicrotask(post);
    filled = 0;
    batch = bytes > BATCH_BYTES ? new Uint8Array(bytes) : (spare.pop() ?? new Uint8Array(BATCH_BYTES));
    return batch;
  };

  return {
    /** All of `record`, or false. */
    add: (record: Uint8Array): boolean => {
      if (((sent - read) | 0) + record.length > ringBytes) return false;
      roomFor(record.length).set(record, filled);
      filled += record.length;
      sent = (sent + record.length) | 0;
      return true;
    },
    /** What was added so far goes now, not at the end of this turn. */
    post,
  };
}
