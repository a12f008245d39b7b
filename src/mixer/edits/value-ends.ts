import type { ParamValue } from "../../params/spec.ts";

/** What setting values needs of the mixer. */
export interface ValueEnds {
  /** A change that is an edit of its own. */
  edit(change: () => void): void;
  /** What was changed is a step, unless an edit is open. */
  settled(): void;
  /** Whatever is changed until what it returns is called is one step. */
  gesture(): () => void;
  /** A value has come to where a step sent it. Returns what makes that unsaid. */
  arrived(target: string, value: ParamValue): () => void;
  /** It is set, and the engine and its own listeners know. */
  told(target: string): void;
}
