import { type Placement, type Seated, type Strip, seatsOf } from "../graph/graph.ts";
import { plugins } from "../plugins/index.ts";
import { type GaugeKind, gaugeKinds } from "../protocol/gauges.ts";
import { gainBits } from "../protocol/steps.ts";
import type { Bank } from "./banks.ts";
import type { Source } from "./input-steps.ts";
import { edgePlaces, insertPlace, NONE, planar, quad, STRAIGHT, stripPlaces, TRASH, UNITY, ZEROS } from "./places.ts";
import { type GaugePoint, gaugeName, gaugeStep, type MeterPoint, type Place } from "./plan.ts";
import type { Point, Routes } from "./routes.ts";
import type { StepList } from "./step-list.ts";

/** What a bank's steps have to know of the desk around it. */
export interface Around {
  readonly routes: Routes;
  /** Meters that are read, as `strip:point`. */
  readonly meters: ReadonlySet<string>;
  /** Ids of the gauges that are read, by their names. */
  readonly gauges: ReadonlyMap<string, number>;
  sourceOf(strip: string): Source;
  channelsOf(strip: string): number;
}

/** Four strips side by side, from their inputs to wherever they go. */
export function bankSteps(list: StepList, bank: Bank, number: number, around: Around): void {
  new BankSteps(list, bank, number, around).all();
}

/** Meters of four strips without inserts, whose sound goes on without lanes: reading it changes no bit of it. */
export function meterSteps(list: StepList, bank: Bank, number: number, around: Around): void {
  new BankSteps(list, bank, number, around).meters();
}

class BankSteps {
  /** Where the sound is, and where the next step that cannot work in place puts it. */
  #here: Place;
  #there: Place;
  /** Gains that the signal here has not seen yet. */
  #gains: number = gainBits.trim;
  readonly #cells: readonly Place[];
  /** Of each insert of a placement, the one on each lane. */
  readonly #chains: Readonly<Record<Placement, readonly (readonly (Seated | null)[])[]>>;

  constructor(
    readonly list: StepList,
    readonly bank: Bank,
    readonly number: number,
    readonly around: Around,
  ) {
    this.#here = quad(`bank ${number} a`);
    this.#there = quad(`bank ${number} b`);
    this.#cells = this.#lanes((strip) => stripPlaces(strip).cells, UNITY);
    this.#chains = { "pre-fader": this.#chain("pre-fader"), "post-fader": this.#chain("post-fader") };
  }

