import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { smallSession, type Workplace, workplace } from "./command.ts";

type Document = ReturnType<typeof smallSession>;
const set = (record: unknown, changes: object) => Object.assign(record as object, changes);
const clip = (document: Document) => (document.strips[0]!.clips as object[])[0];
const insert = (document: Document) => (document.strips[1]!.inserts as object[])[0];

function spoilt(spoil: (document: Document, at: Workplace) => unknown): { at: Workplace; files: string[] } {
  const at = workplace();
  at.noise("stems/kick.wav", 480);
  at.noise("stems/bass.wav", 480);
  const document = smallSession();
  const instead = spoil(document, at);
  at.write("session.json", typeof instead === "string" ? instead : JSON.stringify(document));
  return { at, files: at.files() };
}

/** Code, place, what was found, what to do: each must be in the sentence. */
const cases: [string, string, string[], (document: Document, at: Workplace) => unknown][] = [
  ["bad-json", "", ["not JSON", 'line 2, column 1: found "}", expected a value'], () => '{ "format":\n}'],
  ["bad-format", "format", ['"other"', 'expected "postfade-session"'], (d) => set(d, { format: "other" })],
  ["bad-version", "version", ["found 2", "expected 1"], (d) => set(d, { version: 2 })],
  ["bad-type", "strips[3].mute", ['found "yes"', "expected true or false"], (d) => set(d.strips[3], { mute: "yes" })],
  ["out-of-range", "strips[3].faderDb", ["found 13", "from -144 to 12 (dB)"], (d) => set(d.strips[3], { faderDb: 13 })],
  ["unknown-key", "strips[3].fader", ['did you mean "faderDb"?'], (d) => set(d.strips[3], { fader: 0 })],
  [
    "unknown-plugin",
    "strips[1].inserts[0].plugin",
    ['"compresor"', 'did you mean "compressor"?'],
    (d) => set(insert(d), { plugin: "compresor" }),
  ],
  [
    "unknown-param",
    "strips[1].inserts[0].params.attack",
    ['did you mean "attackMs"?'],
    (d) => set(insert(d), { params: { attack: 1 } }),
  ],
  [
    "unknown-strip",
    "strips[0].sends[0].to",
    ['no strip named "rom" (did you mean "room"?)'],
    (d) => set(d.strips[0], { sends: [{ to: "rom" }] }),
  ],
  [
    "duplicate-id",
    "strips[3].id",
    ['"room"', "strips[2]", "choose another"],
    (d) => {
      set(d.strips[3], { id: "room" });
      set(d.strips[0], { output: "room" });
    },
  ],
  [
    "cycle",
    "strips[2].output",
    ["mix -> room -> mix", "open it"],
    (d) => {
      set(d.strips[2], { output: "mix" });
      set(d.strips[3], { sends: [{ to: "room" }] });
    },
  ],
  ["no-master", "strips", ["a desk needs one"], (d) => set(d.strips[4], { role: "bus", output: null })],
  [
    "many-masters",
    "strips[4].role",
    ["strips[3] is the master already", "make this one a bus"],
    (d) => set(d.strips[3], { role: "master" }),
  ],
  ["bad-route", "strips[0].output", ['"bass" is a track', "goes to a bus"], (d) => set(d.strips[0], { output: "bass" })],
  [
    "missing-file",
    "strips[0].clips[0].file",
    ['"stems/kik.wav"', "check the name"],
    (d) => set(clip(d), { file: "stems/kik.wav" }),
  ],
  ["path-outside", "strips[0].clips[0].file", ['"../kick.wav"', "--allow-outside"], (d) => set(clip(d), { file: "../kick.wav" })],
  [
    "bad-audio",
    "strips[0].clips[0].file",
    ["stems/kick.wav", "cut short", "export or copy it again"],
    (_, at) => void at.write("stems/kick.wav", cutShort()),
  ],
  ["too-large", "lengthFrames", ["GB", "--from and --to"], (d) => set(d, { lengthFrames: 1e15 })],
];

