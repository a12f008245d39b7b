import { shown } from "../../params/shown.ts";
import { DESK } from "../../plugins/desk.ts";
import { checkedSaid } from "../../session/said.ts";
import type { Scene } from "../../session/session.ts";
import { MixerScene } from "../console/scene.ts";
import type { Desk, DeskChange } from "../desk/desk.ts";
import { NOW } from "../desk/scene-list.ts";
import type { Turn } from "../edits/turn.ts";
import type { GaugeParts } from "../meters/gauge-reader.ts";
import { type ComparisonBasis, ComparisonEar, type Side, type SideReading } from "./comparison-ear.ts";
import type { MatchTrim } from "./match-trim.ts";
import { mixOf, otherOf, TwoMixes, type TwoMixesEnds } from "./two-mixes.ts";

export interface NewComparison {
  /** A scene, by itself or by id; `now`, unless said, is the mix as it is when the comparison begins. */
  readonly a?: MixerScene | string;
  readonly b?: MixerScene | string;
  /** Whether the louder side is turned down to the other; `true` unless said. */
  readonly match?: boolean;
}

/** A comparison as a page shows it. */
export interface ComparisonState {
  /** The scene's id, or `now`. */
  readonly a: string;
  readonly b: string;
  readonly heard: Side;
  readonly match: boolean;
  /** Whether enough was heard of both sides, as they are now, to know how loud they are. */
  readonly known: boolean;
}

export interface ComparisonReading {
  readonly a: SideReading;
  readonly b: SideReading;
  /** How much louder `b` is than `a`, in LU; `null` before that is known. Of a side that was changed since, what was known before stays. */
  readonly differenceLu: number | null;
  /** What of both is compared; `null` while not enough was heard of them as they are now. */
  readonly basis: ComparisonBasis | null;
  /** By how much the side that is heard is turned down on the monitor, in dB: 0 or less. */
  readonly trimDb: number;
}

/** What a comparison needs of a mixer beside its desk. */
export interface ComparisonEnds extends TwoMixesEnds {
  readonly turn: Pick<Turn, "edit" | "undo" | "redo" | "aside" | "isEditing">;
  readonly trim: MatchTrim;
  /** @throws GraphError `unknown-scene` or `removed` */
  sceneOf(scene: MixerScene | string): Scene;
  /** Opens a loudness gauge at the master's output. @throws MemoryFullError */
  openGauge(): GaugeParts;
  told(): void;
}

/**
 * Two states of the mix, to switch between while it plays, at equal loudness: the louder one is turned down to the other, on the monitor and
 * nowhere else. What is listened to is no part of the mix: no session has it, and no render.
 */
export class Comparison {
  readonly #desk: Desk;
  readonly #ends: ComparisonEnds;
  #mixes: TwoMixes | null = null;
  #ear: ComparisonEar | null = null;
  #names: Readonly<Record<Side, string>> = { a: NOW, b: NOW };
  #match = true;
  #differenceLu: number | null = null;
  #state: ComparisonState | null = null;

  constructor(desk: Desk, ends: ComparisonEnds) {
    this.#desk = desk;
    this.#ends = ends;
  }

  /** `null` while nothing is compared. */
  get state(): ComparisonState | null {
    return this.#state;
  }

