import type { EngineLayout } from "../protocol/engine-layout.ts";
import { checkRecord } from "../protocol/records.ts";
import type { Transport } from "../protocol/transport.ts";
import { batches } from "./batches.ts";
import { loadingDock } from "./loading-dock.ts";
import type { Postbox } from "./postbox.ts";

/** The same, where memory cannot be shared: records in batches by message, status in messages that the page sends back once seen. */
export function portWire(postbox: Postbox, layout: EngineLayout, ringBytes: number): Transport {
  const limitBytes = Math.min(layout.inboxBytes, ringBytes);
  const outbox = batches(postbox, ringBytes);
  const status = postedStatus(postbox, layout);
  let open = true;
  postbox.onEnd(() => {
    open = false;
  });

  return {
    send: (record) => {
      checkRecord(record, limitBytes);
      return open && outbox.add(record);
    },
    flushed: () => {
      outbox.post();
      return postbox.flushed();
    },
    status: status.look,
    load: loadingDock(postbox, layout, false),
    onStatus: status.onStatus,
    close: () => postbox.close(),
  };
}

/** What came by message, kept until the page looks. */
function postedStatus(postbox: Postbox, { statusBytes }: EngineLayout) {
  const seen = new Uint8Array(statusBytes);
  const view = new DataView(seen.buffer);
  const listeners = new Set<() => void>();
  let unseen: { buffer: ArrayBuffer; bytes: number } | null = null;
  let any = false;

  postbox.on("status", ({ buffer, bytes }) => {
    unseen = { buffer, bytes };
    any = true;
    for (const listener of [...listeners]) listener();
  });
  postbox.on("head", ({ buffer }) => {
    (unseen ? new Uint8Array(unseen.buffer) : seen).set(new Uint8Array(buffer));
    postbox.post({ kind: "head-back", buffer }, [buffer]);
    for (const listener of [...listeners]) listener();
  });

  return {
    look: (): DataView | null => {
      if (unseen) {
        const { buffer, bytes } = unseen;
        unseen = null;
        seen.set(new Uint8Array(buffer, 0, bytes));
        postbox.post({ kind: "status-back", buffer }, [buffer]);
      }
      return any ? view : null;
    },
    onStatus: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
