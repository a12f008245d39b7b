import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./accessibility.ts";
import { beatsShown, type DeskPage, highestOver, loopBar, openDeskPage, powerOn, press } from "./desk-page.ts";

let desk: DeskPage;
beforeAll(async () => {
  desk = await openDeskPage("plain");
}, 240_000);
afterAll(() => desk.close());

const fader = () => desk.page.getByRole("slider", { name: "Kick fader" });
const level = () => desk.page.getByLabel("Kick level", { exact: true }).and(desk.page.locator("input"));
const shown = () => level().inputValue();

test("anybody can use the page before the desk has power", async () => {
  await desk.page.getByText(/tracks ready/).waitFor();
  expect(await violations(desk.page)).toEqual([]);
});

test("without isolation the desk plays over the message port, and says so", async () => {
  await powerOn(desk.page);
  await expect(desk.page.locator("footer").innerText()).resolves.toMatch(/not cross-origin isolated.*message port/);
  await loopBar(desk.page, 2);
  const { "Master level": heard } = await highestOver(desk.page, ["Master level"]);
  expect(heard).toBeGreaterThan(-20);
});

test("anybody can use the desk, with its largest panel open", async () => {
  await desk.page.getByRole("button", { name: "EQ on Kick", exact: true }).click();
  await desk.page.getByRole("heading", { name: "Band 8" }).waitFor();
  expect(await violations(desk.page)).toEqual([]);
});

test("that test would notice a control without a name", async () => {
  await desk.page.evaluate(() => document.querySelector("main")!.append(document.createElement("button")));
  expect(await violations(desk.page, "button-name")).toEqual(["button-name: main > button"]);
  await desk.page.evaluate(() => document.querySelector("main > button")!.remove());
});

test("a fader's keys: half a decibel, a tenth with Shift, three by the page, both ends, and home again", async () => {
  await level().fill("-6");
  await level().press("Enter");
  const after = async (key: string, times = 1) => {
    await press(fader(), key, times);
    return shown();
  };
  expect(await after("ArrowUp")).toBe("-5.5 dB");
  expect(await after("Shift+ArrowDown", 3)).toBe("-5.8 dB");
  expect(await after("PageDown")).toBe("-8.8 dB");
  expect(await after("End")).toBe("12.0 dB");
  expect(await after("Home")).toBe("-inf dB");
  expect(await fader().getAttribute("aria-valuetext")).toBe("minus infinity dB");
  expect(await after("Delete")).toBe("0.0 dB");
});

test("a drag moves the fader with the pointer, finer with Shift; a double click brings it home", async () => {
  const { x, y, width, height } = (await fader().boundingBox())!;
  const drag = async (byPx: number, key?: string) => {
    if (key) await desk.page.keyboard.down(key);
    await desk.page.mouse.move(x + width / 2, y + height / 4);
    await desk.page.mouse.down();
    await desk.page.mouse.move(x + width / 2, y + height / 4 + byPx, { steps: 4 });
    await desk.page.mouse.up();
    if (key) await desk.page.keyboard.up(key);
    return Number.parseFloat(await shown());
  };
  const coarse = await drag(60);
  expect(coarse).toBeLessThan(-3);
  expect(await drag(60, "Shift")).toBeGreaterThan(coarse - 3);
  await fader().dblclick();
  expect(await shown()).toBe("0.0 dB");
});

test("the wheel moves a fader that has the focus, and no other", async () => {
  const wheel = async () => {
    await fader().hover();
    await desk.page.mouse.wheel(0, 100);
    return shown();
  };
  await desk.page.getByRole("slider", { name: "Master fader" }).focus();
  expect(await wheel()).toBe("0.0 dB");
  await fader().focus();
  await expect.poll(wheel).not.toBe("0.0 dB");
  await press(fader(), "Delete");
});

test("a level that cannot be is refused in words, and the old one stays", async () => {
  await level().fill("40");
  await level().press("Enter");
  expect(await level().evaluate((field: HTMLInputElement) => field.validationMessage)).toMatch(/Kick level: .*40.*-144 to 12/);
  await level().press("Escape");
  expect(await shown()).toBe("0.0 dB");
});

test("bypassing the mix bus's compressor lets the peaks through", async () => {
  await desk.page.getByRole("button", { name: "Compressor on Mix Bus", exact: true }).click();
  await press(desk.page.getByRole("slider", { name: "Mix Bus Compressor Make-up" }), "Delete");
  await press(desk.page.getByRole("slider", { name: "Mix Bus Compressor Threshold" }), "PageDown", 4);
  const { "Mix Bus level": squeezed } = await highestOver(desk.page, ["Mix Bus level"]);
  await desk.page.getByRole("button", { name: "Bypass Compressor on Mix Bus" }).click();
  const { "Mix Bus level": free } = await highestOver(desk.page, ["Mix Bus level"]);
  expect(free!).toBeGreaterThan(squeezed! + 2);
});

test("the other session goes on where the first one was", async () => {
  await desk.page.getByLabel("Session").selectOption("Straight to the master");
  await desk.page.getByRole("region", { name: "Mix Bus", exact: true }).waitFor({ state: "detached" });
  await desk.page.getByRole("button", { name: "Stop" }).waitFor();
  // More beats than are left of the bar: it goes round, not only on.
  expect(await beatsShown(desk.page, 5)).toEqual(Array.from({ length: 6 }, () => expect.stringMatching(/^2\./)));
  expect(desk.errors).toEqual([]);
});
