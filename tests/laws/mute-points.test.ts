import { expect, test } from "vitest";
import type { Tap } from "../../src/graph/graph.ts";
import { bus, session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

/** A muted strip with a way of each kind: what is heard of each, 1 or 0. */
async function heardOf(mutePoints: Tap[] | undefined): Promise<Record<"output" | Tap, number>> {
  const desk = session([
    track("t", {
      channels: 2,
      mute: true,
      ...(mutePoints && { mutePoints }),
      output: "out",
      sends: [{ to: "pre", tap: "pre-fader" }, { to: "post" }],
    }),
    ...["out", "pre", "post"].map((id) => bus(id, { output: null })),
  ]);
  const { stems } = await renderDocument(desk, { t: constant(200, 1) }, { stems: true });
  const at = (id: string) => stems.get(id)!.left[150]!;
  return { output: at("out"), "pre-fader": at("pre"), "post-fader": at("post") };
}

test.each<[points: Tap[] | undefined, heard: Record<"output" | Tap, number>]>([
  [undefined, { output: 0, "pre-fader": 1, "post-fader": 0 }],
  [["post-fader"], { output: 0, "pre-fader": 1, "post-fader": 0 }],
  [["pre-fader"], { output: 1, "pre-fader": 0, "post-fader": 1 }],
  [["pre-fader", "post-fader"], { output: 0, "pre-fader": 0, "post-fader": 0 }],
  [[], { output: 1, "pre-fader": 1, "post-fader": 1 }],
])("a strip muted at %j gives nothing there, and everything elsewhere", async (points, heard) => {
  expect(await heardOf(points)).toEqual(heard);
});
