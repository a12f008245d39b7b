import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskPage, highestOver, loopBar, openDeskPage, powerOn, press } from "./desk-page.ts";

const MIX_TURNS_DOWN = "Mix Bus compressor gain reduction";
const MASTER_TURNS_DOWN = "Master compressor gain reduction";
const METERS = ["Mix Bus level", "Master level", MIX_TURNS_DOWN, MASTER_TURNS_DOWN] as const;
type Heard = Record<(typeof METERS)[number], number>;

/** Six decibels are two pages. */
const PAGES = 2;
const BAR = 2;
/** The same bar again, through the same compressor: what a quarter of a second's reading may differ by, in dB. */
const SAME_DB = 0.3;

let desk: DeskPage;
const fader = (name: string) => desk.page.getByRole("slider", { name: `${name} fader` });
const hear = async () => (await highestOver(desk.page, METERS)) as Heard;
const stand = (strip: string, place: string) =>
  desk.page
    .getByRole("group", { name: `${strip}: where the fader stands` })
    .getByRole("radio", { name: place })
    .check();

let asOpened: Heard;
let masterPulled: Heard;
let bothPulled: Heard;
let bothSwapped: Heard;

beforeAll(async () => {
  desk = await openDeskPage("isolated");
  await powerOn(desk.page);
  await loopBar(desk.page, BAR);
}, 240_000);
afterAll(() => desk.close());

test("the meters move, and both compressors have work to do", async () => {
  asOpened = await hear();
  expect(asOpened["Mix Bus level"]).toBeGreaterThan(-20);
  expect(asOpened["Master level"]).toBeGreaterThan(-20);
  expect(asOpened[MIX_TURNS_DOWN]).toBeGreaterThan(1);
  expect(asOpened[MASTER_TURNS_DOWN]).toBeGreaterThan(0.6);
});

test("the master's fader comes first: pulled down, its compressor lets go", async () => {
  await press(fader("Master"), "PageDown", PAGES);
  masterPulled = await hear();
  expect(masterPulled["Master level"]).toBeLessThan(asOpened["Master level"] - 2);
  expect(masterPulled[MASTER_TURNS_DOWN]).toBeLessThan(asOpened[MASTER_TURNS_DOWN] - 0.5);
  expect(Math.abs(masterPulled[MIX_TURNS_DOWN] - asOpened[MIX_TURNS_DOWN])).toBeLessThan(SAME_DB);
});

test("the mix bus's fader comes last: pulled down, the mix is 6 dB quieter and its compressor does not notice", async () => {
  await press(fader("Mix Bus"), "PageDown", PAGES);
  bothPulled = await hear();
  expect(bothPulled["Mix Bus level"] - masterPulled["Mix Bus level"]).toBeCloseTo(-6, 0);
  expect(Math.abs(bothPulled[MIX_TURNS_DOWN] - masterPulled[MIX_TURNS_DOWN])).toBeLessThan(SAME_DB);
});

test("the switch changes their places: now the mix bus's compressor hears its fader", async () => {
  await stand("Mix Bus", "Fader before plugins");
  await stand("Master", "Fader after plugins");
  await desk.page.getByText("pre-fade").waitFor();
  bothSwapped = await hear();
  expect(bothSwapped[MIX_TURNS_DOWN]).toBeLessThan(bothPulled[MIX_TURNS_DOWN] - 0.5);
});

test("and the master's does not", async () => {
  await press(fader("Master"), "PageUp", PAGES);
  const masterPushed = await hear();
  expect(masterPushed["Master level"] - bothSwapped["Master level"]).toBeCloseTo(6, 0);
  expect(Math.abs(masterPushed[MASTER_TURNS_DOWN] - bothSwapped[MASTER_TURNS_DOWN])).toBeLessThan(SAME_DB);
});

test("nothing was said on the console", () => {
  expect(desk.errors).toEqual([]);
});
