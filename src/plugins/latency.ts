import { frames } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/** Delays by `frames` and says so, so the desk lines everything else up with it. */
export const latency = definePlugin({
  id: "latency",
  label: "Latency",
  params: { frames: frames({ label: "Frames", min: 0, max: 192000, initial: 0 }) },
  latencyFrames: (values) => Number(values.frames),
  lineFrames: (values) => Number(values.frames),
});
