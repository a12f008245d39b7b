import fc from "fast-check";
import type {
  AutomationDocument,
  AutomationMode,
  CurveName,
  PointDocument,
  SessionDocument,
} from "../../src/session/document.ts";

/** What values of a random desk are automated, and where they go. */
type Range =
  | { readonly min: number; readonly max: number; readonly ways?: readonly CurveName[] }
  | readonly (string | boolean | number)[];

const LEVEL: Range = { min: -60, max: 3 };
const SIDES: Range = { min: -1, max: 1 };
/** Plugins follow in lines of 32 frames: of a parameter whose lines are none of what the kernel multiplies by, only jumps are exact. */
const lines = (min: number, max: number): Range => ({ min, max, ways: ["hold", "linear"] });
const JUMPS: readonly CurveName[] = ["hold"];
const jumps = (min: number, max: number): Range => ({ min, max, ways: JUMPS });
const SWITCH: Range = [false, true];
const LAWS = ["0dB", "-3dB", "-4.5dB", "-6dB"];

export const ranges: Readonly<
  Record<"strip" | "send" | "vca" | "insert" | "gain" | "compressor", Readonly<Record<string, Range>>>
> = {
  strip: {
    faderDb: LEVEL,
    trimDb: { min: -12, max: 3 },
    pan: SIDES,
    panLeft: SIDES,
    panRight: SIDES,
    width: { min: 0, max: 2 },
    mute: SWITCH,
    polarity: ["normal", "inverted"],
    panMode: ["balance", "stereo-pan", "dual"],
    panLaw: ["session", ...LAWS],
    mutePoints: ["none", "pre-fader", "post-fader", "pre-fader+post-fader"],
    solo: SWITCH,
    soloSafe: SWITCH,
  },
  send: { levelDb: LEVEL, pan: SIDES, mute: SWITCH },
  vca: { faderDb: { min: -30, max: 3 }, mute: SWITCH },
  insert: { bypassed: SWITCH, wet: { min: 0, max: 1 } },
  gain: { gainDb: LEVEL },
  compressor: {
    thresholdDb: lines(-50, 0),
    ratio: [1, 1.5, 2, 4, 10, "infinite"],
    kneeDb: jumps(0, 24),
    attackMs: jumps(0, 20),
    releaseMs: jumps(5, 200),
    makeupDb: lines(-6, 6),
    detector: ["decoupled", "branching", "rms"],
    stereoLink: lines(0, 1),
    mix: lines(0, 1),
    rangeDb: lines(0, 40),
  },
};

/** A lane before it is known what there is to be automated. */
export interface LaneWish {
  readonly target: number;
  readonly mode?: AutomationMode;
  readonly points: readonly {
    readonly after: number;
    readonly value: number;
    readonly curve: CurveName;
    readonly tension: number;
  }[];
}

const lane: fc.Arbitrary<LaneWish> = fc.record({
  target: fc.nat(9999),
  mode: fc.constantFrom<AutomationMode | undefined>(undefined, undefined, "read", "touch", "latch", "write", "off"),
  points: fc.array(
    fc.record({
      after: fc.nat(400),
      value: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
      curve: fc.constantFrom<CurveName>("hold", "linear", "exponential", "curve"),
      tension: fc.constantFrom(0, 0.5, -1, 1),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

export const anyLanes = fc.array(lane, { maxLength: 6 });

/** Everything of a document that can be automated, in the order it stands there. */
function targetsOf({ strips, vcas = [] }: SessionDocument): (readonly [target: string, range: Range])[] {
  const of = (owner: string, kind: keyof typeof ranges) =>
    Object.entries(ranges[kind]).map(([name, range]) => [`${owner}.${name}`, range] as const);
  return [
    ...strips.flatMap(({ id, inserts = [], sends = [] }) => [
      ...of(id, "strip"),
      ...inserts.flatMap((insert) => [
        ...of(`${id}/${insert.id}`, "insert"),
        ...(insert.plugin === "gain" || insert.plugin === "compressor" ? of(`${id}/${insert.id}`, insert.plugin) : []),
      ]),
      ...sends.flatMap((send) => of(`${id}>${send.id}`, "send")),
    ]),
    ...vcas.flatMap(({ id }) => of(id, "vca")),
  ];
}

export function lanesOf(wishes: readonly LaneWish[], document: SessionDocument): AutomationDocument[] {
  const targets = targetsOf(document);
  const lanes = new Map<string, AutomationDocument>();
  for (const { target: wish, mode, points } of wishes) {
    const [target, range] = targets[wish % targets.length]!;
    let frame = 0;
    const placed = points.map(({ after, value, curve, tension }): PointDocument => {
      frame += after;
      return { frame, value: within(range, value), curve, tension };
    });
    const ways = "min" in range ? range.ways : JUMPS;
    const legalPoints = placed.map((point, i) => {
      const curve = legal(point, placed[i + 1]);
      return { ...point, curve: !ways || ways.includes(curve) ? curve : ways.at(-1)! };
    });
    lanes.set(target, { target, ...(mode && { mode }), points: legalPoints });
  }
  return [...lanes.values()];
}

function within(range: Range, part: number): number | string | boolean {
  if ("min" in range) return range.min + part * (range.max - range.min);
  return range[Math.min(range.length - 1, Math.floor(part * range.length))]!;
}

/** Only numbers have values between, and no exponential touches 0. */
function legal({ value, curve = "hold" }: PointDocument, next?: PointDocument): CurveName {
  if (typeof value !== "number") return "hold";
  return curve === "exponential" && value * Number(next?.value ?? value) <= 0 ? "linear" : curve;
}
