import type { EngineLayout } from "../protocol/engine-layout.ts";
import { STATUS_MS } from "../protocol/post.ts";
import { checkRecord } from "../protocol/records.ts";
import type { Ring } from "../protocol/ring.ts";
import { StatusSlots } from "../protocol/status-slots.ts";
import type { Transport } from "../protocol/transport.ts";
import { loadingDock } from "./loading-dock.ts";
import type { Postbox } from "./postbox.ts";

/** Records and status through memory that page and audio thread share; no message on the way. */
export function sharedWire(postbox: Postbox, layout: EngineLayout, ring: Ring): Transport {
  const limitBytes = Math.min(layout.inboxBytes, ring.capacityBytes);
  const buffer = StatusSlots.allocate(layout.statusBytes);
  const slots = new StatusSlots(buffer, "reader");
  const timers = new Set<ReturnType<typeof setInterval>>();
  let open = true;
  postbox.post({ kind: "status-slots", buffer });
  postbox.onEnd(() => {
    open = false;
    timers.forEach(clearInterval);
  });

  return {
    send: (record) => {
      checkRecord(record, limitBytes);
      return open && ring.push(record);
    },
    flushed: () => postbox.flushed(),
    status: () => slots.take(),
    load: loadingDock(postbox, layout, true),
    // A timer, not an animation frame: a page in the background goes on mixing.
    onStatus: (listener) => {
      const timer = setInterval(listener, STATUS_MS);
      timers.add(timer);
      return () => {
        clearInterval(timer);
        timers.delete(timer);
      };
    },
    close: () => postbox.close(),
  };
}
