import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { buildRevision, TODAY } from "./compare/worktree.ts";
import { table, threeFigures } from "./report/table.ts";
import { root } from "./root.ts";
import { median, pairedRatio } from "./statistics.ts";

/** `npm run bench:compare REV [-- --rounds N --quick]`: this working tree against another revision, turn by turn, benchmark by benchmark. */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, quick: { type: "boolean", default: false } },
});
const say = (what: string) => console.error(what);

try {
  await compare(positionals[0], Number(options.rounds));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function compare(revision: string | undefined, rounds: number): Promise<void> {
  if (revision === undefined) throw new Error("Compare with which revision? Usage: npm run bench:compare HEAD~1");
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds is ${options.rounds}; a whole number from 1`);
  const other = await buildRevision(revision, say);
  process.once("SIGINT", () => other.remove().finally(() => process.exit(130)));
  try {
    const now: Record<string, number>[] = [];
    const then: Record<string, number>[] = [];
    const questions = await questionsFor(other.folder, revision);
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`);
      now.push(await measure(root, "bench"));
      then.push(await measure(other.folder, questions));
    }
    console.log(comparison(revision, now, then));
  } finally {
    await other.remove();
  }
}

/** Today's questions, unless the other revision is too unlike to understand them; then its own of the same names. */
async function questionsFor(folder: string, revision: string): Promise<string> {
  try {
    await measure(folder, TODAY);
    return TODAY;
  } catch (error) {
    const why = /(?:Error|error)[^\n]*/.exec(String(error))?.[0] ?? String(error);
    say(`${revision} cannot be asked today's questions (${why}); it is asked its own of the same names`);
    return "bench";
  }
}

/** In a process of its own, so that nothing of one revision is warm for the other. */
async function measure(folder: string, questions: string): Promise<Record<string, number>> {
  const args = ["scripts/run.mjs", `${questions}/measure.ts`, ...(options.quick ? ["--quick"] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

/** Only what both could answer: a plugin that one of them does not have has no ratio. */
function comparison(revision: string, now: readonly Record<string, number>[], then: readonly Record<string, number>[]): string {
  const names = Object.keys(now[0]!).filter((name) => name in then[0]!);
  const rows = names.map((name) => {
    const [times, before] = [now, then].map((rounds) => rounds.map((found) => found[name]!)) as [number[], number[]];
    const { min, median: middle, max } = pairedRatio(times, before);
    return [name, ...[median(before), median(times), middle, min, max].map(threeFigures)];
  });
  const head = ["Desks in us, steps in ns", `at ${revision}`, "here", "ratio", "min", "max"];
  return `${table(head, rows)}\nA ratio under 1 is faster here.`;
}
