import type { Automation, AutomationMode, Point } from "../../session/session.ts";
import type { Desk } from "../desk/desk.ts";

/** The desk's automation lanes, one for each target that has any. Everything that changes one does it here. */
export class Lanes {
  readonly #desk: Desk;
  readonly #changed: (target: string) => void;
  #found: { readonly list: readonly Automation[]; readonly byTarget: ReadonlyMap<string, Automation> } | null = null;

  constructor(desk: Desk, changed: (target: string) => void) {
    this.#desk = desk;
    this.#changed = changed;
  }

  of(target: string): Automation | undefined {
    const { automation } = this.#desk;
    if (this.#found?.list !== automation)
      this.#found = { list: automation, byTarget: new Map(automation.map((lane) => [lane.target, lane])) };
    return this.#found.byTarget.get(target);
  }

  /** Targets whose lanes are in this mode. */
  inMode(mode: AutomationMode): string[] {
    return this.#desk.automation.filter((lane) => lane.mode === mode).map(({ target }) => target);
  }

  setPoints(target: string, points: readonly Point[]): void {
    this.#put({ ...this.#lane(target), points });
  }

  setMode(target: string, mode: AutomationMode): void {
    this.#put({ ...this.#lane(target), mode });
  }

  /** A lane without points, to be read, is as good as none; one that is as it was is no change. */
  #put(lane: Automation): void {
    if (isSame(lane, this.#lane(lane.target))) return;
    const { automation } = this.#desk;
    const empty = lane.points.length === 0 && lane.mode === "read";
    const others = automation.filter(({ target }) => target !== lane.target);
    if (empty) this.#desk.automation = others;
    else if (others.length === automation.length) this.#desk.automation = [...automation, lane];
    else this.#desk.automation = automation.map((other) => (other.target === lane.target ? lane : other));
    this.#changed(lane.target);
  }

  #lane(target: string): Automation {
    return this.of(target) ?? { target, points: [], mode: "read" };
  }
}

function isSame(lane: Automation, other: Automation): boolean {
  if (lane.mode !== other.mode || lane.points.length !== other.points.length) return false;
  return lane.points.every((point, i) => {
    const { frame, value, curve, tension } = other.points[i]!;
    return point.frame === frame && point.value === value && point.curve === curve && point.tension === tension;
  });
}
