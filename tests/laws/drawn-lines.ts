import type { PointDocument } from "../../src/session/document.ts";

/** Level in dB at a frame, worked out point by point in double precision. */
export function levelAt(points: readonly PointDocument[], frame: number): number {
  const i = points.findLastIndex((point) => point.frame <= frame);
  const [here, next] = [points[Math.max(0, i)]!, points[i + 1]];
  const v0 = Number(here.value);
  if (i < 0 || !next || (here.curve ?? "hold") === "hold") return v0;
  const v1 = Number(next.value);
  const u = (frame - here.frame) / (next.frame - here.frame);
  if (here.curve === "exponential") return v0 * (v1 / v0) ** u;
  const bend = 4 * (here.tension ?? 0);
  return v0 + (v1 - v0) * (here.curve === "linear" || bend === 0 ? u : Math.expm1(bend * u) / Math.expm1(bend));
}

/** Every way from point to point, in levels. */
export const drawnLines: readonly (readonly [name: string, points: PointDocument[]])[] = [
  [
    "hold",
    [
      { frame: 100, value: 0 },
      { frame: 1001, value: -12 },
      { frame: 1002, value: 6 },
      { frame: 7777, value: -144 },
    ],
  ],
  [
    "linear",
    [
      { frame: 0, value: -3, curve: "linear" },
      { frame: 999, value: -60, curve: "linear" },
      { frame: 5003, value: 6, curve: "linear" },
      { frame: 9007, value: -144 },
    ],
  ],
  [
    "exponential",
    [
      { frame: 7, value: -1, curve: "exponential" },
      { frame: 4001, value: -40, curve: "exponential" },
      { frame: 8000, value: -2 },
    ],
  ],
  [
    "curve that bends either way",
    [
      { frame: 50, value: -50, curve: "curve", tension: 0.8 },
      { frame: 3001, value: 3, curve: "curve", tension: -1 },
      { frame: 9000, value: -20, curve: "curve" },
      { frame: 9900, value: 0 },
    ],
  ],
  [
    "lines of one frame, and two points on one",
    [
      { frame: 10, value: 0, curve: "linear" },
      { frame: 11, value: -6, curve: "linear" },
      { frame: 13, value: -144, curve: "linear" },
      { frame: 13, value: -1 },
      { frame: 500, value: -20 },
    ],
  ],
];
