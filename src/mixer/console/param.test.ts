import { describe, expect, test } from "vitest";
import type { ParamSpec, ParamValue } from "../../params/spec.ts";
import { choice, faderDb, ratio, toggle } from "../../params/spec.ts";
import type { ValueStore } from "../edits/value-store.ts";
import { Param } from "./param.ts";

/** A store of one value. */
class OneValue implements ValueStore {
  readonly listeners = new Set<() => void>();
  constructor(public value: ParamValue) {}
  get = () => this.value;
  heard = () => this.value;
  drawing = undefined as never;
  set = (_: string, value: ParamValue) => {
    this.value = value;
    for (const listener of this.listeners) listener();
  };
  takeHold = () => {};
  letGo = () => {};
  listen = (_: string, listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

function param<S extends ParamSpec>(spec: S): Param<S> {
  return new Param(spec, "mix.it", new OneValue(spec.initial));
}

describe("a control", () => {
  test.each([
    [13, "out-of-range: mix.it: 13 is not a number from -144 to 12 (dB)"],
    [-145, "out-of-range: mix.it: -145 is not a number from -144 to 12 (dB)"],
    [Number.NaN, "bad-type: mix.it: NaN is not a number from -144 to 12 (dB)"],
    ["loud", 'bad-type: mix.it: "loud" is not a number from -144 to 12 (dB)'],
    [true, "bad-type: mix.it: true is not a number from -144 to 12 (dB)"],
  ])("refuses %s, names itself, and stays where it was", (value, message) => {
    const fader = param(faderDb("Fader"));
    expect(() => {
      fader.value = value as number;
    }).toThrow(new RangeError(message));
    expect(fader.value).toBe(0);
  });

  test.each([Number.NaN, undefined, "0.5"])("refuses %s for its travel, and stays where it was", (travel) => {
    for (const control of [param(faderDb("Fader")), param(choice("Mode", ["a", "b"], "a"))]) {
      expect(() => {
        control.travel = travel as number;
      }).toThrow(new RangeError(`bad-type: mix.it: travel ${travel} is not a number from 0 to 1`));
      expect(control.value).toBe(control.spec.initial);
    }
  });

  test("moves by travel as it does by value", () => {
    const fader = param(faderDb("Fader"));
    for (const travel of [0, 0.01, 0.3, 0.75, 0.9, 1]) {
      fader.travel = travel;
      expect(fader.travel).toBeCloseTo(travel, 12);
    }
    fader.travel = 0.75;
    expect(fader.value).toBe(0);
    fader.travel = -3;
    expect([fader.value, fader.text]).toEqual([-144, "-inf dB"]);
  });

  test("that is a switch or a choice has its places too", () => {
    const mute = param(toggle("Mute", false));
    mute.travel = 0.6;
    expect([mute.value, mute.travel, mute.text]).toEqual([true, 1, "on"]);
    const shape = param(choice("Shape", ["a", "b", "c"], "b"));
    expect(shape.travel).toBe(0.5);
    shape.travel = 0.9;
    expect(shape.value).toBe("c");
  });

  test("without end is at the end of its travel", () => {
    const steep = param(ratio({ label: "Ratio", min: 1, max: 100, initial: 4 }));
    steep.value = "infinite";
    expect([steep.value, steep.travel, steep.text]).toEqual(["infinite", 1, "infinite:1"]);
  });

  test("tells whoever listens, until they leave; reset is a change like any", () => {
    const fader = param(faderDb("Fader"));
    const heard: number[] = [];
    const stop = fader.on(() => heard.push(fader.value));
    fader.value = -6;
    fader.reset();
    stop();
    fader.value = -9;
    expect(heard).toEqual([-6, 0]);
  });
});
