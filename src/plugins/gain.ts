import { decibels } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

export const gain = definePlugin({
  id: "gain",
  label: "Gain",
  params: { gainDb: decibels({ label: "Gain", min: -144, max: 48, initial: 0, cell: "gain" }) },
});
