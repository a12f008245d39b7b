import { expect, test } from "vitest";
import { changesLatency } from "../../src/plugins/describe.ts";
import { plugins } from "../../src/plugins/index.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant, SAMPLE_RATE } from "../desk/signals.ts";

/** Words that stand in no table: what is laid out anew for each block. */
const FEW = 160;
/** Where each of its thirty lines begins, how long it is and where it is read, of four lanes: additions. */
const LINES: Readonly<Record<string, number>> = { reverb: 400 };

/** How many words of the engine's static memory are no longer zero when a plugin has come to a desk where nothing sounds, and was turned. */
async function filledBy(plugin: (typeof plugins)[number]): Promise<number> {
  const rack = [{ id: "it", plugin: plugin.id, ...(plugin.impulse && { impulse: "room" }) }];
  const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { memoryPages: 1024 });
  await live.render(SAMPLE_RATE / 100);
  const { inbox, inputs, outputs, status, zeros } = live.engine.layout;
  const words = new Int32Array(live.engine.status.buffer, 0, Math.min(inbox, inputs, outputs, status, zeros) >> 2);
  const before = words.slice();
  const insert = live.mixer.strip("a").addInsert(plugin);
  if (rack[0]!.impulse)
    await insert.setImpulse({ file: "room", audio: { sampleRate: SAMPLE_RATE, channels: [constant(9000, 0)] } });
  await live.render(2000);
  for (const [name, param] of Object.entries(insert.params)) if (!changesLatency(plugin, name, SAMPLE_RATE)) param.travel = 0.5;
  await live.render(2000);
  return words.reduce((count, word, i) => count + (before[i] === 0 && word !== 0 ? 1 : 0), 0);
}

test.each(plugins)("$id works no table out when it comes: the audio thread has a block to render", async (plugin) => {
  expect(await filledBy(plugin)).toBeLessThan(LINES[plugin.id] ?? FEW);
});
