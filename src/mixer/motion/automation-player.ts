import { encode } from "../../protocol/encode.ts";
import type { Due, Part } from "../curves/automation-part.ts";
import type { Clock } from "../curves/drawn.ts";
import type { Desk } from "../desk/desk.ts";
import type { Outbox } from "../stage/outbox.ts";
import type { Stage } from "../stage/stage.ts";
import { type AutomationParts, automationParts, automationRecords } from "./automation.ts";
import type { Drawing } from "./drawing.ts";
import type { Loop, Roll } from "./playback.ts";
import type { Course, SessionClock } from "./session-clock.ts";

/** While the transport rolls, automation is worked out and sent for so many frames at a time. */
const WINDOW_FRAMES = 512;
/** How far ahead of what is heard it is sent, where it is not too dense. */
const AHEAD_FRAMES = 24000;
/** No more is sent ahead while so many records wait for their frame: half of what the engine's queue holds, the rest is for hands. */
const MOST_WAITING = 2048;

/** Up to where everything was sent, whether the transport comes there by a jump, and how the session's time lies there. */
interface Cursor {
  readonly roll: number;
  at: number;
  arrives: boolean;
  clock: Clock;
  /** Frames in which everything gets to its place, to begin with. */
  ease: number;
}

/** What only ramps move keeps the engine's time; the transport is nothing to it. */
const ENGINE_CLOCK: Clock = { offset: 0, stands: 0, origin: 0 };

/**
 * Sends what moves by itself as time comes to it. Lanes count from when the transport was told something last: nobody on the page knows when that will
 * be, but the engine does, and what is due with it is there before.
 */
export class AutomationPlayer {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  readonly #drawing: Drawing;
  readonly #clock: SessionClock;
  #lanes: Cursor | null = null;
  #ramps: Cursor | null = null;
  #loop: Loop | null = null;
  #parts: AutomationParts | null = null;
  #ease = 0;
  /** Something that was sent may wait in the engine for its frame, also after the transport was told to stop: what plays until then plays on. */
  #isAhead = false;

  constructor(desk: Desk, stage: Stage, outbox: Outbox, drawing: Drawing, clock: SessionClock) {
    this.#desk = desk;
    this.#stage = stage;
    this.#outbox = outbox;
    this.#drawing = drawing;
    this.#clock = clock;
  }

