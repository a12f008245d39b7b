import { encode } from "../protocol/encode.ts";
import { automationRecords, type Due } from "./automation.ts";
import type { Desk } from "./desk.ts";
import type { Outbox } from "./outbox.ts";
import type { Loop } from "./playback.ts";
import type { Stage } from "./stage.ts";
import type { Wanted } from "./stretches.ts";

/** Automation is worked out and sent in stretches that end at multiples of this, so that it is the same live and offline. */
const STRETCH_FRAMES = 8192;
/** How far ahead of what is heard it is sent. */
const AHEAD_FRAMES = 24000;

/** Where the engine's clock and the session's stand at the same moment. */
export interface Meeting {
  readonly engineFrame: number;
  readonly sessionFrame: number;
}

/** Sends the session's automation as the transport comes to it. */
export class AutomationPlayer {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  /** Session frame up to which everything was sent, and what to add to make engine frames of what follows. */
  #cursor: { session: number; offset: number } | null = null;
  /** Offset of what is heard now: a loop's next lap is sent before it begins. */
  #heard = 0;
  /** Where the transport stands and every automated value with it. */
  #standsAt: number | null = null;
  #loop: Loop | null = null;

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
  roll({ engineFrame, sessionFrame }: Meeting, loop: Loop | null): void {
    const offset = engineFrame - sessionFrame;
    const lapFrames = loop ? loop.to - loop.from : 0;
    const expected = this.#cursor && (offset === this.#heard || (lapFrames > 0 && (offset - this.#heard) % lapFrames === 0));
    if (!expected || loop?.from !== this.#loop?.from || loop?.to !== this.#loop?.to) this.forget();
    this.#loop = loop;
    this.#heard = offset;
    this.#standsAt = null;
    let arrives = this.#cursor === null;
    this.#cursor ??= { session: sessionFrame, offset };
    const cursor = this.#cursor;
    while (cursor.session + cursor.offset < engineFrame + AHEAD_FRAMES) {
      const stretchEnd = (Math.floor(cursor.session / STRETCH_FRAMES) + 1) * STRETCH_FRAMES;
      const until = loop && cursor.session < loop.to ? loop.to : Number.POSITIVE_INFINITY;
      const to = Math.min(stretchEnd, until);
      for (const { frame, record } of this.#records({ from: cursor.session, to, arrives, until }))
        this.#outbox.send(record(Math.max(0, frame + cursor.offset)));
      cursor.session = to;
      arrives = to === loop?.to;
      if (loop && arrives) {
        cursor.session = loop.from;
        cursor.offset += lapFrames;
      }
    }
  }

  #records(wanted: Wanted): Due[] {
    return automationRecords(this.#desk, (name) => this.#stage.addressOf(name), wanted);
  }
}
