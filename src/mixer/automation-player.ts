import { encode } from "../protocol/encode.ts";
import { automationParts, automationRecords } from "./automation.ts";
import type { Part } from "./automation-part.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Clock } from "./drawn.ts";
import type { Outbox } from "./outbox.ts";
import type { Loop } from "./playback.ts";
import type { SessionClock } from "./session-clock.ts";
import type { Stage } from "./stage.ts";

/** While the transport rolls, automation is worked out and sent for so many frames at a time. */
const WINDOW_FRAMES = 512;
/** How far ahead of what is heard it is sent, where it is not too dense. */
const AHEAD_FRAMES = 24000;
/** No more is sent ahead while so many records wait for their frame: half of what the engine's queue holds, the rest is for hands. */
const MOST_WAITING = 2048;

interface Cursor {
  at: number;
  arrives: boolean;
  clock: Clock;
}

/** Sends what moves by itself as time comes to it. */
export class AutomationPlayer {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  readonly #drawing: Drawing;
  readonly #clock: SessionClock;
  /** Engine frame up to which everything was sent, whether the transport comes there by a jump, and how the session's time lies there. */
  #cursor: Cursor | null = null;
  /** How it lies at what is heard now: a loop's next lap is sent before it begins. */
  #heard: Clock | null = null;
  #loop: Loop | null = null;
  #parts: ReadonlyMap<string, Part> | null = null;
  #ease = 0;

  constructor(desk: Desk, stage: Stage, outbox: Outbox, drawing: Drawing, clock: SessionClock) {
    this.#desk = desk;
    this.#stage = stage;
    this.#outbox = outbox;
    this.#drawing = drawing;
    this.#clock = clock;
  }

  /** What was sent ahead is no longer true. What is true now is got to from wherever things are, in `easeFrames` or the time any value takes. */
  forget(easeFrames = 0): void {
    if (this.#cursor) this.#outbox.send(encode("cancel", 0, {}));
    this.#cursor = null;
    this.#parts = null;
    this.#ease = Math.max(this.#ease, easeFrames, this.#stage.rampFrames);
  }

  /** Whether ramps of this name (`strip kick`) are this player's to move. */
  plays(name: string): boolean {
    return this.#allParts().has(name);
  }

  get names(): Iterable<string> {
    return this.#allParts().keys();
  }

  /** Engine frame before which nothing is missing: it is safe to render up to there. */
  get sentUpTo(): number {
    return Math.min(this.#cursor?.at ?? Number.POSITIVE_INFINITY, this.#outbox.nextDue);
  }

  /** Sends what is due soon. Called often enough that {@link AHEAD_FRAMES} never pass in between. */
  play(loop: Loop | null): void {
    const parts = this.#allParts();
    if (parts.size === 0) return;
    const { engineFrame, now, waiting } = this.#clock;
    if (!this.#goesOn(now, loop)) this.forget();
    this.#loop = loop;
    this.#heard = now;
    this.#cursor ??= { at: engineFrame, arrives: true, clock: now };
    let room = MOST_WAITING - waiting - this.#outbox.waitingRecords;
    while (room > 0 && this.#cursor.at < engineFrame + AHEAD_FRAMES) room -= this.#send(this.#cursor, loop, engineFrame);
  }

  /** One window; returns how many records it took. */
  #send(cursor: Cursor, loop: Loop | null, engineFrame: number): number {
    const { at, clock } = cursor;
    const rolls = clock.stands === null;
    const until = rolls && loop && at - clock.offset < loop.to ? loop.to + clock.offset : Number.POSITIVE_INFINITY;
    const to = Math.min(at + (rolls ? WINDOW_FRAMES : AHEAD_FRAMES), until);
    const ease = engineFrame > 0 ? this.#ease : 0;
    this.#ease = 0;
    const records = automationRecords(this.#allParts().values(), { from: at, to, arrives: cursor.arrives, until, clock, ease });
    for (const { record } of records) this.#outbox.send(record);
    cursor.at = to;
    cursor.arrives = to === until;
    if (loop && cursor.arrives) cursor.clock = { offset: to - loop.from, stands: null };
    return records.length;
  }

  /** Whether time has run as it was expected to. */
  #goesOn(now: Clock, loop: Loop | null): boolean {
    const heard = this.#heard;
    if (!this.#cursor || !heard || loop?.from !== this.#loop?.from || loop?.to !== this.#loop?.to) return false;
    if (now.stands !== null || heard.stands !== null) return now.stands === heard.stands;
    const lapFrames = loop ? loop.to - loop.from : 0;
    return now.offset === heard.offset || (lapFrames > 0 && (now.offset - heard.offset) % lapFrames === 0);
  }

  #allParts(): ReadonlyMap<string, Part> {
    this.#parts ??= automationParts(
      this.#desk,
      this.#drawing.all.values(),
      (name) => this.#stage.addressOf(name),
      this.#stage.rampFrames,
    );
    return this.#parts;
  }
}
