import { encode } from "../protocol/encode.ts";
import { automationParts, automationRecords } from "./automation.ts";
import type { Due, Part } from "./automation-part.ts";
import type { Desk } from "./desk.ts";
import type { Outbox } from "./outbox.ts";
import type { Loop } from "./playback.ts";
import type { Stage } from "./stage.ts";
import type { Wanted } from "./stretches.ts";

/** Automation is worked out and sent for so many frames at a time. */
const WINDOW_FRAMES = 512;
/** How far ahead of what is heard it is sent, where it is not too dense. */
const AHEAD_FRAMES = 24000;
/** No more is sent ahead while so many records wait for their frame: half of what the engine's queue holds, the rest is for hands. */
const MOST_WAITING = 2048;

/** Where the engine's clock and the session's stand at the same moment. */
export interface Meeting {
  readonly engineFrame: number;
  readonly sessionFrame: number;
  /** Records in the engine that wait for their frame. */
  readonly waiting: number;
}

/** Sends the session's automation as the transport comes to it. */
export class AutomationPlayer {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  /** Session frame up to which everything was sent, whether the transport comes there by a jump, and what to add to make engine frames of what follows. */
  #cursor: { session: number; arrives: boolean; offset: number } | null = null;
  /** Offset of what is heard now: a loop's next lap is sent before it begins. */
  #heard = 0;
  /** Where the transport stands and every automated value with it. */
  #standsAt: number | null = null;
  #loop: Loop | null = null;
  #parts: readonly Part[] | null = null;

  constructor(desk: Desk, stage: Stage, outbox: Outbox) {
    this.#desk = desk;
    this.#stage = stage;
    this.#outbox = outbox;
  }

  /** What was sent ahead is no longer true: the transport stopped or jumped, or the desk has changed. */
  forget(): void {
    if (this.#cursor) this.#outbox.send(encode("cancel", 0, {}));
    this.#cursor = null;
    this.#standsAt = null;
    this.#parts = null;
  }

  /** Engine frame before which nothing is missing: it is safe to render up to there. */
  get sentUpTo(): number {
    const worked = this.#cursor ? this.#cursor.session + this.#cursor.offset : Number.POSITIVE_INFINITY;
    return Math.min(worked, this.#outbox.nextDue);
  }

  /** The transport stands still: every automated value is what it is there. */
  stand(sessionFrame: number): void {
    if (this.#standsAt === sessionFrame) return;
    this.forget();
    this.#standsAt = sessionFrame;
    const here = { from: sessionFrame, to: sessionFrame + 1, arrives: true, until: sessionFrame + 1 };
    for (const { record } of this.#records(here)) this.#outbox.send(record(0));
  }

  /** The transport rolls. Called often enough that {@link AHEAD_FRAMES} never pass in between. */
  roll({ engineFrame, sessionFrame, waiting }: Meeting, loop: Loop | null): void {
    const offset = engineFrame - sessionFrame;
    const lapFrames = loop ? loop.to - loop.from : 0;
    const expected = this.#cursor && (offset === this.#heard || (lapFrames > 0 && (offset - this.#heard) % lapFrames === 0));
    if (!expected || loop?.from !== this.#loop?.from || loop?.to !== this.#loop?.to) this.forget();
    this.#loop = loop;
    this.#heard = offset;
    this.#standsAt = null;
    this.#cursor ??= { session: sessionFrame, arrives: true, offset };
    const cursor = this.#cursor;
    let room = MOST_WAITING - waiting - this.#outbox.waitingRecords;
    while (room > 0 && cursor.session + cursor.offset < engineFrame + AHEAD_FRAMES) {
      const until = loop && cursor.session < loop.to ? loop.to : Number.POSITIVE_INFINITY;
      const to = Math.min(cursor.session + WINDOW_FRAMES, until);
      const records = this.#records({ from: cursor.session, to, arrives: cursor.arrives, until });
      for (const { frame, record } of records) this.#outbox.send(record(Math.max(0, frame + cursor.offset)));
      room -= records.length;
      cursor.session = to;
      cursor.arrives = to === until;
      if (loop && cursor.arrives) {
        cursor.session = loop.from;
        cursor.offset += lapFrames;
      }
    }
  }

  #records(wanted: Wanted): Due[] {
    this.#parts ??= automationParts(this.#desk, (name) => this.#stage.addressOf(name));
    return automationRecords(this.#parts, wanted);
  }
}