  /**
   * Begins with what is on the desk, as `b` where both sides are `now`; with `a` where both are scenes. Each side is a whole mix with values of
   * its own from here on: what is changed while it is heard belongs to it, and not to its scene. One comparison at a time: the last one ends.
   * @throws GraphError `unknown-scene` or `removed`, MemoryFullError
   */
  begin(said: NewComparison = {}): void {
    const { a = NOW, b = NOW, match = true } = checkedSaid("compare.begin", said, { a: true, b: true, match: true });
    this.#refuseInEdit("begin");
    checkMatch("begin({ match })", match);
    const [sceneA, sceneB] = Object.entries({ a, b }).map(([name, side]) => (side === NOW ? null : this.#sceneOf(name, side)));
    const gauge = this.#ends.openGauge();
    this.end();
    const now = mixOf(this.#desk);
    const mixes = { a: new Map([...now, ...(sceneA?.values ?? [])]), b: new Map([...now, ...(sceneB?.values ?? [])]) };
    const here: Side = sceneB ? "a" : "b";
    this.#ear = new ComparisonEar(gauge, this.#desk.sampleRate, here);
    this.#names = { a: sceneA?.id ?? NOW, b: sceneB?.id ?? NOW };
    this.#match = match;
    this.#differenceLu = null;
    this.#mixes = new TwoMixes(this.#desk, this.#ends, mixes, here);
    try {
      if (sceneA && sceneB) this.#mixes.bring(this.#labelOf("a"));
    } catch (error) {
      this.end();
      throw error;
    }
    this.#tell();
  }

  #sceneOf(name: string, side: unknown): Scene {
    if (typeof side !== "string" && !(side instanceof MixerScene))
      throw new RangeError(`bad-type: compare.begin({ ${name} }): ${shown(side)} is not a scene, a scene's id or "${NOW}"`);
    return this.#ends.sceneOf(side);
  }

  /**
   * Which side is heard from now on. The other one comes as any change of values does: within 10 ms, without a click, its trim with it.
   * A ramp that is on its way stays where it is, on the side that is left.
   * @throws Error `not-comparing` or `in-edit`, RangeError for what is no side, MemoryFullError where that side does not fit
   */
  hear(side: Side): void {
    const mixes = this.#begun("hear");
    this.#refuseInEdit("hear");
    checkSide("hear", side);
    if (side === mixes.here) return;
    mixes.switch(this.#labelOf(side));
    this.#heardAnother();
  }

  toggle(): void {
    this.hear(otherOf(this.#begun("toggle").here));
  }

  /** Whether the louder side is turned down to the other. */
  get match(): boolean {
    return this.#match;
  }

  set match(match: boolean) {
    this.#begun("match");
    this.#desk.journal.checkOpen("compare.match");
    checkMatch("match", match);
    this.#match = match;
    this.#ends.trim.set(this.#trimDb());
    this.#tell();
  }

  /** @throws Error `not-comparing` */
  read(): ComparisonReading {
    this.#begun("read");
    const ear = this.#ear!;
    const [a, b] = [ear.read("a"), ear.read("b")];
    const basis = ear.difference()?.basis ?? null;
    return { a, b, differenceLu: this.#differenceLu, basis, trimDb: this.#ends.trim.db };
  }

  /** What is heard stays on the desk, or the side that is to be kept. Ending what has not begun is nothing. */
  end(said: { readonly keep?: Side } = {}): void {
    const { keep } = checkedSaid("compare.end", said, { keep: true });
    if (!this.#mixes) return;
    this.#refuseInEdit("end");
    if (keep !== undefined) {
      checkSide("end", keep);
      this.hear(keep);
    }
    this.#ear!.close();
    this.#ear = null;
    this.#mixes = null;
    this.#ends.trim.set(0);
    this.#tell();
  }

  /** @internal A step of history was made, taken back or done again. */
  stepped(change: DeskChange, way: "done" | "undo" | "redo"): void {
    const does = this.#mixes?.stepped(change, way);
    if (does === "changed") this.#changed(change);
    else if (does === "switched") this.#heardAnother();
  }

  /** @internal A status was there. */
  follow(): void {
    if (!this.#ear) return;
    const difference = this.#ear.difference();
    this.#differenceLu = difference?.lu ?? this.#differenceLu;
    this.#ends.trim.correct(this.#trimDb());
    if ((difference !== null) !== this.#state?.known) this.#tell();
  }

  /** Of the side that is heard: the louder one comes down to the other, never up. */
  #trimDb(): number {
    if (!this.#match || this.#differenceLu === null) return 0;
    return Math.min(0, this.#mixes!.here === "a" ? this.#differenceLu : -this.#differenceLu);
  }

  #heardAnother(): void {
    this.#ear!.hear(this.#mixes!.here);
    this.#ends.trim.set(this.#trimDb());
    this.#tell();
  }

  /** A mix has changed, so what was measured of it is of no use: of the side that is heard, or of both where the change is no side's own. */
  #changed(change: DeskChange): void {
    const { here } = this.#mixes!;
    const { clips, inputs, values } = this.#desk;
    const targets = change.keysOf(values);
    const isBoth =
      targets.some((target) => target.startsWith(`${DESK}.`)) ||
      change.wholes.some((name) => name !== "scenes" && name !== "groups") ||
      [clips, inputs].some((table) => change.keysOf(table).length > 0);
    if (!isBoth && targets.length === 0) return;
    for (const side of isBoth ? (["a", "b"] as const) : [here]) this.#ear!.restart(side);
    this.#ear!.hear(here);
  }

  #labelOf(side: Side): string {
    return `Compare: ${this.#names[side]}`;
  }

  #tell(): void {
    const heard = this.#mixes?.here;
    const known = this.#ear?.difference() != null;
    this.#state = heard ? { ...this.#names, heard, match: this.#match, known } : null;
    this.#ends.told();
  }

  #begun(what: string): TwoMixes {
    if (this.#mixes) return this.#mixes;
    throw new Error(`not-comparing: compare.${what} without a comparison; begin({ a, b }) one first`);
  }

  #refuseInEdit(what: string): void {
    if (this.#ends.turn.isEditing) throw new Error(`in-edit: compare.${what}() inside edit(); call it when the edit has ended`);
  }
}

/** @throws RangeError for what neither says yes nor no */
function checkMatch(what: string, match: unknown): void {
  if (typeof match !== "boolean") throw new RangeError(`bad-type: compare.${what}: ${shown(match)} is not true or false`);
}

function checkSide(what: string, side: Side): void {
  if (side !== "a" && side !== "b")
    throw new RangeError(`out-of-range: compare.${what}(${JSON.stringify(side)}): sides are "a" and "b"`);
}