  #chain(placement: Placement): (Seated | null)[][] {
    const lanes = this.bank.map((strip) => strip && seatsOf(strip).filter(({ insert }) => insert.placement === placement));
    return lanes[0]!.map((_, i) => lanes.map((seats) => seats && seats[i]!));
  }

  all(): void {
    this.#gatherKeys();
    this.#gather();
    this.#inserts("pre-fader");
    this.#meter("pre-fader");
    this.#out("pre-fader");
    this.#gains += gainBits.fader;
    if (this.#chains["post-fader"].length > 0) this.#applyGains();
    this.#inserts("post-fader");
    this.#meter("post-fader");
    this.#out("post-fader");
    this.#gains += gainBits.pan;
    this.#meter("output");
    this.#out("output");
  }

  meters(): void {
    this.#gather();
    this.#meter("pre-fader");
    this.#gains += gainBits.fader;
    this.#meter("post-fader");
    this.#gains += gainBits.pan;
    this.#meter("output");
  }

  get #channels(): number {
    return this.bank[0].channels;
  }

  /** Keys come first: the last gathering of a bank says whether it is silent. Their first lane is never idle, so they are always written. */
  #gatherKeys(): void {
    for (const placement of ["pre-fader", "post-fader"] as const)
      for (const [i, seats] of this.#chains[placement].entries()) {
        if (!isKeyed(seats)) continue;
        const keys = seats.map((seated) => (seated ? planar(`${seated.target}.key`) : ZEROS));
        this.#gatherInto(this.#keyOf(placement, i), 0, keys, this.#none());
      }
  }

  #gather(): void {
    const places = this.#lanes(({ id }) => this.around.sourceOf(id).place, ZEROS);
    const clips = this.#lanes(({ id }) => this.around.sourceOf(id).clip, NONE);
    const trimmed = this.#chains["pre-fader"].length > 0 && !this.#isRead("input");
    this.#gatherInto(this.#here, trimmed ? this.#gains : 0, places, clips);
    if (trimmed) this.#gains = 0;
    if (!this.#isRead("input")) return;
    this.#meterSteps("input", 0);
    if (this.#chains["pre-fader"].length > 0) this.#applyGains();
  }

  #gatherInto(target: Place, gains: number, places: Place[], clips: Place[]): void {
    this.list.add("gather", target, this.#channels, gains, ...places, ...clips, ...this.#cells);
  }

  #applyGains(): void {
    this.list.add("gain", this.#here, this.#channels, this.#gains, ...this.#cells);
    this.#gains = 0;
  }

  #keyOf(placement: Placement, i: number): Place {
    return quad(`bank ${this.number} key ${placement} ${i}`);
  }

  #inserts(placement: Placement): void {
    for (const [i, seats] of this.#chains[placement].entries()) {
      const { plugin } = seats[0]!.insert;
      const key = isKeyed(seats) ? this.#keyOf(placement, i) : this.#here;
      this.list.add(
        "plugin",
        plugins.findIndex(({ id }) => id === plugin),
        this.#channels,
        this.#here,
        this.#there,
        key,
        { kind: "bank", plugin, lanes: seats.map((seated) => seated?.target ?? null) },
        ...seats.map((seated) => (seated ? insertPlace(seated) : NONE)),
      );
      [this.#here, this.#there] = [this.#there, this.#here];
      this.#gaugeInserts(seats);
    }
  }

  /** Right behind four inserts, whatever else their strips do to the sound later. */
  #gaugeInserts(seats: readonly (Seated | null)[]): void {
    if (this.around.gauges.size === 0) return;
    const pointOf = ({ id }: Strip): GaugePoint => `insert ${seats[this.bank.findIndex((strip) => strip?.id === id)]!.insert.id}`;
    for (const gauge of gaugeKinds) this.#gaugeStep(gauge, 0, pointOf);
  }

  #isRead(point: MeterPoint): boolean {
    return this.#isMetered(point) || gaugeKinds.some((kind) => this.#isGauged(kind, () => point));
  }

  #isMetered(point: MeterPoint): boolean {
    const { meters } = this.around;
    return meters.size > 0 && this.bank.some((strip) => strip !== null && meters.has(`${strip.id}:${point}`));
  }

  #isGauged(kind: GaugeKind, pointOf: (strip: Strip) => GaugePoint): boolean {
    const { gauges } = this.around;
    return gauges.size > 0 && this.bank.some((strip) => strip !== null && gauges.has(gaugeName(kind, strip.id, pointOf(strip))));
  }

  #meter(point: MeterPoint): void {
    this.#meterSteps(point, this.#gains);
  }

  /** What somebody reads of this point: nothing, for the most part. */
  #meterSteps(point: MeterPoint, gains: number): void {
    const slot = ({ id }: Strip): Place =>
      this.around.meters.has(`${id}:${point}`) ? { kind: "meter", strip: id, point } : NONE;
    if (this.#isMetered(point)) this.#lanesStep("meter", gains, slot);
    for (const gauge of gaugeKinds) this.#gaugeStep(gauge, gains, () => point);
  }

  #gaugeStep(gauge: GaugeKind, gains: number, pointOf: (strip: Strip) => GaugePoint): void {
    if (!this.#isGauged(gauge, pointOf)) return;
    this.#lanesStep(gaugeStep(gauge), gains, (strip) => {
      const point = pointOf(strip);
      const id = this.around.gauges.get(gaugeName(gauge, strip.id, point));
      return id === undefined ? NONE : { kind: "gauge", gauge, strip: strip.id, point, id };
    });
  }

  #lanesStep(name: "meter" | ReturnType<typeof gaugeStep>, gains: number, place: (strip: Strip) => Place): void {
    this.list.add(name, this.#here, this.#channels, gains, ...this.#cells, ...this.#lanes(place, NONE));
  }

  /** Everything that begins at a point: what is fetched from there, then the edges, each lane's first, each lane's second, ... Zeros are an edge that is closed. */
  #out(point: Point): void {
    const { routes, channelsOf } = this.around;
    const isTapped = (strip: Strip) => routes.isTapped(strip.id, point);
    const channels = point === "output" ? 2 : this.#channels;
    if (this.bank.some((strip) => strip && isTapped(strip)))
      this.#sum(
        this.#lanes((strip) => (isTapped(strip) ? STRAIGHT : ZEROS), ZEROS),
        this.#lanes((strip) => (isTapped(strip) ? this.list.sum(stripPlaces(strip).taps[point], channels) : TRASH), TRASH),
      );
    const ways = this.bank.map((strip) => (strip ? routes.direct(strip.id, point) : []));
    for (let i = 0; i < Math.max(...ways.map(({ length }) => length)); i++) {
      const edges = ways.map((way) => way[i] ?? null);
      this.#sum(
        edges.map((edge) => (edge ? edgePlaces(edge).cells : ZEROS)),
        edges.map((edge) => (edge ? this.list.sum(edgePlaces(edge).sum, channelsOf(edge.to)) : TRASH)),
      );
    }
  }

  #sum(edges: Place[], targets: Place[]): void {
    this.list.add("sum", this.#here, this.#channels, this.#gains, ...this.#cells, ...edges, ...targets);
  }

  #none(): Place[] {
    return this.bank.map(() => NONE);
  }

  #lanes(place: (strip: Strip) => Place, idle: Place): Place[] {
    return this.bank.map((strip) => (strip ? place(strip) : idle));
  }
}

function isKeyed(seats: readonly (Seated | null)[]): boolean {
  return seats[0]!.insert.sidechain !== null;
}
