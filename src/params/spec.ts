/** What a parameter is, as data. The plain value (dB, Hz, ms, a choice's name) is what is stored, sent and saved. */

export type Unit =
  | "dB"
  | "dBTP"
  | "Hz"
  | "ms"
  | "s"
  | "ratio"
  | "frames"
  | "Q"
  | "pan"
  | "dB/oct"
  | "amount"
  | "bpm"
  | "degrees"
  | "octaves";

/** How knob travel 0..1 covers the range: `fader` is a console fader's printed scale, `cubic` spreads the low end of a range that begins at 0. */
export type Taper = "linear" | "cubic" | "logarithmic" | "fader";

export interface NumberSpec {
  readonly kind: "number";
  readonly label: string;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly taper: Taper;
  /** Whole numbers only. */
  readonly whole?: boolean;
  /** The engine is given the linear gain that these decibels mean: a kernel that multiplies by it hears automation as it is drawn. */
  readonly cell?: "gain";
  /** The value `"infinite"` is allowed above `max` (a ratio without end). */
  readonly infinite?: boolean;
}

export interface ChoiceSpec<Choice extends string = string> {
  readonly kind: "choice";
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly initial: NoInfer<Choice>;
}

export interface ToggleSpec {
  readonly kind: "toggle";
  readonly label: string;
  readonly initial: boolean;
}

export type ParamSpec = NumberSpec | ChoiceSpec | ToggleSpec;
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

/** A parameter's value as a session writes it. */
export type ParamValue = number | string | boolean;

/** The type a parameter's value has, from its description. */
export type ValueOf<S extends ParamSpec> =
  S extends ChoiceSpec<infer C>
    ? C
    : S extends ToggleSpec
      ? boolean
      : S extends { readonly infinite: true }
        ? number | "infinite"
        : number;

export type ValuesOf<P extends ParamSpecs> = { [K in keyof P]: ValueOf<P[K]> };

type NumberOptions = { label: string; min: number; max: number; initial: number };

function number<const Extra extends object>(unit: Unit, taper: Taper, options: NumberOptions & Extra) {
  return { kind: "number" as const, unit, taper, ...options };
}

export const decibels = <const O extends NumberOptions>(options: O) => number("dB", "linear", options);
/** A level with the console taper: -144 dB (silence) to +12 dB. */
export const faderDb = (label: string) => number("dB", "fader", { label, min: -144, max: 12, initial: 0 });
export const milliseconds = <const O extends NumberOptions>(options: O) =>
  number("ms", options.min > 0 ? "logarithmic" : "cubic", options);
export const seconds = <const O extends NumberOptions>(options: O) => number("s", "logarithmic", options);
export const hertz = <const O extends NumberOptions>(options: O) => number("Hz", "logarithmic", options);
export const q = <const O extends NumberOptions>(options: O) => number("Q", "logarithmic", options);
export const ratio = <const O extends NumberOptions>(options: O) =>
  ({ ...number("ratio", "logarithmic", options), infinite: true }) as const;
export const frames = <const O extends NumberOptions>(options: O) =>
  ({ ...number("frames", "linear", options), whole: true }) as const;
export const amount = <const O extends NumberOptions>(options: O) => number("amount", "linear", options);
export const beatsPerMinute = <const O extends NumberOptions>(options: O) => number("bpm", "linear", options);
export const octaves = <const O extends NumberOptions>(options: O) => number("octaves", "linear", options);
export const degrees = <const O extends NumberOptions>(options: O) => number("degrees", "linear", options);
export const panPosition = (label: string, initial = 0) => number("pan", "linear", { label, min: -1, max: 1, initial });

export const choice = <const C extends string>(label: string, choices: readonly C[], initial: NoInfer<C>): ChoiceSpec<C> => ({
  kind: "choice",
  label,
  choices,
  initial,
});
export const toggle = (label: string, initial: boolean): ToggleSpec => ({ kind: "toggle", label, initial });
