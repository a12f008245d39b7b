import type { AutomationDocument, PointDocument } from "../../src/session/document.ts";

type Value = number | string | boolean;
/** What a control is at a frame of the session. */
export type Control<T extends Value = Value> = (frame: number) => T;

/** Every value of a desk by its target, as the document says it and as its automation moves it. */
export class Values {
  readonly #initial = new Map<string, Value>();
  readonly #lanes = new Map<string, readonly PointDocument[]>();

  constructor(automation: readonly AutomationDocument[]) {
    for (const { target, points = [], mode = "read" } of automation)
      if (points.length > 0 && mode !== "off") this.#lanes.set(target, mode === "write" ? [held(points)] : points);
  }

  say(owner: string, values: Readonly<Record<string, Value>>): void {
    for (const [name, value] of Object.entries(values)) this.#initial.set(`${owner}.${name}`, value);
  }

  control(target: string): Control {
    const initial = this.#initial.get(target);
    if (initial === undefined) throw new Error(`the model has no value "${target}"`);
    const points = this.#lanes.get(target);
    return points ? (frame) => valueOn(points, frame) : () => initial;
  }

  /** Whether a lane moves a target of such a name. */
  automates(name: RegExp): boolean {
    return [...this.#lanes.keys()].some((target) => name.test(target));
  }

  number(target: string): Control<number> {
    return this.control(target) as Control<number>;
  }

  isOn(target: string): Control<boolean> {
    return this.control(target) as Control<boolean>;
  }

  text(target: string): Control<string> {
    return this.control(target) as Control<string>;
  }
}

/** Where a lane is written, the hand takes hold as time begins, where the lane had the control; and nobody moves it here. */
function held(points: readonly PointDocument[]): PointDocument {
  return { frame: 0, value: valueOn(points, 0) };
}

/** Before the first point its value holds, after the last too; of two on one frame the last one counts. */
function valueOn(points: readonly PointDocument[], frame: number): Value {
  const next = points.findIndex((point) => point.frame > frame);
  const here = points[next < 0 ? points.length - 1 : Math.max(0, next - 1)]!;
  if (next <= 0 || (here.curve ?? "hold") === "hold") return here.value;
  const there = points[next]!;
  const u = (frame - here.frame) / (there.frame - here.frame);
  return between(here, Number(here.value), Number(there.value), u);
}

/** `curve`: an exponential bend that is steepest at the end for a positive tension, e^4 as steep there as at the start for 1. */
function between({ curve, tension = 0 }: PointDocument, v0: number, v1: number, u: number): number {
  if (curve === "exponential") return v0 * (v1 / v0) ** u;
  const bent = curve === "curve" && tension !== 0;
  const way = bent ? (Math.exp(4 * tension * u) - 1) / (Math.exp(4 * tension) - 1) : u;
  return v0 + (v1 - v0) * way;
}
