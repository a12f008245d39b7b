import { beforeEach, describe, expect, test } from "vitest";
import { Arena } from "./arena.ts";
import { Holdings } from "./holdings.ts";

let arena: Arena;
let holdings: Holdings;
beforeEach(() => {
  arena = new Arena(0, 4096);
  holdings = new Holdings(arena);
});

/** A plan wants these, and is sent. Returns where they are, what is new, and what frees the rest. */
function plan(wanted: Record<string, number>) {
  holdings.abandon();
  const places = Object.entries(wanted).map(([name, bytes]) => holdings.want(name, bytes));
  const fresh = holdings.fresh.map(({ name }) => name);
  return { places, fresh, retire: holdings.commit() };
}

describe("what each thing holds", () => {
  test("stays where it is while plans want it, and is new only once", () => {
    const first = plan({ a: 100, b: 200 });
    expect(first.fresh).toEqual(["a", "b"]);
    const second = plan({ b: 200, a: 100, c: 10 });
    expect(second.fresh).toEqual(["c"]);
    expect(second.places.slice(0, 2)).toEqual(first.places.toReversed());
  });

  test("is wanted twice by one plan, and is one", () => {
    expect(new Set(plan({ a: 64 }).places.concat(plan({ a: 64 }).places)).size).toBe(1);
    holdings.abandon();
    expect(holdings.want("x", 64)).toBe(holdings.want("x", 64));
    expect(holdings.fresh).toHaveLength(1);
  });

  test("is freed when nobody performs the old plan any more, and not before", () => {
    plan({ a: 1024, b: 1024 });
    const { retire } = plan({ b: 1024 });
    expect(arena.freeBytes).toBe(2048);
    retire();
    expect(arena.freeBytes).toBe(3072);
    expect(plan({ b: 1024 }).fresh).toEqual([]);
  });

  test("of another size is another thing; the old one stays as long as the old plan", () => {
    const { places } = plan({ a: 64 });
    const grown = plan({ a: 128 });
    expect(grown.fresh).toEqual(["a"]);
    expect(grown.places).not.toEqual(places);
    grown.retire();
    expect(arena.freeBytes).toBe(4096 - 128);
  });

  test("comes back new when it was gone for one plan, even before the gap was freed", () => {
    plan({ a: 64 });
    const gap = plan({});
    const again = plan({ a: 64 });
    expect(again.fresh).toEqual(["a"]);
    gap.retire();
    again.retire();
    expect(arena.freeBytes).toBe(4096 - 64);
  });

  test("goes back to what it was when a plan does not fit", () => {
    plan({ a: 1024 });
    holdings.abandon();
    holdings.want("b", 2048);
    expect(() => holdings.want("c", 2048)).toThrow(/too-large/);
    holdings.abandon();
    expect(arena.freeBytes).toBe(3072);
    expect(plan({ a: 1024 }).fresh).toEqual([]);
  });
});