  /** What was sent ahead is no longer true. What is true now is got to from wherever things are, in `easeFrames` or the time any value takes. */
  forget(easeFrames = 0): void {
    if (this.#isAhead) this.#outbox.send(encode("cancel", 0, {}));
    this.#isAhead = false;
    this.#lanes = null;
    this.#ramps = null;
    this.#parts = null;
    this.#ease = Math.max(this.#ease, easeFrames);
  }

  /** Whether ramps of this name (`strip kick`) are this player's to move. */
  plays(name: string): boolean {
    const { lanes, ramps } = this.#allParts();
    return lanes.has(name) || ramps.has(name);
  }

  get names(): string[] {
    const { lanes, ramps } = this.#allParts();
    return [...lanes.keys(), ...ramps.keys()];
  }

  /** Engine frame before which nothing is missing: it is safe to render up to there. */
  get sentUpTo(): number {
    const ends = [this.#lanes, this.#ramps].flatMap((cursor) => (cursor ? [cursor.at + cursor.clock.origin] : []));
    return Math.min(...ends, this.#outbox.nextDue);
  }

  /** The transport is about to be told this: what is due from then on goes before it, as much as may wait; the rest behind it. */
  before(roll: Roll, loop: Loop | null): () => void {
    this.#lanes = null;
    const { lanes } = this.#allParts();
    const course = this.#clock.courseOf(roll);
    if (lanes.size === 0 || !course) return () => {};
    this.#loop = loop;
    const cursor = arriving(course, this.#easeFrames());
    this.#lanes = cursor;
    const due: Due[] = [];
    while (due.length < MOST_WAITING && cursor.at < AHEAD_FRAMES) due.push(...this.#window(cursor, lanes));
    this.#isAhead = true;
    for (const { record } of due.slice(0, MOST_WAITING)) this.#outbox.send(record);
    return () => {
      for (const { record } of due.slice(MOST_WAITING)) this.#outbox.send(record);
    };
  }

  /** Sends what is due soon. Called often enough that {@link AHEAD_FRAMES} never pass in between. */
  play(loop: Loop | null): void {
    const { engineFrame, waiting, course } = this.#clock;
    if (!this.#goesOn(course, loop)) this.forget();
    this.#loop = loop;
    const { lanes, ramps } = this.#allParts();
    this.#set(course, engineFrame);
    let room = MOST_WAITING - waiting - this.#outbox.waitingRecords;
    const aheadOf = ({ roll, at }: Cursor) => at - (roll === 0 || !course ? engineFrame : course.frame);
    while (room > 0) {
      const [behind] = [this.#ramps, this.#lanes].flatMap((one) => one ?? []).sort((a, b) => aheadOf(a) - aheadOf(b));
      if (!behind || aheadOf(behind) >= AHEAD_FRAMES) return;
      const due = this.#window(behind, behind === this.#ramps ? ramps : lanes);
      for (const { record } of due) this.#outbox.send(record);
      this.#isAhead = true;
      room -= due.length;
    }
  }

  /** Whatever is to be sent has a place to begin at. */
  #set(course: Course | null, engineFrame: number): void {
    const { lanes, ramps } = this.#allParts();
    const beginsLanes = !this.#lanes && lanes.size > 0 && course;
    const beginsRamps = !this.#ramps && ramps.size > 0;
    if (!beginsLanes && !beginsRamps) return;
    const ease = this.#easeFrames();
    if (beginsLanes) this.#lanes = arriving(course, ease);
    if (beginsRamps) this.#ramps = { roll: 0, at: engineFrame, arrives: true, clock: ENGINE_CLOCK, ease };
  }

  /** Before the first frame nothing was anywhere else. */
  #easeFrames(): number {
    const ease = this.#clock.engineFrame > 0 ? Math.max(this.#ease, this.#stage.rampFrames) : 0;
    this.#ease = 0;
    return ease;
  }

  #window(cursor: Cursor, parts: ReadonlyMap<string, Part>): Due[] {
    const { roll, at, arrives, clock, ease } = cursor;
    const loop = clock.stands === null ? this.#loop : null;
    const until = loop && at - clock.offset < loop.to ? loop.to + clock.offset : Number.POSITIVE_INFINITY;
    const to = Math.min(at + (clock.stands === null || roll === 0 ? WINDOW_FRAMES : AHEAD_FRAMES), until);
    cursor.at = to;
    cursor.arrives = to === until;
    // A loop's first frame is exact.
    cursor.ease = 0;
    if (loop && cursor.arrives) cursor.clock = { ...clock, offset: to - loop.from };
    return automationRecords(parts.values(), { from: at, to, arrives, until, clock, roll, ease });
  }

  /** Whether what was sent is still true: when it began was guessed, and ramps among lanes do not keep their time. */
  #goesOn(course: Course | null, loop: Loop | null): boolean {
    const cursor = this.#lanes;
    if (!cursor) return true;
    if (loop?.from !== this.#loop?.from || loop?.to !== this.#loop?.to) return false;
    if (!course || course.isGuess || cursor.clock.origin === course.clock.origin) return true;
    cursor.clock = { ...cursor.clock, origin: course.clock.origin };
    return !this.#allParts().mixed;
  }

  #allParts(): AutomationParts {
    this.#parts ??= automationParts(
      this.#desk,
      this.#drawing.all.values(),
      (name) => this.#stage.addressOf(name),
      this.#stage.rampFrames,
    );
    return this.#parts;
  }
}

function arriving({ roll, frame, clock }: Course, ease: number): Cursor {
  return { roll, at: frame, arrives: true, clock, ease };
}
