import type { ParamSpec, ParamValue } from "../../params/spec.ts";
import type { AutomationMode } from "../../session/session.ts";
import { punched } from "../curves/punch.ts";
import { Take } from "../curves/takes.ts";
import type { Lanes } from "./lanes.ts";
import type { SessionClock } from "./session-clock.ts";

/** What hands need to know of the desk's values. */
export interface HandledValues {
  /** Whether what it belongs to is on the desk. */
  has(target: string): boolean;
  heard(target: string): ParamValue;
  /** The hand takes over what is heard: nothing jumps. */
  put(target: string, value: ParamValue): void;
  /** The same, where nobody did anything that could be taken back. */
  arrive(target: string, value: ParamValue): void;
  /** Whether something moves it that is no lane and no hand. */
  isRamped(target: string): boolean;
  /** Something that no table holds is about to change. @param takeBack puts it back, where that was in an edit that fails */
  undoable(target: string, takeBack: () => void): void;
  /** What is changed until its end is one step. */
  gesture(): () => void;
  specOf(target: string): ParamSpec;
  /** Frames in which a control comes back to its lane, and in which any value gets to its new place. */
  readonly returnFrames: number;
  readonly rampFrames: number;
  readonly sampleRate: number;
}

/** Modes in which a hand is written. */
const WRITING: readonly AutomationMode[] = ["touch", "latch", "write"];

/** A control that its hand holds, and not its lane. */
interface Hold {
  touched: boolean;
  take: Take | null;
}

/** Hands on controls: what a lane's mode makes of them. What they do while the transport rolls is written into the lane when they are done. */
export class Hands {
  readonly #lanes: Lanes;
  readonly #clock: SessionClock;
  readonly #values: HandledValues;
  readonly #changed: (easeFrames: number) => void;
  readonly #holds = new Map<string, Hold>();
  readonly #touched = new Set<string>();
  #rolls = false;
  /** Where the transport was heard last while it rolled. */
  #frame = 0;

  /** @param changed called when a hand takes over from its lane, or the lane from the hand; the control eases over in so many frames */
  constructor(lanes: Lanes, clock: SessionClock, values: HandledValues, changed: (easeFrames: number) => void) {
    this.#lanes = lanes;
    this.#clock = clock;
    this.#values = values;
    this.#changed = changed;
  }

  /** Whether the hand is heard, and the lane is not. */
  holds(target: string): boolean {
    return this.#holds.has(target);
  }

  isTouched(target: string): boolean {
    return this.#touched.has(target);
  }

  touch(target: string): void {
    this.#values.undoable(target, () => this.#leave(target));
    this.#touched.add(target);
    const mode = this.#modeOf(target);
    const hold = this.#holds.get(target);
    if (hold) hold.touched = true;
    else if (mode === "touch" || mode === "latch") this.#take(target, true);
  }

  release(target: string): void {
    this.leaveGone();
    this.#touched.delete(target);
    const hold = this.#holds.get(target);
    if (!hold) return;
    hold.touched = false;
    const stays = this.#rolls && this.#modeOf(target) !== "touch";
    if (!stays) this.#letGo(target);
  }

  /** The hand has moved a control. */
  moved(target: string, value: ParamValue): void {
    this.#lookForTurn();
    const take = this.#holds.get(target)?.take;
    if (!take) return;
    const frame = this.#clock.position;
    if (frame < take.lastFrame) this.#again(target, frame);
    else this.#values.undoable(target, take.add(frame, value));
  }

