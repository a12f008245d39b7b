import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import { equaliser } from "../../src/plugins/equaliser.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 4000;
/** Until what was set by hand has walked to its place. */
const SETTLED_FRAMES = 1000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: noise(FRAMES, 3) };
const desk = () => session([track("a"), track("b", { output: "mix" }), bus("mix")], { lengthFrames: FRAMES });

/** Everything a user does before pressing play. */
function prepare(mixer: Mixer): void {
  mixer.edit(() => {
    const room = mixer.addBus({ name: "Room", channels: 1 });
    mixer.strip("a").addSend(room, { levelDb: -5, tap: "pre-fader" });
    mixer.strip("b").addInsert(equaliser, { band2GainDb: 7, band5Shape: "high-shelf", band5GainDb: -3 });
    mixer.strip("mix").addInsert(compressor, { thresholdDb: -30 }, { sidechain: { from: mixer.strip("a") } });
    mixer.strip("room").pan.value = -0.3;
  });
  mixer.strip("b").pan.value = 0.6;
  mixer.strip("a").fader.value = -4;
  mixer.strip("mix").inserts[0]!.params.ratio!.value = "infinite" as never;
}

async function played(mixer: (mixer: Mixer) => void): Promise<{ live: Sides; saved: ReturnType<Mixer["toSession"]> }> {
  const live = await openLive(desk(), { sounds });
  mixer(live.mixer);
  await live.render(SETTLED_FRAMES);
  live.mixer.transport.play();
  await live.render(FRAMES);
  const { left, right } = live.heard();
  const heard = { left: left.subarray(SETTLED_FRAMES), right: right.subarray(SETTLED_FRAMES) };
  return { live: heard, saved: live.mixer.toSession() };
}

describe("a desk that is saved", () => {
  test("and rendered sounds as it did when it was played, to the bit", async () => {
    const { live, saved } = await played(prepare);
    expect(firstStereoDifference(await renderDocument(saved, sounds), live)).toBeNull();
    expect(firstStereoDifference(await renderDocument(desk(), sounds), live)).not.toBeNull();
  });

  test("before an edit and loaded after it is the edit undone: the same bits, the same document", async () => {
    const untouched = await played(() => {});
    let before: ReturnType<Mixer["toSession"]> | undefined;
    await played((mixer) => {
      before = mixer.toSession();
      prepare(mixer);
    });
    expect(before).toEqual(untouched.saved);
    expect(firstStereoDifference(await renderDocument(before!, sounds), untouched.live)).toBeNull();
  });

  test("after an edit and its opposite sounds as if neither had been", async () => {
    const untouched = await played(() => {});
    const back = await played((mixer) => {
      const insert = mixer.strip("a").addInsert(equaliser, { band1GainDb: 9 });
      const send = mixer.strip("a").addSend(mixer.strip("mix"));
      insert.remove();
      send.remove();
      mixer.addTrack({ id: "guest" }).remove();
      mixer.strip("b").routeTo(null);
      mixer.strip("b").routeTo(mixer.strip("mix"));
    });
    expect(back.saved).toEqual(untouched.saved);
    expect(firstStereoDifference(back.live, untouched.live)).toBeNull();
  });
});