/** A WAV that says more than it holds. */
function cutShort(): Uint8Array {
  const header = Buffer.alloc(44);
  header.write("RIFF\xff\xff\xff\x7fWAVEfmt ", "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(48000, 24);
  header.writeUInt32LE(192000, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(0xfffffff0, 40);
  return header;
}

test.each(cases)("%s at %s: exit 2, a sentence with the way out, and nothing is written", (code, place, words, spoil) => {
  const { at, files } = spoilt(spoil);
  const { code: exit, stdout, stderr } = at.run("render", "session.json", "-o", "mix.wav", "--stems", "out");
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  const line = stderr.split("\n").find((one) => one.startsWith(`${code}: ${place}`)) ?? stderr;
  for (const word of words) expect(line).toContain(word);
  expect(at.files()).toEqual(files);
});

test.each(cases)("%s at %s: with --json the list is JSON on stdout", (code, place, _, spoil) => {
  const { at, files } = spoilt(spoil);
  // Only a render has a length.
  const command = code === "too-large" ? ["render", "-o", "mix.wav"] : ["validate"];
  const { code: exit, stdout, stderr } = at.run(...command, "session.json", "--json");
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: "" });
  expect(JSON.parse(stdout)).toContainEqual({ code, path: place, message: expect.any(String) });
  expect(at.files()).toEqual(files);
});

test("the table above has every code there is", async () => {
  const { FAULT_CODES } = await import("../../src/session/fault.ts");
  expect([...new Set(cases.map(([code]) => code))].sort()).toEqual([...FAULT_CODES].sort());
});

test("faults of the document and of its files are told together", () => {
  const { at } = spoilt((document) => {
    set(clip(document), { file: "gone.wav" });
    set(document.strips[3], { faderDb: "loud", colour: "red" });
  });
  const { stdout } = at.run("validate", "session.json", "--json");
  expect((JSON.parse(stdout) as { code: string }[]).map(({ code }) => code)).toEqual(["bad-type", "unknown-key", "missing-file"]);
});

test("a link inside the folder that leads out of it is outside, unless that is allowed", () => {
  const elsewhere = workplace();
  elsewhere.noise("far.wav", 480);
  const { at } = spoilt((document, place) => {
    symlinkSync(elsewhere.path("far.wav"), place.path("stems/near.wav"));
    set(clip(document), { file: "stems/near.wav" });
  });
  expect(at.run("validate", "session.json").stderr).toContain("path-outside: strips[0].clips[0].file");
  expect(at.run("validate", "session.json", "--allow-outside").code).toBe(0);
  expect(at.run("render", "session.json", "-o", "mix.wav", "--allow-outside").code).toBe(0);
});

