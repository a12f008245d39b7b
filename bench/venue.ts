import type { Accuracy } from "./accuracy.ts";
import { type ContestantId, type Contestants, Grid, type Lap } from "./contestant.ts";
import type { OpenPage } from "./page/open.ts";
import { cpuSeconds } from "./processor-time.ts";
import { collectGarbage, quiet } from "./settle.ts";

/** A place where contestants run, as the one who measures sees it. */
export interface Venue {
  /** Sets a lap up, and waits until nobody does anything: what earlier laps left behind is collected, and is not paid for by the next. */
  prepare(id: ContestantId, lap: Lap): Promise<void>;
  render(): Promise<void>;
  judge(id: ContestantId, lap: Lap): Promise<Accuracy>;
  /** Processor time that the place has taken so far, of all its threads. */
  cpuSeconds(): Promise<number>;
}

export function nodeVenue(contestants: Contestants): Venue {
  const grid = new Grid(contestants);
  return {
    prepare: async (id, lap) => {
      await grid.prepare(id, lap);
      collectGarbage();
      await quiet(cpuSeconds);
    },
    render: () => grid.render(),
    judge: (id, lap) => grid.judge(id, lap),
    cpuSeconds: async () => cpuSeconds(),
  };
}

export async function pageVenue({ page, browser }: OpenPage): Promise<Venue> {
  const devtools = await browser.newBrowserCDPSession();
  const cpuSeconds = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  return {
    prepare: async (id, lap) => {
      await page.evaluate(([id, lap]) => grid.prepare(id, lap), [id, lap] as const);
      await page.requestGC();
      await quiet(cpuSeconds);
    },
    render: () => page.evaluate(() => grid.render()),
    judge: (id, lap) => page.evaluate(([id, lap]) => grid.judge(id, lap), [id, lap] as const),
    cpuSeconds,
  };
}
