import { Command, InvalidArgumentError, Option } from "commander";
import { type NeedleName, needleScales } from "../loudness/needle-scales.ts";
import { WAV_BITS } from "../offline/wav.ts";
import { type BenchCommand, bench } from "./commands/bench.ts";
import { explain } from "./commands/explain.ts";
import { type MeasureCommand, measure } from "./commands/measure.ts";
import { type RenderCommand, render } from "./commands/render.ts";
import { validate } from "./commands/validate.ts";
import { concluded } from "./outcome.ts";

const EXIT_CODES = `
Exit codes: 0 done; 1 an option or argument is not understood; 2 the session or a file of it is at fault (every fault is listed, nothing is
written); 3 the result could not be written; 70 a mistake in Postfade itself; 130 or 143 interrupted.`;

/** The postfade command, as words and options; what it does is in `commands/`. */
export function postfade(version: string): Command {
  const program = new Command("postfade").description("Mixes sessions of a Postfade desk without a sound card.").version(version);
  program.addHelpText("after", EXIT_CODES).showHelpAfterError("(postfade --help says more)");

  sessionCommand(program, "render", "mixes a session to a WAV file")
    .requiredOption("-o, --output <file>", "the WAV file")
    .option("--stems <folder>", "one file per strip as well, after its fader")
    .addOption(new Option("--bits <format>", "sample format").choices(WAV_BITS).default("24"))
    .option("--no-dither", "round 16 and 24 bits without dither")
    .option("--from <seconds>", "begin there", seconds)
    .option("--to <seconds>", "end there", seconds)
    .option("--block <frames>", "render in blocks of so many frames; the sound is the same", wholeFrames)
    .option("--normalise <lufs>", "as loud as that, the stems with it", lufs)
    .option("--json", "faults or a report as JSON", false)
    .action((session: string, options: RenderCommand) => concluded(options.json, () => render(session, options)));

  sessionCommand(program, "validate", "lists every fault of a session and of its files")
    .option("--json", "the list as JSON", false)
    .action((session: string, options) => concluded(options.json, () => validate(session, options)));

  sessionCommand(program, "explain", "says the signal path in words, with latencies")
    .argument("[strip]", "one strip only")
    .option("--plan", "the steps of the audio thread instead", false)
    .action((session: string, strip: string | undefined, options) => concluded(false, () => explain(session, strip, options)));

  program
    .command("measure")
    .description("measures audio files: loudness (BS.1770-5, EBU R 128), true peak and sample peak")
    .argument("<file...>", "WAV, FLAC, MP3 or Ogg")
    .option("--needle <names>", `how high needles go: ${Object.keys(needleScales).join(", ")}; several with commas`, needles)
    .option("--json", "a list as JSON, null where a figure is not defined", false)
    .action((files: string[], options: MeasureCommand) => concluded(options.json, () => measure(files, options)));

  program
    .command("bench")
    .description("says how fast this machine mixes, and how many tracks it would run in real time")
    .addOption(new Option("--seconds <seconds>", "of sound for each desk and round").argParser(someSeconds).default(4))
    .option("--json", "the figures as JSON", false)
    .action((options: BenchCommand) => concluded(options.json, () => bench(options)));
  for (const command of program.commands) command.showHelpAfterError(`(postfade ${command.name()} --help says more)`);
  return program;
}

function sessionCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument("<session>", "the session's JSON file")
    .option("--allow-outside", "let audio files lie outside the session's folder", false);
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("Seconds are a number, 0 or more.");
  return value;
}

function lufs(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= -70 && value <= 0))
    throw new InvalidArgumentError("A loudness is a number of LUFS from -70 to 0, like -16.");
  return value;
}

function needles(text: string): NeedleName[] {
  const names = text.split(",").map((name) => name.trim());
  for (const name of names)
    if (!Object.hasOwn(needleScales, name))
      throw new InvalidArgumentError(`There is no meter "${name}"; there are ${Object.keys(needleScales).join(", ")}.`);
  return names as NeedleName[];
}

function someSeconds(text: string): number {
  const value = seconds(text);
  if (value < 0.5 || value > 60)
    throw new InvalidArgumentError("Seconds are a number from 0.5 to 60: less sound takes too little time to tell.");
  return value;
}

function wholeFrames(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Frames are a whole number, 1 or more.");
  return value;
}