  /** A lane's mode is about to be another, or it is gone: what was done so far counts. */
  leave(target: string): void {
    const hold = this.#holds.get(target);
    if (!hold) return;
    const { take } = hold;
    this.#values.undoable(target, () => {
      hold.take = take;
      this.#holds.set(target, hold);
      this.#changed(0);
    });
    this.#letGo(target);
  }

  /** Where a strip has left the desk, or a lane is not to be written any more, no hand holds anything, and nothing is written. */
  leaveGone(): void {
    for (const target of [...this.#touched]) if (!this.#values.has(target)) this.#leave(target);
    for (const target of [...this.#holds.keys()])
      if (!this.#values.has(target) || !WRITING.includes(this.#modeOf(target))) this.#dropHold(target);
  }

  #leave(target: string): void {
    this.#touched.delete(target);
    this.#dropHold(target);
  }

  #dropHold(target: string): void {
    if (this.#holds.delete(target)) this.#changed(this.#values.has(target) ? this.#values.returnFrames : 0);
  }

  /** Called when the transport starts, stops or jumps, and as it goes on. */
  follow(rolls: boolean, jumped: boolean): void {
    this.leaveGone();
    if (rolls !== this.#rolls) {
      this.#rolls = rolls;
      if (rolls) this.#start();
      else this.#stop();
    } else if (jumped && rolls)
      this.#asOne(() => {
        for (const target of [...this.#holds.keys()]) this.#again(target, this.#clock.position);
      });
    if (rolls) this.#goOn();
  }

  /** What ramps do to what is held, the hand did. */
  #goOn(): void {
    this.#lookForTurn();
    this.#frame = this.#clock.position;
    for (const [target, { take }] of this.#holds) {
      if (!take || this.#frame <= take.lastFrame) continue;
      if (this.#values.isRamped(target) || take.lastValue !== this.#values.heard(target))
        take.add(this.#frame, this.#values.heard(target));
    }
  }

  /** Where a loop has begun anew, what was done up to its end is one take, what is done from its beginning on another. */
  #lookForTurn(): void {
    const { loop, position } = this.#clock;
    if (!loop || !this.#rolls || position >= this.#frame) return;
    this.#frame = loop.to;
    if (this.#holds.size > 0)
      this.#asOne(() => {
        for (const target of [...this.#holds.keys()]) this.#again(target, loop.from);
      });
    this.#frame = position;
  }

  #start(): void {
    this.#frame = this.#clock.position;
    for (const [target, hold] of this.#holds) hold.take = this.#newTake(target);
    for (const target of this.#lanes.inMode("write")) {
      if (this.#holds.has(target)) continue;
      this.#values.arrive(target, this.#values.heard(target));
      this.#hold(target, this.isTouched(target));
    }
  }

  #stop(): void {
    this.#frame = this.#clock.position;
    this.#asOne(() => {
      for (const [target, hold] of [...this.#holds]) {
        if (hold.touched) this.#write(target);
        else this.#letGo(target);
      }
    });
  }

  /** All that is written is one step. */
  #asOne(write: () => void): void {
    const end = this.#values.gesture();
    try {
      write();
    } finally {
      end();
    }
  }

  #take(target: string, touched: boolean): void {
    this.#values.put(target, this.#values.heard(target));
    this.#hold(target, touched);
  }

  #hold(target: string, touched: boolean): void {
    this.#holds.set(target, { touched, take: this.#rolls ? this.#newTake(target) : null });
    this.#changed(0);
  }

  #newTake(target: string): Take {
    return new Take(this.#clock.position, this.#values.heard(target));
  }

  #letGo(target: string): void {
    const wrote = this.#write(target);
    this.#holds.delete(target);
    // A lane that was written comes back by itself.
    this.#changed(wrote ? 0 : this.#values.returnFrames);
  }

  /** Time went back under the hand: what it did before is one take, what it does from here on another. */
  #again(target: string, from: number): void {
    this.#write(target);
    this.#holds.get(target)!.take = new Take(from, this.#values.heard(target));
  }

  #write(target: string): boolean {
    const hold = this.#holds.get(target)!;
    const { take } = hold;
    hold.take = null;
    if (!take) return false;
    const { rampFrames, returnFrames, sampleRate } = this.#values;
    const points = take.points(this.#values.specOf(target), Math.max(take.lastFrame, this.#frame), sampleRate, rampFrames);
    this.#lanes.setPoints(target, punched(this.#lanes.of(target)?.points ?? [], points, returnFrames));
    return true;
  }

  #modeOf(target: string): AutomationMode {
    return this.#lanes.of(target)?.mode ?? "read";
  }
}
