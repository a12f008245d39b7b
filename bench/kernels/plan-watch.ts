import type { EngineInstance } from "../../src/engine/instance.ts";
import { fieldOffsets } from "../../src/protocol/commands.ts";
import { encode } from "../../src/protocol/encode.ts";
import { RECORD_CODE_AT } from "../../src/protocol/layout.ts";
import { type StepName, stepNameOf, steps, stepWords } from "../../src/protocol/steps.ts";
import type { Transport } from "../../src/protocol/transport.ts";

/** A step where it lies in engine memory. */
export interface PlacedStep {
  readonly name: StepName;
  readonly words: Int32Array;
  /** Addresses of the signals it reads and writes. */
  readonly planars: readonly number[];
  readonly quads: readonly number[];
}

const SWAP_CODE = new DataView(encode("swap", 0, { plan: 0, serial: 0, moves: 0, moveCount: 0 }).buffer).getUint32(
  RECORD_CODE_AT,
  true,
);
const SIGNAL = /^(quad|input|output|key|source\d?|target\d?)$/;
/** Of these steps every signal is a quad; of the others only the argument that says so. */
const ON_QUADS: readonly StepName[] = ["gain", "plugin", "meter", "loudness", "truePeak", "needle", "scope"];
/** Arguments that are numbers of external inputs and outputs, not addresses. */
const NUMBERS: Partial<Record<StepName, string>> = { input: "input", output: "output" };

/** Every step of a plan that begins at an address, but its end. */
export function* stepsIn(
  memory: ArrayBufferLike,
  address: number,
): Generator<{ readonly name: StepName; readonly words: Int32Array }> {
  for (let at = address; ; ) {
    const [head] = new Int32Array(memory, at, 1);
    const name = stepNameOf(head!);
    if (name === "end") return;
    const words = new Int32Array(memory, at, stepWords(name));
    yield { name, words };
    at += words.byteLength;
  }
}

/** A wire that remembers where the newest plan is, as the records that pass by say. */
export class PlanWatch {
  address = 0;
  readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = { ...transport, send: (record) => this.#pass(transport, record) };
  }

  #pass(transport: Transport, record: Uint8Array): boolean {
    const view = new DataView(record.buffer, record.byteOffset);
    if (view.getUint32(RECORD_CODE_AT, true) === SWAP_CODE) this.address = view.getUint32(fieldOffsets("swap").plan!, true);
    return transport.send(record);
  }

  /** The newest plan, without its end. */
  steps(engine: EngineInstance): PlacedStep[] {
    const found: PlacedStep[] = [];
    for (const { name, words } of stepsIn(engine.status.buffer, this.address)) {
      const signals = steps[name]
        .map((argument: string, i: number) => ({ argument, address: words[i + 1]! }))
        .filter(({ argument }) => SIGNAL.test(argument) && argument !== NUMBERS[name]);
      const isQuad = ({ argument }: { argument: string }) => ON_QUADS.includes(name) || argument === "quad";
      found.push({
        name,
        words: words.slice(),
        planars: signals.filter((signal) => !isQuad(signal)).map(({ address }) => address),
        quads: signals.filter(isQuad).map(({ address }) => address),
      });
    }
    return found;
  }
}
