import { expect, test } from "vitest";
import { openMixer } from "./open-mixer.ts";

test.each<[what: string, said: unknown, sentence: string]>([
  ["nothing", undefined, "bad-type: openMixer: nothing is not an AudioContext; say openMixer(new AudioContext(), { ... })"],
  ["options first", { session: {} }, "bad-type: openMixer: an object is not an AudioContext"],
])("%s where the context stands is refused", async (_, said, sentence) => {
  await expect(openMixer(said as AudioContext)).rejects.toThrow(sentence);
});