test.each([
  ["a session that is not there", ["render", "gone.json", "-o", "mix.wav"], "missing-file: there is no session file"],
  ["a folder for a session", ["validate", "stems"], "missing-file"],
  ["a folder that is not there", ["render", "session.json", "-o", "gone/mix.wav"], "missing-file: --output: there is no folder"],
  ["stdout to write to", ["render", "session.json", "-o", "-"], "bad-route: --output: stdout is not written to"],
  [
    "a name that is no WAV file's",
    ["render", "session.json", "-o", "mix.mp3"],
    'bad-route: --output: "mix.mp3" would be a WAV file',
  ],
  [
    "a file for a folder",
    ["render", "session.json", "-o", "mix.wav", "--stems", "session.json"],
    'bad-route: --stems: "session.json" is a file; name a folder',
  ],
  ["a file for the output's folder", ["render", "session.json", "-o", "session.json/mix.wav"], "is a file; name a folder"],
  ["a folder to write to", ["render", "session.json", "-o", "stems"], 'bad-route: --output: "stems" is a folder'],
  [
    "a source to write to",
    ["render", "session.json", "-o", "stems/kick.wav"],
    'bad-route: --output: "stems/kick.wav" is a file that the session is made of',
  ],
  ["stems over sources", ["render", "session.json", "-o", "mix.wav", "--stems", "stems"], "bad-route: --stems"],
  ["the session to write to", ["render", "session.json", "-o", "session.json"], "bad-route: --output"],
  [
    "a part after the end",
    ["render", "session.json", "-o", "mix.wav", "--from", "1"],
    "out-of-range: --from: found 1 s, expected less than 0.01 s",
  ],
  [
    "a part that ends before it begins",
    ["render", "session.json", "-o", "mix.wav", "--from", "0.005", "--to", "0.004"],
    "out-of-range: --from",
  ],
  ["a part without length", ["render", "session.json", "-o", "mix.wav", "--to", "0"], "out-of-range: --to: found 0 s"],
  [
    "a strip that is not there",
    ["explain", "session.json", "kik"],
    'unknown-strip: STRIP: no strip named "kik" (did you mean "kick"?); there are kick, bass, room, mix, master',
  ],
  ["a file that is not there", ["measure", "gone.wav"], "missing-file: gone.wav: there is no file"],
  ["a file that is no audio", ["measure", "session.json"], "bad-audio: session.json"],
])("%s is refused with exit 2, and nothing is written", (_, args, sentence) => {
  const { at, files } = spoilt(() => {});
  const { code, stdout, stderr } = at.run(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(sentence);
  expect(at.files()).toEqual(files);
});

test.skipIf(process.platform === "win32")("a pipe to write to is refused, and stays a pipe", () => {
  const { at } = spoilt(() => {});
  execFileSync("mkfifo", [at.path("pipe")]);
  const { code, stderr } = at.run("render", "session.json", "-o", "pipe");
  expect(code).toBe(2);
  expect(stderr).toContain('bad-route: --output: "pipe" is a device or a pipe; name a plain file');
  expect(lstatSync(at.path("pipe")).isFIFO()).toBe(true);
});

test.skipIf(process.platform === "win32")("a session's pipe is refused as what it is", () => {
  const { at } = spoilt(() => {});
  execFileSync("mkfifo", [at.path("pipe")]);
  const { code, stderr } = at.run("validate", "pipe");
  expect(code).toBe(2);
  expect(stderr).toContain('missing-file: "pipe" is a device or a pipe; name the session\'s file');
});

test.skipIf(process.platform === "win32")(
  "a link to write to stays one, and the file behind it is written; one that leads nowhere is refused",
  () => {
    const { at } = spoilt(() => {});
    at.write("elsewhere/mix.wav", "before");
    symlinkSync(at.path("elsewhere/mix.wav"), at.path("link.wav"));
    expect(at.run("render", "session.json", "-o", "link.wav").code).toBe(0);
    expect(lstatSync(at.path("link.wav")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at.path("elsewhere/mix.wav")).subarray(0, 4).toString()).toBe("RIFF");
    symlinkSync(at.path("gone/mix.wav"), at.path("dead.wav"));
    const { code, stderr } = at.run("render", "session.json", "-o", "dead.wav");
    expect(code).toBe(2);
    expect(stderr).toContain('bad-route: --output: "dead.wav" is a link that leads nowhere; name a plain file');
  },
);

test.each([
  [["render", "session.json"], "(postfade render --help says more)"],
  [["render", "session.json"], "required option '-o, --output <file>'"],
  [["render", "session.json", "-o", "mix.wav", "--normalise", "14"], "A loudness is a number of LUFS from -70 to 0"],
  [["render", "session.json", "-o", "mix.wav", "--bits", "20"], "Allowed choices are 16, 24, 32f"],
  [["render", "session.json", "-o", "mix.wav", "--from", "soon"], "Seconds are a number, 0 or more"],
  [["render", "session.json", "-o", "mix.wav", "--block", "0"], "Frames are a whole number, 1 or more"],
  [["rendr"], "Did you mean render?"],
  [["measure"], "missing required argument 'file'"],
])("%j is not understood: exit 1", (args, sentence) => {
  const { at, files } = spoilt(() => {});
  const { code, stderr } = at.run(...args);
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
  expect(at.files()).toEqual(files);
});
