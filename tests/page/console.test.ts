import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./accessibility.ts";
import { type DeskPage, openDeskPage, powerOn, press } from "./desk-page.ts";

let desk: DeskPage;
beforeAll(async () => {
  desk = await openDeskPage("isolated");
  await powerOn(desk.page);
}, 240_000);
afterAll(() => desk.close());

const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
const slider = (name: string) => desk.page.getByRole("slider", { name, exact: true });
const choice = (name: string) => desk.page.getByRole("combobox", { name, exact: true });
const level = (name: string) => desk.page.getByRole("textbox", { name: `${name} level`, exact: true }).inputValue();
const chosen = (name: string) => choice(name).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.text);

test("after power on, Play has the focus of the button that is gone", async () => {
  expect(await desk.page.evaluate(() => document.activeElement?.className)).toBe("play");
});

test("undo says what it takes back; a drag is one step, and so is a key however long it is held", async () => {
  const before = await level("Kick");
  const { x, y, width, height } = (await slider("Kick fader").boundingBox())!;
  await desk.page.mouse.move(x + width / 2, y + height / 4);
  await desk.page.mouse.down();
  await desk.page.mouse.move(x + width / 2, y + height / 2, { steps: 9 });
  await desk.page.mouse.up();
  const dragged = await level("Kick");
  expect(dragged).not.toBe(before);
  await slider("Snare fader").focus();
  for (let i = 0; i < 5; i++) await desk.page.keyboard.down("ArrowDown");
  await desk.page.keyboard.up("ArrowDown");
  await button("Undo Snare: Fader").click();
  await button("Undo Kick: Fader").click();
  expect(await level("Kick")).toBe(before);
  await button("Undo").waitFor();
  await desk.page.keyboard.press("Control+Shift+z");
  await expect.poll(() => level("Kick")).toBe(dragged);
  await desk.page.keyboard.press("Control+z");
  await expect.poll(() => level("Kick")).toBe(before);
});

test("a VCA is added, takes strips, mutes, and goes; all of it can be taken back", async () => {
  await button("Add a VCA").click();
  await choice("Kick VCA").selectOption("VCA 1");
  await choice("Snare VCA").selectOption("VCA 1");
  await expect(desk.page.getByRole("list", { name: "Moved by VCA 1" }).innerText()).resolves.toMatch(/Kick\s+Snare/);
  await press(slider("VCA 1 fader"), "PageDown", 2);
  expect(await level("VCA 1")).toBe("-6.0 dB");
  await button("Mute VCA 1").click();
  const meter = desk.page.getByRole("meter", { name: "Kick level" });
  await expect.poll(async () => Number(await meter.getAttribute("aria-valuenow")), { timeout: 10_000 }).toBeLessThan(-100);
  await button("Mute VCA 1").click();
  expect(await violations(desk.page)).toEqual([]);
  await button("Delete VCA 1").click();
  await desk.page.getByRole("region", { name: "VCA 1" }).waitFor({ state: "detached" });
  await button("Undo VCAs").click();
  expect([await level("VCA 1"), await chosen("Kick VCA")]).toEqual(["-6.0 dB", "VCA 1"]);
  for (const label of ["VCA 1: Mute", "VCA 1: Mute", "VCA 1: Fader", "VCA 1: Fader"]) await button(`Undo ${label}`).click();
  await button("Undo Snare: VCA").click();
  expect(await chosen("Snare VCA")).toBe("None");
});

test("a scene is stored, recalled in its time, taken anew and deleted", async () => {
  const before = await level("Bass");
  await button("Store a scene").click();
  await slider("Bass fader").press("End");
  await choice("Time of a recall").selectOption("at once");
  await button("Recall Scene 1").click();
  await expect.poll(() => level("Bass")).toBe(before);
  await slider("Bass fader").press("PageDown");
  const lower = await level("Bass");
  await button("Update Scene 1").click();
  await slider("Bass fader").press("Delete");
  await choice("Time of a recall").selectOption("in 1 s");
  await button("Recall Scene 1").click();
  await expect.poll(() => level("Bass"), { timeout: 5000 }).toBe(lower);
  await button("Delete Scene 1").click();
  await button("Recall Scene 1").waitFor({ state: "detached" });
  await button("Undo Scenes").click();
  await button("Recall Scene 1").waitFor();
});

test("a fader that writes plays back what the hand did", async () => {
  await choice("Pad fader automation").selectOption("Touch");
  await slider("Pad fader").focus();
  await desk.page.keyboard.down("Home");
  await desk.page.waitForTimeout(300);
  await desk.page.keyboard.up("Home");
  await button("Undo Pad: Fader automation").waitFor();
  await button("Return to the start").click();
  await expect.poll(() => level("Pad"), { timeout: 20_000, interval: 30 }).toBe("-inf dB");
});

test("a browser that stops the sound is told of, and Play goes on", async () => {
  const { page } = desk;
  const clock = () => page.locator("transport-bar .clock").innerText();
  const suspend = () =>
    page.evaluate(() =>
      (document.querySelector("postfade-page") as unknown as { mixer: { context: AudioContext } }).mixer.context.suspend(),
    );
  if (await button("Play").isVisible()) await button("Play").click();
  await button("Stop").waitFor();
  await suspend();
  const word = page.getByRole("alert").filter({ hasText: "The browser has stopped the sound" });
  await word.waitFor();
  await button("Play").click();
  await word.waitFor({ state: "detached" });
  await button("Stop").waitFor();
  const before = await clock();
  await expect.poll(clock).not.toBe(before);
});

test("on a narrow page the parameters of a plugin come into sight when its name is pressed", async () => {
  const { page } = desk;
  await page.setViewportSize({ width: 400, height: 800 });
  await button("EQ on Kick").click();
  const panel = page.getByRole("region", { name: "Plugin", exact: true });
  await expect.poll(async () => (await panel.boundingBox())!.y).toBeLessThan(700);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("on a narrow screen everything is within its width, and nothing was an error", async () => {
  await desk.page.setViewportSize({ width: 400, height: 800 });
  expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  expect(await violations(desk.page)).toEqual([]);
  expect(desk.errors).toEqual([]);
});

test("a session that does not come is told by its name, and the desk plays on", async () => {
  const { page } = desk;
  await page.route("**/straight-to-master.json", (route) => route.abort());
  await choice("Session").selectOption("Straight to the master");
  await page.getByRole("alert").filter({ hasText: "straight-to-master.json: the server does not answer" }).waitFor();
  expect(await chosen("Session")).toBe("Through a mix bus");
  await button("Stop").waitFor();
});
