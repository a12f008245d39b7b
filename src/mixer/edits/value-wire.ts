import type { Insert } from "../../graph/graph.ts";
import { DESK, insertControls } from "../../plugins/desk.ts";
import type { Desk } from "../desk/desk.ts";
import { membershipsOf } from "../desk/memberships.ts";
import { partsOf } from "../desk/target-spec.ts";
import type { Cells } from "../stage/cells.ts";

const TEMPO = `${DESK}.tempoBpm`;

/** The insert that an owner of values is, `kick/comp`; `undefined` where it is not on the desk. */
export function insertAt(desk: Desk, owner: string): Insert | undefined {
  const [strip, id] = owner.split("/");
  return desk.graph.strips.get(strip!)?.inserts.find((insert) => insert.id === id);
}

/** What the engine has to be told when values of the desk have changed. */
export class ValueWire {
  readonly #desk: Desk;
  readonly #cells: Cells;
  readonly #moves: (target: string) => boolean;

  /** @param moves whether a value moves by itself, so that what was set is not heard */
  constructor(desk: Desk, cells: Cells, moves: (target: string) => boolean) {
    this.#desk = desk;
    this.#cells = cells;
    this.#moves = moves;
  }

  /** Each strip, send and insert once, however many of its values were set. @param remade inserts that are made anew, and have their values from the beginning */
  send(targets: Iterable<string>, remade: ReadonlySet<string>): void {
    const strips = new Set<string>();
    const below = new Set<string>();
    const sends = new Set<string>();
    const inserts = new Set<string>();
    let [everywhere, soloed, tempo] = [false, false, false];
    for (const target of targets) {
      const { owner, name } = partsOf(target);
      // Also under a lane: whoever takes it over finds what this closes.
      if (name === "solo" || name === "soloSafe") soloed = true;
      if (this.#moves(target)) continue;
      if (owner === DESK) everywhere = true;
      if (target === TEMPO) tempo = true;
      if (owner.includes("/")) {
        if (name in insertControls) inserts.add(owner);
        else if (!remade.has(owner)) this.#cells.param(owner, insertAt(this.#desk, owner)!.plugin, name);
      } else if (owner.includes(">")) {
        if (owner !== DESK) sends.add(owner);
      } else if (this.#desk.graph.strips.has(owner)) strips.add(owner);
      else for (const strip of membershipsOf(this.#desk.vcas).below(owner)) below.add(strip);
    }
    if (everywhere || soloed) this.#desk.soloChanged();
    for (const strip of strips) this.#cells.strip(strip);
    this.#cells.strips([...below]);
    for (const send of sends) this.#cells.edge(send);
    for (const insert of inserts) this.#cells.engage(insert);
    if (everywhere) this.#cells.all();
    else if (soloed) this.#cells.soloed();
    if (tempo) this.#cells.tempo();
  }
}
