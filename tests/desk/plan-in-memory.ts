import { stepsIn } from "../../bench/kernels/plan-watch.ts";
import type { EngineInstance } from "../../src/engine/instance.ts";
import { plugins } from "../../src/plugins/index.ts";
import { fieldOffsets } from "../../src/protocol/commands.ts";
import { encode } from "../../src/protocol/encode.ts";
import { LOUDNESS_PAIRS_AT, loudnessPairs, NEEDLE_PAIRS_AT, needlePairs } from "../../src/protocol/gauges.ts";
import { insertWords, RAMP_BYTES, RECORD_CODE_AT } from "../../src/protocol/layout.ts";
import { type StepName, steps } from "../../src/protocol/steps.ts";
import type { Transport } from "../../src/protocol/transport.ts";

const SWAP_CODE = new DataView(encode("swap", 0, { plan: 0, serial: 0, moves: 0, moveCount: 0 }).buffer).getUint32(
  RECORD_CODE_AT,
  true,
);

/** Where a gauge's state keeps what its filters remember. */
const PAIRS = {
  loudness: { at: LOUDNESS_PAIRS_AT, count: loudnessPairs.length },
  needle: { at: NEEDLE_PAIRS_AT, count: needlePairs.length },
};

/** Remembers where the newest plan is, as the records that pass by say. */
export class PlanWatch {
  address = 0;

  readonly wire = (transport: Transport): Transport => ({
    ...transport,
    send: (record) => {
      const view = new DataView(record.buffer, record.byteOffset);
      if (view.getUint32(RECORD_CODE_AT, true) === SWAP_CODE) this.address = view.getUint32(fieldOffsets("swap").plan!, true);
      return transport.send(record);
    },
  });

  /** Names of the steps in the plan, each once. */
  kinds(engine: EngineInstance): Set<StepName> {
    return new Set([...stepsIn(engine.status.buffer, this.address)].map(({ name }) => name));
  }

  /** What each gauge of a kind remembers, where it lies in engine memory: the filters' pairs. */
  gauges(engine: EngineInstance, gauge: keyof typeof PAIRS): Float64Array[] {
    const { buffer } = engine.status;
    const found: Float64Array[] = [];
    for (const { name, words } of stepsIn(buffer, this.address)) {
      if (name !== gauge) continue;
      const first = 1 + steps[gauge].indexOf("state0");
      for (const state of words.subarray(first, first + 4).filter((address) => address !== 0))
        found.push(new Float64Array(buffer, state + PAIRS[gauge].at, 2 * PAIRS[gauge].count));
    }
    return found;
  }

  /** The state of every bank of plugins where it lies in engine memory: field f of lane l at 4 f + l. */
  banks(engine: EngineInstance): { readonly plugin: string; readonly state: Float32Array }[] {
    const { buffer } = engine.status;
    const found: { plugin: string; state: Float32Array }[] = [];
    for (const { name, words } of stepsIn(buffer, this.address)) {
      if (name !== "plugin") continue;
      const argument = (name: (typeof steps.plugin)[number]) => words[1 + steps.plugin.indexOf(name)]!;
      const state = new Float32Array(buffer, argument("bank"), engine.layout.bankFields[argument("plugin")]! * 4);
      found.push({ plugin: plugins[argument("plugin")]!.id, state });
    }
    return found;
  }

  /** What the plugins' own lines hold, of every insert in a bank: a ring for each side. */
  lines(engine: EngineInstance): Float32Array[] {
    const { buffer } = engine.status;
    return this.inserts(engine)
      .filter(({ line }) => line !== 0)
      .map(({ line, lineMask }) => new Float32Array(buffer, line, 2 * (lineMask + 1)));
  }

  /** The words of every insert in a bank. */
  inserts(engine: EngineInstance): Record<(typeof insertWords)[number], number>[] {
    const { buffer } = engine.status;
    const found: Record<(typeof insertWords)[number], number>[] = [];
    for (const { name, words } of stepsIn(buffer, this.address)) {
      if (name !== "plugin") continue;
      const first = 1 + steps.plugin.indexOf("insert0");
      for (const insert of words.subarray(first, first + 4).filter((address) => address !== 0)) {
        const said = new Int32Array(buffer, insert + RAMP_BYTES, insertWords.length);
        found.push(Object.fromEntries(insertWords.map((name, i) => [name, said[i]!])) as (typeof found)[number]);
      }
    }
    return found;
  }
}
