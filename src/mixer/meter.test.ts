import { expect, test } from "vitest";
import { session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";

test("a meter that is closed again and again takes nothing from another at the same point", async () => {
  const live = await openLive(session([track("a")]), { sounds: { a: new Float32Array(4000).fill(0.5) } });
  const [once, other] = [live.mixer.strip("a").meter(), live.mixer.strip("a").meter()];
  once.close();
  once.close();
  live.mixer.transport.play();
  await live.render(2000);
  // Half, and the -3 dB of a mono track in the middle.
  expect(other.read().peakDb[0]).toBeCloseTo(-9.03, 2);
});
