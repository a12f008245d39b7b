/** Why there is no sound: what is missing, by a name that never changes. */
export type EngineFault =
  | "no-worklet"
  | "no-webassembly"
  | "no-simd"
  | "no-shared-memory"
  | "processor-not-loaded"
  | "engine-not-loaded"
  | "engine-refused"
  | "no-answer"
  | "needs-gesture"
  | "trapped"
  | "closed";

/** The engine could not be opened, or is no more. The message says what to do. */
export class EngineError extends Error {
  readonly code: EngineFault;

  constructor(code: EngineFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineError";
    this.code = code;
  }
}
