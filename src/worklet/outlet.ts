import type { EngineInstance } from "../engine/instance.ts";
import { STATUS_HEAD_BYTES } from "../protocol/layout.ts";
import { type FromWorklet, STATUS_EXTENT_AT, STATUS_MS } from "../protocol/post.ts";
import type { StatusSlots } from "../protocol/status-slots.ts";

/** How the status leaves the audio thread. No latched peak may be lost between two looks of the page; one may be seen twice. */
export interface Outlet {
  /** Before a quantum is rendered. */
  before(): void;
  /** After `frames` were rendered. */
  after(frames: number): void;
}

/** The words of the status region that are in use; the view is made anew only when there are more or fewer of them. */
function wordsInUse(engine: EngineInstance): () => Int32Array {
  const all = engine.statusWords;
  let words = all;
  let extent = 0;
  return () => {
    const now = all[STATUS_EXTENT_AT / 4]!;
    if (now !== extent) {
      extent = now;
      words = now > 0 ? all.subarray(0, now / 4) : all;
    }
    return words;
  };
}

/**
 * Shared memory: every quantum. Peaks begin anew only when the page holds the very last status, of which nothing was rendered since;
 * had it taken an older one, they stay for its next look.
 */
export function sharedOutlet(engine: EngineInstance, slots: StatusSlots): Outlet {
  const words = wordsInUse(engine);
  return {
    before: () => {
      if (slots.wasTaken) engine.resetLatches();
    },
    after: () => slots.publish(words()),
  };
}

export interface PortOutlet extends Outlet {
  /** The page sends a buffer back: it has looked at what was in it. */
  takeBack(buffer: ArrayBuffer, what: "status" | "head"): void;
}

/**
 * Messages, every {@link STATUS_MS}. The whole status goes out only in the one buffer that the page gives back when it has looked, so
 * each is looked at and peaks can begin anew as soon as it is posted. Until then the page gets the head alone, so that it knows the time.
 */
export function portOutlet(
  engine: EngineInstance,
  sampleRate: number,
  post: (message: FromWorklet, transfer: ArrayBuffer[]) => void,
): PortOutlet {
  const words = wordsInUse(engine);
  const periodFrames = (sampleRate * STATUS_MS) / 1000;
  let frames = periodFrames;
  let status: Int32Array<ArrayBuffer> | null = new Int32Array(engine.statusWords.length);
  let head: Int32Array<ArrayBuffer> | null = new Int32Array(STATUS_HEAD_BYTES / 4);

  const postStatus = (target: Int32Array<ArrayBuffer>) => {
    const inUse = words();
    target.set(inUse);
    post({ kind: "status", buffer: target.buffer, bytes: inUse.byteLength }, [target.buffer]);
    status = null;
    engine.resetLatches();
  };
  const postHead = (target: Int32Array<ArrayBuffer>) => {
    for (let i = 0; i < target.length; i++) target[i] = engine.statusWords[i]!;
    post({ kind: "head", buffer: target.buffer }, [target.buffer]);
    head = null;
  };

  return {
    before: () => {},
    after: (rendered) => {
      frames += rendered;
      if (frames < periodFrames || !(status ?? head)) return;
      frames = 0;
      if (status) postStatus(status);
      else if (head) postHead(head);
    },
    takeBack: (buffer, what) => {
      if (what === "status") status = new Int32Array(buffer);
      else head = new Int32Array(buffer);
    },
  };
}
