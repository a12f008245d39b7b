import type { SessionDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { noise } from "../desk/signals.ts";

/** A track in a room; the same in a page and in Node. The sound begins when an impulse response that was set before the first frame is in. */
export const ROOM_DESK_FRAMES = 24000;
const BEGINS_AT = 4096;

export function roomDesk(impulse?: string): SessionDocument {
  const room = { id: "room", plugin: "convolver", params: { mix: 0.7 }, ...(impulse !== undefined && { impulse }) };
  const clips = [{ file: "take", startFrame: BEGINS_AT }];
  return session([track("a", { channels: 2, clips, inserts: [room] })], { lengthFrames: ROOM_DESK_FRAMES });
}

export const take = () => [noise(9000, 1, 0.4), noise(9000, 2, 0.4)] as const;

/** What a hall answers left and right. */
export const hall = () => [3, 4].map((seed) => noise(9500, seed, 0.05).map((x, n) => x * Math.exp(-n / 2500)));
