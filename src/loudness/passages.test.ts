import { expect, test } from "vitest";
import { Passages } from "./passages.ts";

const RATE = 48000;
const STRETCH = RATE / 100;
const TENTH = 10;

/** Plays so many tenths of a second from a tenth on, each stretch as strong as `energyOf` its tenth. */
function play(passages: Passages, from: number, tenths: number, energyOf: (tenth: number) => number): void {
  for (let i = 0; i < tenths * TENTH; i++) {
    const position = (from * TENTH + i + 0.5) * STRETCH;
    passages.add(energyOf(from + Math.floor(i / TENTH)), position);
  }
  passages.interrupt();
}

const two = () => [new Passages(RATE), new Passages(RATE)] as const;
const loud = STRETCH * 0.01;

test("only what both have played is compared, whatever else one of them has", () => {
  const [a, b] = two();
  play(a, 0, 20, (tenth) => (tenth < 10 ? 1000 : 1) * loud);
  play(b, 10, 20, (tenth) => (tenth < 20 ? 2 : 500) * loud);
  expect(a.louderLu(b, 10)).toBeCloseTo(10 * Math.log10(2), 9);
  expect(b.louderLu(a, 10)).toBeCloseTo(-10 * Math.log10(2), 9);
  expect(a.louderLu(b, 11)).toBeNull();
});

test("loud passages count as they sound: powers are summed", () => {
  const [a, b] = two();
  play(a, 0, 10, (tenth) => (tenth === 0 ? 9 : 0.1) * loud);
  play(b, 0, 10, (tenth) => (tenth === 0 ? 9 : 0.2) * loud);
  expect(a.louderLu(b, 10)).toBeCloseTo(10 * Math.log10((9 + 9 * 0.2) / (9 + 9 * 0.1)), 9);
});

test("what is played again counts as it was played last, also after it was compared", () => {
  const [a, b] = two();
  for (const side of [a, b]) play(side, 0, 12, () => loud);
  expect(a.louderLu(b, 10)).toBeCloseTo(0, 9);
  play(b, 0, 12, () => 4 * loud);
  expect(a.louderLu(b, 10)).toBeCloseTo(10 * Math.log10(4), 9);
});

test("silence is no passage, nor is what stands nowhere, nor a tenth that was cut off", () => {
  const [a, b] = two();
  play(a, 0, 20, () => loud);
  play(b, 0, 20, (tenth) => (tenth < 15 ? 0 : loud));
  expect(a.louderLu(b, 5)).toBeCloseTo(0, 9);
  expect(a.louderLu(b, 6)).toBeNull();
  for (let i = 0; i < 100; i++) b.add(loud, null);
  for (let i = 0; i < 7; i++) b.add(loud, (i + 0.5) * STRETCH);
  b.interrupt();
  expect(a.louderLu(b, 6)).toBeNull();
});
