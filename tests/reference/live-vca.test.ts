import { expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { openLive } from "../desk/live.ts";
import { expectedOf, sessionDocument, soundsOf } from "./reference.ts";

const document = sessionDocument("vca");
const { probes } = expectedOf("vca");
const SETTLE_FRAMES = 1000;

/** The reference's desk without its VCAs; they come by hand. Returns the largest distance from the reference. */
async function distanceOf(act: (mixer: Mixer) => void): Promise<number> {
  const live = await openLive({ ...document, vcas: [] }, { sounds: soundsOf(document) });
  await live.render(100);
  act(live.mixer);
  await live.render(SETTLE_FRAMES);
  live.mixer.transport.play();
  await live.render(probes.frame.at(-1)! + 1);
  const { left, right } = live.heard();
  const start = 100 + SETTLE_FRAMES;
  return Math.max(
    ...probes.frame.flatMap((frame, i) => [
      Math.abs(left[start + frame]! - probes.L[i]!),
      Math.abs(right[start + frame]! - probes.R[i]!),
    ]),
  );
}

function asInTheReference(mixer: Mixer): void {
  const [a, b, c] = ["a", "b", "c"].map((id) => mixer.strip(id));
  const v2 = mixer.addVca({ id: "v2" });
  const v1 = mixer.addVca({ id: "v1", members: [a!, c!] });
  v1.removeMember(c!);
  v1.addMember(b!);
  v2.addMember(v1);
  v1.fader.value = -4;
  v2.fader.value = 2;
  mixer.addVca({ id: "v3", members: [c!] }).mute.value = true;
}

test("VCAs that were made by hand sound as the reference says", async () => {
  expect(await distanceOf(asInTheReference)).toBeLessThanOrEqual(1e-6);
});

test("...and one that was forgotten, or moved a thousandth of a decibel, does not", async () => {
  expect(
    await distanceOf((mixer) => {
      asInTheReference(mixer);
      mixer.vca("v2").fader.value = 2.001;
    }),
  ).toBeGreaterThan(1e-5);
  expect(
    await distanceOf((mixer) => {
      asInTheReference(mixer);
      mixer.vca("v3").remove();
    }),
  ).toBeGreaterThan(1e-2);
});
